// The map as text: what is on display, kind by kind.

import { cards, kinds, type Words } from "../../page/data";
import { state, visibleNodes } from "../../page/state";
import { button, make } from "../../dom/dom";
import { wayTo } from "../../panels/search";
import { byName, grouped, say } from "../../words/language";

const WORDS = {
  none: ["Nothing passes the filters.", "没有符合筛选条件的条目。"] as Words,
  some: ["Showing %s of %s.", "显示 %s / %s 项。"] as Words,
  more: ["Show %s more", "再显示 %s 项"] as Words,
};
const AT_ONCE = 300;
/** Longer lists stay in the order of the data: sorting them by name takes too long. */
const MOST_SORTED = 4000;

/** Lists of all entities that pass the filters. */
export function mapText(): HTMLElement {
  const nodes = visibleNodes();
  const groups = kinds.map((kind, k) => ({ kind, members: nodes.filter((n) => cards[n].k === k) }));
  const sections = groups.filter(({ members }) => members.length).map(({ kind, members }) => {
    const sorted = members.length > MOST_SORTED ? members : members.sort(byName);
    const title = make("h2", {}, say(kind.t), make("span", { class: "count" }, grouped(members.length)));
    return make("section", {}, title, ...longList(sorted));
  });
  if (!sections.length) return make("p", { class: "hint" }, say(WORDS.none));
  return make("div", { class: "lists" }, ...sections);
}

const item = (n: number): HTMLElement =>
  make("li", { "aria-current": n === state.selected ? "true" : undefined }, wayTo(n));

/** A list of which the first part is shown, and a way to the rest. */
export function longList(nodes: readonly number[]): HTMLElement[] {
  const list = make("ul", {}, ...nodes.slice(0, AT_ONCE).map(item));
  if (nodes.length <= AT_ONCE) return [list];
  const note = make("p", { class: "hint", role: "status" });
  const more = button("", () => {
    const first = list.childElementCount;
    list.append(...nodes.slice(first, first + AT_ONCE).map(item));
    list.children[first].querySelector("button")?.focus();
    tell();
  }, { class: "more" });
  const tell = (): void => {
    const shown = list.childElementCount;
    note.textContent = shown < nodes.length ? say(WORDS.some, grouped(shown), grouped(nodes.length)) : "";
    more.textContent = say(WORDS.more, grouped(Math.min(AT_ONCE, nodes.length - shown)));
    more.hidden = shown >= nodes.length;
  };
  tell();
  return [list, note, more];
}
