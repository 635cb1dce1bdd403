// Columns: one a year, with the years between, and stacked where something divides them.

import type { Words } from "../../page/data";
import { make, svg } from "../../dom/dom";
import { grouped, say } from "../../words/language";
import { short } from "./bars";
import type { Point } from "./chart";
import { roomFor } from "./lettering";

const WORDS = {
  other: ["others", "其他"] as Words,
  unnamed: ["not said", "未注明"] as Words,
};
const HEIGHT = 280;
const LEFT = 48;
const RIGHT = 14;
const BOTTOM = 24;
const TOP = 12;
/** As many parts as there are colours that one tells apart; the last is for all the others. */
const MOST_PARTS = 8;

/** Draw points as columns by year; `told` says in words what the chart is. */
export function columns(points: readonly Point[], told: string): Element[] {
  const parts = partsOf(points);
  const years = points.map(({ name }) => Number(name));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const width = roomFor(1000);
  const step = (width - LEFT - RIGHT) / (last - first + 1);
  const totals = new Map<number, number>();
  const drawn: Element[] = [];
  const most = highest(points);
  const up = (value: number): number => (value / most) * (HEIGHT - TOP - BOTTOM);
  for (const { name, part, value } of inOrder(points, parts)) {
    const year = Number(name);
    const below = totals.get(year) ?? 0;
    totals.set(year, below + value);
    drawn.push(svg("rect", {
      x: LEFT + (year - first) * step + step * 0.12, width: step * 0.76,
      y: HEIGHT - BOTTOM - up(below + value), height: Math.max(0.5, up(value)),
      class: `series-${placeIn(parts, part)}`,
    }, svg("title", {}, [name, part && nameOf(part), grouped(value)].filter(Boolean).join(" · "))));
  }
  const picture = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", "aria-label": told },
    ...lines(most, width, up), ...drawn, ...labels(first, last, step));
  return [picture, ...legend(parts)];
}

/** The parts, those with the largest sums first; nothing where there is but one. */
function partsOf(points: readonly Point[]): string[] {
  const sums = new Map<string, number>();
  for (const { part, value } of points) sums.set(part, (sums.get(part) ?? 0) + value);
  const parts = [...sums.keys()].sort((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0));
  return parts.length > 1 ? parts : [];
}

const placeIn = (parts: string[], part: string): number => Math.min(Math.max(0, parts.indexOf(part)), MOST_PARTS - 1);
const nameOf = (part: string): string => part || say(WORDS.unnamed);

const inOrder = (points: readonly Point[], parts: string[]): Point[] =>
  [...points].sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part));

function highest(points: readonly Point[]): number {
  const sums = new Map<string, number>();
  for (const { name, value } of points) sums.set(name, (sums.get(name) ?? 0) + Math.max(0, value));
  return Math.max(...sums.values()) || 1;
}

/** Lines at round numbers. */
function lines(most: number, width: number, up: (value: number) => number): Element[] {
  const rough = most / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * unit).find((each) => each >= rough) ?? unit;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step).flatMap((value) => {
    const y = HEIGHT - BOTTOM - up(value);
    return [
      svg("line", { x1: LEFT, x2: width, y1: y, y2: y, class: "rule" }),
      svg("text", { x: LEFT - 8, y: y + 4, "text-anchor": "end", class: "letters figures" }, short(value)),
    ];
  });
}

/** The years, as many of them as there is room for. */
function labels(first: number, last: number, step: number): Element[] {
  const every = Math.max(1, Math.ceil(42 / step));
  const years = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return years.filter((year) => (last - year) % every === 0).map((year) =>
    svg("text", { x: LEFT + (year - first + 0.5) * step, y: HEIGHT - 6, "text-anchor": "middle", class: "letters figures" }, String(year)));
}

function legend(parts: string[]): Element[] {
  if (!parts.length) return [];
  const hasRest = parts.length > MOST_PARTS;
  const named = parts.slice(0, hasRest ? MOST_PARTS - 1 : MOST_PARTS).map(nameOf);
  const names = hasRest ? [...named, say(WORDS.other)] : named;
  return [make("ul", { class: "legend" }, ...names.map((name, n) =>
    make("li", {}, svg("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" },
      svg("rect", { width: 12, height: 12, rx: 2, class: `series-${n}` })), name)))];
}
