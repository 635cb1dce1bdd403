// Choosing what to compare: by name, or from what lies near.

import { kindOf, kinds, linksOf, places, type Words } from "../../page/data";
import { find } from "../../page/finding";
import { beside } from "../../page/neighbourhood";
import { change, state } from "../../page/state";
import { button, make } from "../../dom/dom";
import { icon } from "../../dom/icons";
import { byName, nameOf, say } from "../../words/language";

const WORDS = {
  add: ["Add by name", "按名称添加"] as Words,
  addOne: ["Add %s", "添加 %s"] as Words,
  none: ["Nothing has this name.", "没有同名条目。"] as Words,
  near: ["Close to what you picked", "与已选条目相近"] as Words,
  known: ["Most connected", "联系最多"] as Words,
};
const MOST_HITS = 8;
const MOST_SUGGESTED = 12;

export const pick = (n: number): void => change({ picked: new Set([...state.picked, n]) });

/** A button that adds an entity to the comparison. */
function adder(n: number): HTMLElement {
  const add = button("", () => pick(n), {
    class: "compare-add", "aria-label": say(WORDS.addOne, nameOf(n)), "data-hold": `add-${n}`,
  });
  add.append(icon(kindOf(n)), nameOf(n), make("span", { class: "plus", "aria-hidden": "true" }, "+"));
  return add;
}

const adders = (nodes: number[]): HTMLElement =>
  make("ul", {}, ...nodes.map((n) => make("li", {}, adder(n))));

/** A box that finds entities by name, to add them. */
export function addBox(): HTMLElement {
  const hits = make("div", { class: "compare-hits", role: "status" });
  const box = make("input", {
    type: "search", autocomplete: "off", spellcheck: "false", "data-hold": "add",
    placeholder: say(WORDS.add), "aria-label": say(WORDS.add),
    input: () => showHits(),
    keydown: (event: KeyboardEvent) => {
      const [first] = found();
      if (event.key === "Enter" && !event.isComposing && first !== undefined) pick(first);
      if (event.key === "Escape" && box.value) {
        box.value = "";
        showHits();
        event.stopPropagation();
      }
    },
  });
  const found = (): number[] => find(box.value).nodes.filter((n) => !state.picked.has(n)).slice(0, MOST_HITS);
  function showHits(): void {
    const nodes = found();
    const none = box.value.trim() ? [make("p", { class: "hint" }, say(WORDS.none))] : [];
    hits.replaceChildren(...(nodes.length ? [adders(nodes)] : none));
  }
  return make("div", { class: "compare-find" }, box, hits);
}

const byLinks = (a: number, b: number): number => linksOf[b].length - linksOf[a].length || byName(a, b);

/** Entities of the kind of another that lie within two steps of it, those with the most ways there first. */
function closeTo(n: number): number[] {
  const ways = new Map<number, number>();
  for (const near of beside(n).flatMap((each) => [each, ...beside(each)])) {
    if (near !== n && kindOf(near) === kindOf(n)) ways.set(near, (ways.get(near) ?? 0) + 1);
  }
  return [...ways.keys()].sort((a, b) => (ways.get(b) ?? 0) - (ways.get(a) ?? 0) || byLinks(a, b));
}

const free = (nodes: number[]): number[] =>
  nodes.filter((n) => !state.picked.has(n)).slice(0, MOST_SUGGESTED);

/** Entities that are worth comparing: those near what was picked, and the best known. */
export function suggestions(): HTMLElement {
  const first = [...state.picked][0] ?? state.selected;
  const near = first === null ? [] : free(closeTo(first));
  const rank = Math.min(...kinds.map((kind) => kind.rank));
  const all = places.map(({ n }) => n).filter((n) => kindOf(n).rank === rank && !near.includes(n));
  const group = (words: Words, nodes: number[]): HTMLElement[] =>
    nodes.length ? [make("h3", { class: "block" }, say(words)), adders(nodes)] : [];
  return make("div", { class: "compare-suggested" },
    ...group(WORDS.near, near), ...group(WORDS.known, free(all.sort(byLinks))));
}
