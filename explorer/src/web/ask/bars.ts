// Bars: one a row, in the order of the table.

import type { Words } from "../../page/data";
import { make, svg } from "../../dom/dom";
import { grouped, say } from "../../words/language";
import type { Point } from "./chart";
import { cutTo, roomFor } from "./lettering";

const WORDS = {
  cut: ["The first %s of %s rows are drawn.", "仅绘制前 %s 行，共 %s 行。"] as Words,
};
const MOST = 40;
const LINE = 24;
const LETTERS = 13;

/** Draw points as bars; `told` says in words what the chart is. */
export function bars(points: readonly Point[], told: string): Element[] {
  const shown = points.slice(0, MOST);
  const width = roomFor(1000);
  const named = Math.min(width * 0.42, 380);
  const numbered = 64;
  const least = Math.min(0, ...shown.map(({ value }) => value));
  const most = Math.max(0, ...shown.map(({ value }) => value));
  const across = width - named - numbered;
  const place = (value: number): number => named + ((value - least) / (most - least || 1)) * across;
  const rows = shown.map(({ name, value }, n) => {
    const [from, to] = [place(Math.min(0, value)), place(Math.max(0, value))];
    return svg("g", {},
      svg("title", {}, `${name}: ${grouped(value)}`),
      svg("text", { x: named - 8, y: n * LINE + 16, "text-anchor": "end", class: "letters" }, cutTo(name, named - 12, LETTERS)),
      svg("rect", { x: from, y: n * LINE + 4, width: Math.max(1, to - from), height: LINE - 8, rx: 2, class: "series-0" }),
      svg("text", { x: to + 6, y: n * LINE + 16, class: "letters figures" }, short(value)));
  });
  const height = shown.length * LINE + 4;
  const drawn = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": told }, ...rows);
  if (shown.length === points.length) return [drawn];
  return [drawn, make("p", { class: "hint" }, say(WORDS.cut, grouped(shown.length), grouped(points.length)))];
}

/** A number with as many digits as one reads. */
export function short(value: number): string {
  const size = Math.abs(value);
  for (const [unit, letter] of [[1e12, "T"], [1e9, "G"], [1e6, "M"]] as const) {
    if (size >= unit) return `${Number((value / unit).toPrecision(3))} ${letter}`;
  }
  return Number.isInteger(value) ? grouped(value) : String(Number(value.toPrecision(4)));
}
