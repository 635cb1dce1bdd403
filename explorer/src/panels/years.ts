// The years: a small histogram over a slider with two thumbs.

import { cards, type Words, yearOf } from "../page/data";
import { change, passes, state } from "../page/state";
import { make, svg } from "../dom/dom";
import { say } from "../words/language";

const WORDS = {
  years: ["Years", "年份"] as Words,
  from: ["From year", "起始年份"] as Words,
  to: ["To year", "截止年份"] as Words,
};
const WIDTH = 196;
const HEIGHT = 34;

const known = cards.flatMap((_, n) => yearOf(n) ?? []);
export const firstYear = known.reduce((a, b) => Math.min(a, b), Infinity);
export const lastYear = known.reduce((a, b) => Math.max(a, b), -Infinity);

function histogram(low: number, high: number): SVGSVGElement {
  const counts = new Map<number, number>();
  cards.forEach((_, n) => {
    const year = yearOf(n);
    if (year !== null && passes(n, "years")) counts.set(year, (counts.get(year) ?? 0) + 1);
  });
  const most = Math.max(1, ...counts.values());
  const step = WIDTH / (lastYear - firstYear + 1);
  const bars = [...counts].map(([year, count]) => {
    const height = Math.max(1.5, (count / most) * HEIGHT);
    return svg("rect", {
      x: (year - firstYear) * step + 0.5, y: HEIGHT - height, width: Math.max(1, step - 1), height,
      class: year >= low && year <= high ? "in" : "out",
    });
  });
  return svg("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "histogram", preserveAspectRatio: "none", "aria-hidden": "true",
  }, ...bars);
}

function slider(id: string, words: Words, value: number, set: (year: number) => void): HTMLInputElement {
  const input = make("input", {
    id, type: "range", min: firstYear, max: lastYear, step: 1, "aria-label": say(words),
    change: () => set(Number(input.value)),
  });
  input.value = String(value);
  return input;
}

/** Two sliders that choose a range; the whole range is no choice. */
export function yearSlider(): HTMLElement {
  const [low, high] = state.years ?? [firstYear, lastYear];
  const set = (from: number, to: number): void => {
    const [a, b] = [Math.min(from, to), Math.max(from, to)];
    change({ years: a <= firstYear && b >= lastYear ? null : [a, b] });
  };
  return make("section", { class: "years" },
    make("h2", {}, say(WORDS.years), make("span", { class: "count" }, low === high ? String(low) : `${low}–${high}`)),
    histogram(low, high),
    make("div", { class: "range" },
      slider("side-from", WORDS.from, low, (year) => set(year, high)),
      slider("side-to", WORDS.to, high, (year) => set(low, year))));
}
