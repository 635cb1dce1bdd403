// The whole tree as one drawing for print: axes, branches, lines, boxes and the legend.

import { svg } from "../../dom/dom";
import { AXIS, paintAxes } from "./ground";
import { paintLegend } from "./legend";
import type { Painting } from "./paint";
import type { Scene } from "./scene";

const MARGIN = 16;
const OPERATED = ["role", "tabindex", "aria-label", "aria-current", "data-n"];

/** Put a painting between its ground and its legend. Nothing in it may be operated any more. */
export function pictureOf(scene: Scene, painting: Painting): SVGSVGElement {
  const { figure } = scene;
  const width = Math.max(Math.ceil(figure.width), 480);
  const legend = paintLegend(scene, width);
  const top = MARGIN + AXIS + 8;
  const under = Math.ceil(top + figure.height + 20);
  const total = { width: width + 2 * MARGIN, height: under + legend.height + MARGIN };
  for (const element of painting.boxes.querySelectorAll("[role]")) {
    for (const name of OPERATED) element.removeAttribute(name);
  }
  legend.layer.setAttribute("transform", `translate(${MARGIN} ${under})`);
  return svg("svg", {
    viewBox: `0 0 ${total.width} ${total.height}`, ...total,
  },
    svg("g", { transform: `translate(${MARGIN} ${top})` },
      painting.ground, painting.lines, painting.boxes),
    svg("g", { transform: `translate(0 ${MARGIN})` },
      ...paintAxes(scene, { x: MARGIN, y: top - MARGIN, k: 1 }, total.width)),
    legend.layer);
}
