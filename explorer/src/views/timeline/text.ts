// The timeline as text: works year by year, the latest first.

import { yearOf, type Words } from "../../page/data";
import { make } from "../../dom/dom";
import { byName, grouped, say } from "../../words/language";
import { longList } from "../map/text";
import { citedBy, shownWorks } from "./works";

const WORDS = {
  order: [
    "Within a year, works that others in this graph cite most come first.",
    "同一年内，按本图谱中的被引次数排列。",
  ] as Words,
};
export const WITHOUT_WORKS: Words = ["No work passes the filters.", "没有符合筛选条件的论文。"];

export function timelineText(): HTMLElement {
  const byYear = new Map<number, number[]>();
  for (const n of shownWorks()) {
    const year = yearOf(n) as number;
    byYear.set(year, [...(byYear.get(year) ?? []), n]);
  }
  if (!byYear.size) return make("p", { class: "hint" }, say(WITHOUT_WORKS));
  const years = [...byYear].sort(([a], [b]) => b - a).map(([year, members]) =>
    make("section", {},
      make("h2", {}, String(year), make("span", { class: "count" }, grouped(members.length))),
      ...longList(members.sort((a, b) => citedBy(b) - citedBy(a) || byName(a, b)))));
  return make("div", { class: "lists" }, make("p", { class: "hint" }, say(WORDS.order)), ...years);
}
