// Findings: what works report of a model that they tested, on the cards of both.

import { type Evaluation, page, type Words } from "../page/data";
import { make } from "../dom/dom";
import { say } from "../words/language";
import { marks } from "./facts";
import { wayTo } from "./search";

const WORDS = {
  on: ["on", "数据："] as Words,
};

const byNode = new Map<number, Evaluation[]>();
for (const evaluation of page.evaluations) {
  for (const n of new Set([evaluation.m, evaluation.p])) {
    if (n !== undefined) byNode.set(n, [...(byNode.get(n) ?? []), evaluation]);
  }
}

/** How an outcome is marked, from good to bad, by its key. */
export const outcomeClass = (evaluation: Evaluation): string =>
  evaluation.o === undefined ? "outcome" : `outcome ${page.outcomes[evaluation.o].key.replace(/[^a-z-]/g, "")}`;

export const outcomeName = (evaluation: Evaluation): string =>
  evaluation.o === undefined ? "" : say(page.outcomes[evaluation.o].t);

function finding(evaluation: Evaluation, n: number): HTMLElement {
  const other = evaluation.m === n ? evaluation.p : evaluation.m;
  const figures = [...evaluation.metrics, ...evaluation.results].map((words) => say(words)).join(": ");
  return make("li", {},
    make("span", { class: outcomeClass(evaluation) }, outcomeName(evaluation)),
    other === undefined ? null : wayTo(other),
    evaluation.t === undefined ? null : wayTo(evaluation.t),
    evaluation.d.length ? make("span", { class: "on" }, `${say(WORDS.on)} `, ...evaluation.d.map(wayTo)) : null,
    ...evaluation.c.map((comment) => make("p", {}, say(comment))),
    figures ? make("p", { class: "hint" }, figures) : null,
    marks(evaluation.e));
}

/** The evaluations that a node has a part in, or nothing. */
export function evaluationsOf(n: number): HTMLElement | null {
  const found = byNode.get(n);
  return found ? make("ul", { class: "findings" }, ...found.map((each) => finding(each, n))) : null;
}
