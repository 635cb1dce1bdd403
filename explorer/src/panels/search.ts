// The search box: entities by name, alias, title or person, in every language at once.

import { cards, kindOf } from "../page/data";
import { button, make } from "../dom/dom";
import { icon } from "../dom/icons";
import { find, foundBy, texts } from "../page/finding";
import { change } from "../page/state";
import { grouped, nameOf, say } from "../words/language";
import type { Words } from "../page/data";

const WORDS = {
  search: ["Search names, titles, people", "搜索名称、标题、人名"] as Words,
  results: ["Search results", "搜索结果"] as Words,
  none: ["Nothing found", "没有找到"] as Words,
  near: ["Nothing has this name; these come near", "没有同名条目，以下相近"] as Words,
  only: ["Show only these %s", "仅显示这 %s 项"] as Words,
};
const MOST_HITS = 12;

const box = make("input", {
  id: "search", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
  "aria-autocomplete": "list", "aria-controls": "hits", "aria-expanded": "false",
});
const list = make("ul", { id: "hits", role: "listbox", hidden: true });
let found: number[] = [];
let hits: number[] = [];
let isGuess = false;
let at = -1;
let choose: (n: number) => void = () => {};

/** The search box; `visit` is called with what the reader chose. */
export function searchBox(visit: (n: number) => void): HTMLElement {
  choose = visit;
  return make("div", { class: "search", role: "search" }, box, make("kbd", { "aria-hidden": "true" }, "/"), list);
}

export const focusSearch = (): void => {
  box.focus();
  box.select();
};

export function nameSearch(): void {
  box.placeholder = say(WORDS.search);
  box.setAttribute("aria-label", say(WORDS.search));
  list.setAttribute("aria-label", say(WORDS.results));
}

/** Whether there are more than the list shows: its last row then shows them all in the views. */
const hasMore = (): boolean => found.length > hits.length;

const option = (k: number, ...content: Node[]): HTMLElement =>
  make("li", {
    role: "option", id: `hit-${k}`, "aria-selected": String(k === at),
    mousedown: (event: Event) => event.preventDefault(),
    click: () => take(k),
  }, ...content);

const row = (n: number, k: number): HTMLElement =>
  option(k, icon(kindOf(n)), make("span", { class: "what" }, nameOf(n)),
    make("span", { class: "by" }, foundBy(n, box.value)), make("span", { class: "count" }, say(kindOf(n).one)));

const rest = (): HTMLElement =>
  option(hits.length, make("span", { class: "all" }, say(WORDS.only, grouped(found.length))));

function showHits(): void {
  list.hidden = !box.value.trim();
  box.setAttribute("aria-expanded", String(!list.hidden));
  const none = make("li", { class: "none" }, say(WORDS.none));
  const near = make("li", { class: "none" }, say(WORDS.near));
  const rows = [...(isGuess ? [near] : []), ...hits.map(row), ...(hasMore() ? [rest()] : [])];
  list.replaceChildren(...(hits.length ? rows : [none]));
  if (at >= 0) {
    box.setAttribute("aria-activedescendant", `hit-${at}`);
    document.getElementById(`hit-${at}`)?.scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

function hideHits(): void {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

/** Go to a hit, or show all that was found and nothing else. */
function take(k: number): void {
  hideHits();
  box.value = "";
  box.blur();
  if (k < hits.length) choose(hits[k]);
  else change({ found: new Set(found) });
}

box.addEventListener("input", () => {
  ({ nodes: found, isGuess } = find(box.value));
  hits = found.slice(0, MOST_HITS);
  at = hits.length ? 0 : -1;
  showHits();
});
box.addEventListener("blur", hideHits);
box.addEventListener("focus", () => {
  // Ready before the first letter is typed.
  texts();
  if (box.value.trim()) showHits();
});
box.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) {
    const count = hits.length + Number(hasMore());
    at = (at + step + count) % count;
    showHits();
    event.preventDefault();
  } else if (event.key === "Enter" && at >= 0) {
    take(at);
    event.preventDefault();
  } else if (event.key === "Escape" && box.value) {
    box.value = "";
    hideHits();
    event.stopPropagation();
  }
});

/** A way to another entity. */
export const wayTo = (n: number): HTMLElement => {
  const way = button("", () => choose(n), { class: "way" });
  way.append(icon(kindOf(n)), nameOf(n));
  return way;
};

/** Whether there is anything to search. */
export const hasEntities = (): boolean => cards.length > 0;
