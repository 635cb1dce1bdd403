// The comparison as a table: facts down the side, entities along the top.

import type { Value, Words } from "../../page/data";
import { change, state, toggled } from "../../page/state";
import { button, type Child, make, outward } from "../../dom/dom";
import { nameOf, say } from "../../words/language";
import { wayTo } from "../../panels/search";
import { holds, textOf, textsOf } from "../table/values";
import { differs, groupTitle, GROUPS, type Line } from "./facts";
import type { Footnotes } from "./footnotes";
import type { Sheet } from "./writers";

const WORDS = {
  caption: ["Facts of the picked entities side by side", "所选条目的事实对照"] as Words,
  fact: ["Fact", "事实"] as Words,
  unknown: ["unknown", "未知"] as Words,
  differs: ["differs", "不同"] as Words,
  drop: ["Drop %s", "移除 %s"] as Words,
  other: ["also stated", "另有来源称"] as Words,
  deprecated: ["rejected", "不采纳"] as Words,
  preferred: ["preferred", "首选"] as Words,
  more: ["and %s more", "另有 %s 项"] as Words,
};
const MOST = 12;

/** A value as it is; the parts of a fact stand one after the other. */
function shown(value: Value): HTMLElement {
  if (value.n !== undefined) return wayTo(value.n);
  if (!value.f) return outward(textOf(value).replace(/^https?:\/\/(www\.)?/i, ""), value.u);
  const parts = value.f.flatMap((row) => row.v.map(shown));
  return make("span", {}, ...parts.flatMap((part, k) => (k ? [", ", part] : [part])));
}

/** Why a value is not, or is, the one that holds. */
function standing(value: Value): HTMLElement | null {
  if (!value.s && !value.w) return null;
  const words = [value.s ? say(WORDS[value.s]) : "", say(value.w)].filter(Boolean).join(": ");
  return make("span", { class: `standing ${value.s ?? ""}` }, words);
}

function item(value: Value, notes: Footnotes | null): HTMLElement {
  return make("li", { class: `value ${value.s ?? ""}` }, shown(value), notes?.marks(value.e) ?? null,
    notes || !holds(value) ? standing(value) : null);
}

function cellContent(values: Value[], notes: Footnotes | null): Child[] {
  if (!values.length) return [make("span", { class: "compare-unknown" }, say(WORDS.unknown))];
  const some = values.length > MOST + 1 ? values.slice(0, MOST) : values;
  const rest = values.length - some.length;
  return [
    make("ul", {}, ...some.map((value) => item(value, notes))),
    rest ? make("span", { class: "hint" }, say(WORDS.more, rest)) : null,
  ];
}

const differenceMark = (): HTMLElement =>
  make("span", { class: "differs-mark", title: say(WORDS.differs) },
    make("span", { "aria-hidden": "true" }, "≠"), make("span", { class: "unseen" }, say(WORDS.differs)));

function row(line: Line, notes: Footnotes | null): HTMLElement {
  const isOther = differs(line);
  return make("tr", { class: isOther ? "differs" : undefined },
    make("th", { scope: "row" }, line.title, isOther ? differenceMark() : null),
    ...line.cells.map((values) => make("td", {}, ...cellContent(values, notes))));
}

function head(n: number): HTMLElement {
  const words = say(WORDS.drop, nameOf(n));
  const drop = button("✕", () => change({ picked: toggled(state.picked, n) }), {
    class: "compare-drop", "data-hold": `drop-${n}`, "aria-label": words, title: words,
  });
  return make("th", { scope: "col", "data-n": n, class: state.selected === n ? "selected" : undefined },
    make("div", {}, wayTo(n), drop));
}

/** The lines by group, empty groups left out. */
const grouped = (lines: Line[]): { title: string; members: Line[] }[] =>
  GROUPS.map((group) => ({ title: groupTitle(group), members: lines.filter((line) => line.group === group) }))
    .filter(({ members }) => members.length);

/** The comparison of some entities; with footnotes, if there are any to hold them. */
export function comparison(nodes: number[], lines: Line[], notes: Footnotes | null): HTMLTableElement {
  const heading = (title: string): HTMLElement => make("tr", { class: "compare-group" },
    make("th", { scope: "rowgroup", colspan: nodes.length + 1 }, make("span", {}, title)));
  const bodies = grouped(lines).map(({ title, members }) =>
    make("tbody", {}, heading(title), ...members.map((line) => row(line, notes))));
  const corner = make("td", {}, make("span", { class: "unseen" }, say(WORDS.fact)));
  return make("table", { class: "comparison" },
    make("caption", { class: "unseen" }, say(WORDS.caption)),
    make("colgroup", {}, make("col", { class: "compare-facts" }), ...nodes.map(() => make("col"))),
    make("thead", {}, make("tr", {}, corner, ...nodes.map(head))),
    ...bodies);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The same for writing. */
export const sheetOf = (nodes: number[], lines: Line[]): Sheet => ({
  titles: [say(WORDS.fact), ...nodes.map(nameOf)],
  groups: grouped(lines).map(({ title, members }) =>
    ({ title, rows: members.map((line) => [capital(line.title), ...line.cells.map(textsOf)]) })),
  unknown: say(WORDS.unknown),
});
