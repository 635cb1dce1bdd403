// A graph in an answer as a picture: things as marks, statements between them as lines.

import { kindOf, page, placeOfIri, type Words } from "../../page/data";
import { make, svg } from "../../dom/dom";
import { OUTLINES } from "../../dom/icons";
import { ink } from "../../dom/theme";
import { grouped, nameOf, say } from "../../words/language";
import { termName } from "../../ask/naming";
import { shortened } from "../../ask/terms";
import { cutTo, roomFor, roomOf } from "./lettering";
import { type Spot, spotsFor } from "./springs";
import { type Tie, type Tied, tiedIn } from "./ties";
import { addressOf } from "./ways";

const WORDS = {
  told: ["Picture of %s things and %s relations between them; they are listed below.", "%s 个事物及其间 %s 条关系的示意图，文字列表见下。"] as Words,
  cut: ["The %s things with the most relations are drawn, of %s.", "仅绘制关系最多的 %s 个事物，共 %s 个。"] as Words,
};
const MOST = 150;
const MOST_INKS = 7;
const EDGE = 26;
const LETTERS = 11.5;
const RADIUS = 6;

/** The picture; nothing where nothing is tied to anything. */
export function networkOf(text: string): HTMLElement | null {
  const tied = tiedIn(text, MOST);
  if (!tied.ties.length) return null;
  const width = roomFor(1100);
  const height = Math.round(Math.min(width * 0.85, 150 + Math.sqrt(tied.things.length) * 48));
  const place = ([x, y]: Spot): Spot => [EDGE + x * (width - 2 * EDGE), EDGE + y * (height - 2 * EDGE)];
  const spots = spotsFor(tied.things.length, tied.ties.map(({ from, to }) => [from, to])).map(place);
  const inks = inksFor(tied.ties);
  const told = say(WORDS.told, grouped(tied.things.length), grouped(tied.ties.length));
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": told },
    ...tied.ties.map((tie) => line(tie, spots, inks)),
    ...tied.things.map((iri, n) => mark(iri, spots[n], tied)),
    ...names(tied, spots, width));
  const cut = say(WORDS.cut, grouped(tied.things.length), grouped(tied.total));
  return make("figure", { class: "network" }, picture, legend(inks),
    tied.total > tied.things.length && make("p", { class: "hint" }, cut));
}

/** Inks for the relations that are drawn most; the others share the quiet one. */
function inksFor(ties: readonly Tie[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { relations: [first] } of ties) counts.set(first, (counts.get(first) ?? 0) + 1);
  const order = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  return new Map(order.slice(0, MOST_INKS).map((relation, n) => [relation, n]));
}

const spoken = (iri: string): string => say(termName(iri)) || shortened(iri, page.prefixes);

function line({ from, to, relations }: Tie, spots: Spot[], inks: Map<string, number>): SVGElement {
  const [[x1, y1], [x2, y2]] = [spots[from], spots[to]];
  const far = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / far, (y2 - y1) / far];
  const [tx, ty] = [x2 - ux * (RADIUS + 2), y2 - uy * (RADIUS + 2)];
  const [bx, by] = [tx - ux * 7, ty - uy * 7];
  const look = `series-${inks.get(relations[0]) ?? MOST_INKS}`;
  const head = `M${tx} ${ty}L${bx - uy * 3.2} ${by + ux * 3.2}L${bx + uy * 3.2} ${by - ux * 3.2}z`;
  return svg("g", { class: `tie ${look}` }, svg("title", {}, relations.map(spoken).join(", ")),
    svg("line", { x1, y1, x2: bx, y2: by }), svg("path", { d: head }));
}

function mark(iri: string, [x, y]: Spot, tied: Tied): SVGElement {
  const n = placeOfIri.get(iri);
  const shape = n === undefined ? undefined : OUTLINES[kindOf(n).shape];
  const fill = n === undefined ? {} : { fill: ink(kindOf(n)) };
  const drawn = shape
    ? svg("path", { d: shape, transform: `translate(${x - 8} ${y - 8})`, ...fill })
    : svg("circle", { cx: x, cy: y, r: n === undefined ? 4.5 : RADIUS, ...fill });
  const title = svg("title", {}, nameIn(iri, tied));
  // The list below has the same links for the keyboard.
  if (n !== undefined) return svg("a", { href: addressOf(n), tabindex: -1, class: "thing" }, title, drawn);
  return svg("g", { class: "thing other" }, title, drawn);
}

function nameIn(iri: string, { names: given }: Tied): string {
  const n = placeOfIri.get(iri);
  return n !== undefined ? nameOf(n) : (given.get(iri) ?? spoken(iri));
}

/** Names below the marks, where there is room; what is tied most comes first. */
function names(tied: Tied, spots: readonly Spot[], width: number): SVGElement[] {
  const taken = spots.map(([x, y]): Box => [x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]);
  return tied.things.flatMap((iri, n) => {
    const name = cutTo(nameIn(iri, tied), 150, LETTERS);
    const half = roomOf(name, LETTERS) / 2 + 2;
    const x = Math.min(Math.max(spots[n][0], half), width - half);
    const y = spots[n][1] + RADIUS + LETTERS;
    const box: Box = [x - half, y - LETTERS + 2, x + half, y + 3];
    if (taken.some((other) => overlap(box, other))) return [];
    taken.push(box);
    return [svg("text", { x, y, "text-anchor": "middle", class: "letters label" }, name)];
  });
}

type Box = [left: number, top: number, right: number, bottom: number];
const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function legend(inks: Map<string, number>): HTMLElement {
  return make("ul", { class: "legend" }, ...[...inks].map(([relation, n]) =>
    make("li", {}, svg("svg", { viewBox: "0 0 22 10", width: 22, height: 10, "aria-hidden": "true", class: `tie series-${n}` },
      svg("line", { x1: 0, y1: 5, x2: 15, y2: 5 }), svg("path", { d: "M22 5 15 2v6z" })), spoken(relation))));
}
