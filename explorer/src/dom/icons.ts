// Small pictures of kinds and relations, for the legend and for names.

import { type Kind, kindOf, type Relation } from "../page/data";
import { nameOf } from "../words/language";
import { make, svg } from "./dom";
import { ink } from "./theme";

/** Outlines of the shapes of nodes, in a box of 16. */
export const OUTLINES: Record<string, string> = {
  hexagon: "M1 8 4.5 2h7L15 8l-3.5 6h-7z",
  square: "M2.5 2.5h11v11h-11z",
  diamond: "M8 .8 15.2 8 8 15.2.8 8z",
  triangle: "M8 1.5 15 14H1z",
  triangleDown: "M8 14.5 15 2H1z",
  star: "M8 .5l2.2 5 5.3.5-4 3.6 1.2 5.3L8 12.1 3.3 14.9l1.2-5.3-4-3.6 5.3-.5z",
};

export function icon(kind: Kind): SVGSVGElement {
  const outline = OUTLINES[kind.shape];
  const fill = ink(kind);
  return svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" },
    outline ? svg("path", { d: outline, fill }) : svg("circle", { cx: 8, cy: 8, r: 6, fill }));
}

export const stroke = (relation: Relation): SVGSVGElement =>
  svg("svg", { viewBox: "0 0 34 10", class: "stroke", "aria-hidden": "true" },
    svg("line", {
      x1: 1, y1: 5, x2: 26, y2: 5, stroke: ink(relation),
      "stroke-width": Math.max(1.5, relation.width), "stroke-dasharray": relation.dash.join(" "),
    }),
    svg("path", { d: "M33 5 26.5 2v6z", fill: ink(relation) }));

/** The name of an entity with its picture. */
export const named = (n: number): HTMLElement => make("span", { class: "named" }, icon(kindOf(n)), nameOf(n));
