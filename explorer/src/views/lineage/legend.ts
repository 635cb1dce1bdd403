// The legend, on the page and in the picture: what boxes, marks and lines mean.

import { kinds, relations, type Words } from "../../page/data";
import { make, svg } from "../../dom/dom";
import { FONT, ground, hairline, ink, lettering } from "../../dom/theme";
import { nameOf, say } from "../../words/language";
import { widthOf } from "./measure";
import { arrowAt, dashOf, onColour, strengthOf, tickAt } from "./paint";
import type { Scene } from "./scene";

const WORDS = {
  kin: ["Ancestors and descendants of %s.", "%s 的祖先与后代。"] as Words,
  arrows: ["Arrows run from ancestor to descendant.", "箭头由祖先指向后代。"] as Words,
  open: ["open weights", "权重公开"] as Words,
  other: ["weights not known to be public", "权重未公开或不详"] as Words,
  reviewed: ["peer-reviewed", "经同行评议"] as Words,
  folded: ["folded variants", "收起的变体"] as Words,
  months: ["Within a year, order follows the month where it is known.", "同一年内，月份已知者按月份先后排列。"] as Words,
};

interface Entry {
  picture: SVGElement[];
  words: string;
}
/** The size of a picture in the legend. */
const WIDE = 34;
const HIGH = 14;

const boxEntry = (words: string, fill: string, colour: string, ...inside: SVGElement[]): Entry => ({
  picture: [
    svg("rect", { x: 5, y: 1, width: 24, height: 12, rx: 3.5, fill, stroke: colour, "stroke-width": 1.3 }),
    ...inside,
  ],
  words,
});

function entriesOf(scene: Scene): Entry[] {
  const colour = ink(kinds[scene.kind]);
  const used = new Set(scene.figure.routes.map(({ bond }) => bond.r));
  const looks = [...scene.looks.values()];
  const tick = svg("path", {
    d: tickAt(13, 7), fill: "none", stroke: onColour(colour), "stroke-width": 1.5, "stroke-linecap": "round",
  });
  const plus = svg("text", {
    x: 17, y: 10.5, "text-anchor": "middle",
    "font-family": FONT, "font-size": 9.5, "font-weight": 600, fill: lettering(),
  }, "+3");
  return [
    ...relations.flatMap((relation, r) => (used.has(r) ? [lineEntry(r, say(relation.t))] : [])),
    ...(looks.some((look) => look.isOpen)
      ? [boxEntry(say(WORDS.open), colour, colour), boxEntry(say(WORDS.other), ground(), colour)] : []),
    ...(looks.some((look) => look.isReviewed) ? [boxEntry(say(WORDS.reviewed), colour, colour, tick)] : []),
    ...(looks.some((look) => look.chip?.startsWith("+"))
      ? [boxEntry(say(WORDS.folded), ground(), hairline(), plus)] : []),
  ];
}

function lineEntry(r: number, words: string): Entry {
  const relation = relations[r];
  const { width, opacity } = strengthOf(relation);
  return {
    picture: [
      svg("path", {
        d: "M1 7H27", stroke: ink(relation), "stroke-width": width, "stroke-opacity": opacity,
        "stroke-dasharray": dashOf(relation) || "none",
      }),
      svg("path", { d: arrowAt(33.5, 7), fill: ink(relation), "fill-opacity": opacity }),
    ],
    words,
  };
}

const notes = ({ about, figure }: Scene): string[] => [
  ...(about === null ? [] : [say(WORDS.kin, nameOf(about))]),
  say(WORDS.arrows), ...(figure.bands.some((band) => band.year !== null) ? [say(WORDS.months)] : []),
];

const row = ({ picture, words }: Entry): HTMLElement => make("li", {}, svg("svg", {
  viewBox: `0 0 ${WIDE} ${HIGH}`, width: WIDE, height: HIGH, "aria-hidden": "true",
}, ...picture), words);

export const showLegend = (scene: Scene): HTMLElement[] => [
  make("ul", {}, ...entriesOf(scene).map(row)),
  make("p", { class: "hint" }, notes(scene).join(" ")),
];

/** The legend as a drawing of such a width, and its height. */
export function paintLegend(scene: Scene, width: number): { layer: SVGGElement; height: number } {
  const layer = svg("g", {});
  let [x, y] = [0, 0];
  const text = (at: number, words: string): SVGElement =>
    svg("text", { x: at, y: y + 11, "font-family": FONT, "font-size": 12, fill: lettering() }, words);
  for (const { picture, words } of entriesOf(scene)) {
    const wide = WIDE + 6 + widthOf(words, 12) + 22;
    if (x + wide > width && x > 0) [x, y] = [0, y + 22];
    layer.append(svg("g", { transform: `translate(${x} ${y})` }, ...picture), text(x + WIDE + 6, words));
    x += wide;
  }
  for (const words of notes(scene)) {
    y += 22;
    layer.append(text(0, words));
  }
  return { layer, height: y + 22 };
}
