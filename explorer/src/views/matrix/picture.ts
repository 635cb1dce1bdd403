// The matrix as a picture of its own: names, signs, tints and what they mean.

import { svg } from "../../dom/dom";
import { FONT, ground, hairline, ink, lettering, softLettering } from "../../dom/theme";
import { nameOf } from "../../words/language";
import { columnWidth, type Drawing, markAt, regionName } from "./grid";
import type { Mark, Marks } from "./marks";
import type { Order } from "./order";
import { drawSigns, SHAPES, type Sign } from "./shapes";

const ROW = 19;
const HEADING = 24;
const SIZE = 11.5;
const EDGE = 16;
const LONGEST = 44;
/** Column names lean, for the eye to read them. */
const LEAN = 55;
const ANGLE = (LEAN * Math.PI) / 180;

/** About how wide a text is: the fonts of the reader are not known. */
const wide = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > "⺀" ? SIZE : SIZE * 0.56), 0);

/** The name of an entity, if it is not too long. */
function short(n: number): string {
  const letters = [...nameOf(n)];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : nameOf(n);
}

type More = Record<string, string | number>;
const label = (x: number, y: number, words: string, more: More = {}): SVGTextElement =>
  svg("text", { x, y, "font-size": SIZE, "font-family": FONT, fill: lettering(), ...more }, words);

const line = (x1: number, y1: number, x2: number, y2: number): SVGLineElement =>
  svg("line", { x1, y1, x2, y2, stroke: hairline(), "stroke-width": 0.8 });

const TINTS: Record<string, keyof typeof SHAPES> = {
  claimed: "claim", trained: "pretrained", tested: "tested", leaky: "leak", doubtful: "possible-leak",
};

/** Where everything stands. */
class Plan {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** How far the names that lean out over the last columns reach. */
  readonly reach: number;
  readonly xs: number[] = [];
  readonly widths: number[];
  readonly hasHeadings: boolean;

  constructor(readonly order: Order, marks: Marks, drawing: Drawing) {
    const rows = order.groups.flatMap((group) => group.rows);
    const names = order.columns.map((n) => wide(short(n)));
    const sides = [...rows.map(short), ...order.groups.map(regionName)];
    this.hasHeadings = order.groups.length > 1 || order.groups[0]?.region >= 0;
    this.left = EDGE + 8 + Math.max(80, ...sides.map(wide));
    this.top = EDGE + 10 + Math.max(40, ...names) * Math.sin(ANGLE);
    this.widths = order.columns.map((column) => columnWidth(column, order, marks, drawing));
    let x = this.left;
    for (const width of this.widths) {
      this.xs.push(x);
      x += width;
    }
    this.right = x;
    this.bottom = this.top + rows.length * ROW + (this.hasHeadings ? order.groups.length * HEADING : 0);
    const ends = names.map((name, k) => this.middle(k) + name * Math.cos(ANGLE));
    this.reach = Math.max(x, ...ends);
  }

  middle(k: number): number {
    return this.xs[k] + this.widths[k] / 2;
  }
}

function columnNames(plan: Plan): SVGElement[] {
  return plan.order.columns.flatMap((n, k) => [
    line(plan.xs[k], plan.top, plan.xs[k], plan.bottom),
    label(3, 4, short(n), { transform: `translate(${plan.middle(k)} ${plan.top - 6}) rotate(-${LEAN})` }),
  ]);
}

/** A cell that holds something: its tint, and its signs. */
function cell(plan: Plan, drawing: Drawing, mark: Mark, k: number, y: number): SVGElement[] {
  const tint = TINTS[drawing.tint(mark)];
  const box = { x: plan.xs[k] + 0.5, y: y + 0.5, width: plan.widths[k] - 1, height: ROW - 1 };
  const filling = tint ? [svg("rect", { ...box, fill: ink(SHAPES[tint]), "fill-opacity": 0.14 })] : [];
  return [...filling, ...drawSigns(drawing.signs(mark), plan.middle(k), y + ROW / 2)];
}

function row(plan: Plan, marks: Marks, drawing: Drawing, n: number, y: number): SVGElement[] {
  const cells = plan.order.columns.flatMap((column, k) => {
    const mark = markAt(marks, drawing, n, column);
    return mark ? cell(plan, drawing, mark, k, y) : [];
  });
  const name = label(plan.left - 8, y + 13.5, short(n), { "text-anchor": "end" });
  return [line(EDGE, y, plan.right, y), name, ...cells];
}

function rows(plan: Plan, marks: Marks, drawing: Drawing): SVGElement[] {
  const made: SVGElement[] = [];
  let y = plan.top;
  for (const group of plan.order.groups) {
    if (plan.hasHeadings) {
      const look = { "font-weight": 700, fill: softLettering() };
      made.push(label(EDGE, y + HEADING - 7, regionName(group), look));
      y += HEADING;
    }
    for (const n of group.rows) {
      made.push(...row(plan, marks, drawing, n, y));
      y += ROW;
    }
  }
  return made;
}

/** What stands below the picture: the signs, and how much of the whole it shows. */
export interface Key {
  signs: Sign[];
  extent: string;
}

/** The legend in lines that are no wider than the picture. */
function legendLines(plan: Plan, key: Key, width: number): { parts: SVGElement[]; height: number } {
  const parts: SVGElement[] = [];
  let [x, y] = [EDGE, plan.bottom + 28];
  for (const sign of key.signs) {
    const room = 32 + wide(sign.says);
    if (x > EDGE && x + room > width - EDGE) [x, y] = [EDGE, y + 20];
    parts.push(...drawSigns([sign], x + 8, y - 4), label(x + 20, y, sign.says));
    x += room;
  }
  parts.push(label(EDGE, y + 20, key.extent, { fill: softLettering() }));
  return { parts, height: y + 20 + EDGE };
}

export function matrixPicture(order: Order, marks: Marks, drawing: Drawing, key: Key): SVGSVGElement {
  const plan = new Plan(order, marks, drawing);
  const width = Math.ceil(Math.max(plan.reach + EDGE, 520));
  const below = legendLines(plan, key, width);
  const height = Math.ceil(below.height);
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, fill: ground() },
    ...columnNames(plan), line(plan.right, plan.top, plan.right, plan.bottom), ...rows(plan, marks, drawing),
    line(EDGE, plan.bottom, plan.right, plan.bottom), ...below.parts);
}
