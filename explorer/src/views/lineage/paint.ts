// Boxes and lines as SVG, with every colour in the elements themselves, so that a copy of them stands alone.

import { kindOf, page, type Relation, relations, type Words, yearOf } from "../../page/data";
import { svg } from "../../dom/dom";
import { FONT, ground, ink, lettering } from "../../dom/theme";
import { nameOf, say } from "../../words/language";
import { type Bracket, type Figure, HEIGHT, type Route, type Seat } from "./figure";
import { inkOf, paintGround } from "./ground";
import { CHIP_GAP, type Look, MARK, NAME, nameWidth, PADDING, type Scene } from "./scene";

const WORDS = {
  unknown: ["year unknown", "年份不详"] as Words,
  noMonth: ["month unknown", "月份不详"] as Words,
  open: ["open weights", "权重公开"] as Words,
  reviewed: ["peer-reviewed", "经同行评议"] as Words,
  variants: ["with %s folded variants", "收起了 %s 个变体"] as Words,
  unfold: ["Unfold %s variants of %s", "展开 %s 个变体：%s"] as Words,
  fold: ["Fold the variants of %s", "收起 %s 的变体"] as Words,
};
const ROUND = 5;

export interface Painting {
  ground: SVGGElement;
  lines: SVGGElement;
  boxes: SVGGElement;
  lineOf: Map<Route, SVGGElement>;
  bracketOf: Map<Bracket, SVGElement>;
  boxOf: Map<number, SVGGElement>;
}

/** Dark or white, whichever reads better on a colour. */
export function onColour(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.2 ? "#0d1520" : "#ffffff";
}

export function paint(scene: Scene): Painting {
  const { figure, looks } = scene;
  const lineOf = new Map(quietFirst(figure.routes).map((route) => [route, paintLine(route)]));
  const bracketOf = new Map(figure.brackets.map((each) => [each, paintBracket(each, figure)]));
  const boxOf = new Map(inReadingOrder(figure).map((seat) =>
    [seat.n, paintBox(seat, looks.get(seat.n) as Look)]));
  return {
    ground: paintGround(scene),
    lines: svg("g", { "aria-hidden": "true", fill: "none" }, ...bracketOf.values(), ...lineOf.values()),
    boxes: svg("g", {}, ...boxOf.values()),
    lineOf, bracketOf, boxOf,
  };
}

/** Lineage is drawn last, over what is not descent in the strict sense. */
const quietFirst = (routes: readonly Route[]): Route[] =>
  [...routes].sort((a, b) => Number(a.bond.role === "lineage") - Number(b.bond.role === "lineage"));

/** Lane by lane, and in each along time. */
export const inReadingOrder = ({ seats }: Figure): Seat[] =>
  [...seats.values()].sort((a, b) => a.lane - b.lane || a.column - b.column || a.row - b.row);

export const dashOf = ({ dash }: Relation): string =>
  dash.map((length) => Math.max(1.5, length * 0.7)).join(" ");
export const strengthOf = (relation: Relation): { width: number; opacity: number } =>
  relation.role === "lineage" ? { width: 1.7, opacity: 1 } : { width: 1.1, opacity: 0.75 };

function paintLine({ bond, path, x, y }: Route): SVGGElement {
  const relation = relations[bond.r];
  const { width, opacity } = strengthOf(relation);
  const colour = ink(relation);
  return svg("g", { class: "bond" },
    svg("title", {}, `${nameOf(bond.from)} · ${say(relation.t)} · ${nameOf(bond.to)}`),
    svg("path", {
      d: path, fill: "none", stroke: colour, "stroke-width": width, "stroke-opacity": opacity,
      "stroke-dasharray": dashOf(relation) || "none",
    }),
    svg("path", { d: arrowAt(x, y), fill: colour, "fill-opacity": opacity }));
}

export const arrowAt = (x: number, y: number): string => `M${x} ${y}l-6.5 -3.2v6.4z`;

function paintBracket({ path, variant }: Bracket, { seats, lanes }: Figure): SVGElement {
  const region = lanes[seats.get(variant)?.lane ?? 0].region;
  const stroke = ink(inkOf(region, 0));
  return svg("path", { d: path, fill: "none", stroke, "stroke-width": 1.2, "stroke-opacity": 0.8 });
}

/** All that the box shows, in words. */
function tellBox(look: Look): string {
  const { n } = look;
  const date = page.nodes.date[n];
  const year = yearOf(n);
  return [
    nameOf(n), year === null ? say(WORDS.unknown) : date ? String(year) : `${year} (${say(WORDS.noMonth)})`,
    look.isOpen && say(WORDS.open), look.isReviewed && say(WORDS.reviewed),
    look.chip?.startsWith("+") && say(WORDS.variants, look.chip.slice(1)),
  ].filter(Boolean).join(", ");
}

function paintBox(seat: Seat, look: Look): SVGGElement {
  const colour = ink(inkOf(page.nodes.region[seat.n], page.kinds.indexOf(kindOf(seat.n))));
  const top = seat.y - HEIGHT / 2;
  const width = nameWidth(look);
  const text = look.isOpen ? onColour(colour) : lettering();
  const told = tellBox(look);
  const box = svg("g", { class: "box", role: "button", tabindex: -1, "data-n": seat.n, "aria-label": told },
    svg("title", {}, told),
    svg("rect", {
      class: "ring", x: seat.x - 3.5, y: top - 3.5, width: width + 7, height: HEIGHT + 7, rx: ROUND + 3,
      fill: "none",
    }),
    svg("rect", {
      x: seat.x, y: top, width, height: HEIGHT, rx: ROUND, fill: look.isOpen ? colour : ground(),
      stroke: colour, "stroke-width": 1.4,
    }),
    svg("text", {
      x: seat.x + PADDING, y: seat.y + 4.7, "font-family": FONT, "font-size": NAME, fill: text,
    }, look.label),
    look.isReviewed ? svg("path", {
      d: tickAt(seat.x + width - PADDING - MARK + 5, seat.y), fill: "none", stroke: text, "stroke-width": 1.6,
      "stroke-linecap": "round", "stroke-linejoin": "round",
    }) : null);
  return svg("g", { class: "seat" }, box, look.chip === null ? null : paintChip(seat, look, colour));
}

export const tickAt = (x: number, y: number): string => `M${x} ${y + 0.5}l3 3.2 5.2 -7`;

/** The button that folds and unfolds variants. */
function paintChip(seat: Seat, look: Look, colour: string): SVGGElement {
  const x = seat.x + nameWidth(look) + CHIP_GAP;
  const told = look.chip?.startsWith("+") ? say(WORDS.unfold, look.chip.slice(1), nameOf(look.n))
    : say(WORDS.fold, nameOf(look.n));
  return svg("g", { class: "chip", role: "button", tabindex: -1, "data-n": seat.n, "aria-label": told },
    svg("title", {}, told),
    svg("rect", {
      x, y: seat.y - HEIGHT / 2, width: look.chipWidth, height: HEIGHT, rx: ROUND,
      fill: ground(), stroke: colour, "stroke-width": 1, "stroke-dasharray": "2.5 1.5",
    }),
    svg("text", {
      x: x + look.chipWidth / 2, y: seat.y + 4, "text-anchor": "middle", "font-family": FONT, "font-size": 11,
      "font-weight": 600, fill: lettering(),
    }, look.chip));
}
