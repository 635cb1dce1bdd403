// The sidebar: what shapes and lines mean, and all that narrows what is shown, with live counts.

import { cards, type Facet, facets, kinds, relations, yearOf, type Words } from "../page/data";
import { change, isNarrowed, passes, state, toggled } from "../page/state";
import { button, byId, make } from "../dom/dom";
import { giveTo, heldIn } from "../dom/focus";
import { icon, stroke } from "../dom/icons";
import { grouped, say } from "../words/language";
import { openSide } from "./shell";
import { yearSlider } from "./years";

const WORDS = {
  kinds: ["Types", "类型"] as Words,
  relations: ["Relations on the map", "图中的关系"] as Words,
  quiet: ["Relations that are off appear for the entity you select.", "未勾选的关系会在选中条目时显示。"] as Words,
  unknown: ["No value means unknown, not no.", "没有取值表示未知，而非否定。"] as Words,
  more: ["%s more", "另外 %s 项"] as Words,
  fewer: ["Fewer", "收起"] as Words,
  reset: ["Show everything again", "恢复显示全部"] as Words,
  found: ["Only what was found: %s", "仅显示查找结果：%s"] as Words,
  done: ["Show the view", "查看视图"] as Words,
};
/** So many values of a facet are shown at first, and these facets are open at first. */
const AT_FIRST = 6;
const openFacets = new Set(facets.slice(0, 2).map((facet) => facet.key));
const unfolded = new Set<string>();

/** A check box with a picture, words and a count; its id finds it again when all is built anew. */
function row(
  id: string, words: string, count: number, on: boolean, turn: () => void, picture: Node | null,
): HTMLElement {
  const box = make("input", {
    id, type: "checkbox", change: turn, "aria-label": words, "aria-description": String(count),
  });
  box.checked = on;
  return make("li", { class: count || on ? "" : "nothing" }, make("label", {}, box, picture,
    make("span", { class: "what" }, words), make("span", { class: "count" }, grouped(count))));
}

const group = (title: string, id: string, ...content: (Node | null)[]): HTMLElement =>
  make("section", {}, make("h2", { id }, title), ...content);

function kindGroup(): HTMLElement {
  const counts = kinds.map(() => 0);
  cards.forEach((card, n) => {
    if (passesButKind(n)) counts[card.k] += 1;
  });
  const rows = kinds.map((kind, k) =>
    row(`side-kind-${k}`, say(kind.t), counts[k], !state.kindsOff.has(k), () =>
      change({ kindsOff: toggled(state.kindsOff, k) }), icon(kind)));
  return group(say(WORDS.kinds), "side-kinds", make("ul", { "aria-labelledby": "side-kinds" }, ...rows));
}

/** Whether a node passes everything but the choice of kinds. */
function passesButKind(n: number): boolean {
  if (!state.kindsOff.has(cards[n].k)) return passes(n);
  const held = state.kindsOff;
  state.kindsOff = new Set();
  const does = passes(n);
  state.kindsOff = held;
  return does;
}

function facetGroup(facet: Facet): HTMLElement | null {
  const counts = facet.values.map(() => 0);
  cards.forEach((_, n) => {
    if (facet.of[n].length && passes(n, facet.key)) for (const value of facet.of[n]) counts[value] += 1;
  });
  const chosen = state.filters.get(facet.key) ?? new Set<number>();
  const order = facet.values.map((_, value) => value).filter((value) => counts[value] || chosen.has(value))
    .sort((a, b) => counts[b] - counts[a] || a - b);
  if (!order.length) return null;
  // What is chosen stays where it is: a box that jumps away under the pointer is hard to turn back.
  const shown = order.filter((value, k) => k < AT_FIRST || unfolded.has(facet.key) || chosen.has(value));
  const rest = order.length - shown.length;
  const id = `side-${facet.key.replace(/\W+/g, "-")}`;
  const turn = (value: number) => (): void =>
    change({ filters: new Map(state.filters).set(facet.key, toggled(chosen, value)) });
  const rows = shown.map((value) =>
    row(`${id}-${value}`, say(facet.values[value]), counts[value], chosen.has(value), turn(value), null));
  const fold = rest > 0 || unfolded.has(facet.key)
    ? button(rest > 0 ? say(WORDS.more, rest) : say(WORDS.fewer), () => {
        if (!unfolded.delete(facet.key)) unfolded.add(facet.key);
        showSidebar();
      }, { id: `${id}-more`, class: "more" })
    : null;
  const details = make("details", { class: "facet", open: openFacets.has(facet.key) || chosen.size > 0 },
    make("summary", { id }, say(facet.t), chosen.size ? make("span", { class: "chosen" }, String(chosen.size)) : null),
    make("ul", { "aria-labelledby": id }, ...rows), fold);
  details.addEventListener("toggle", () => {
    if (details.open) openFacets.add(facet.key);
    else openFacets.delete(facet.key);
  });
  return details;
}

function relationGroup(): HTMLElement | null {
  const rows = relations.flatMap((relation, r) => relation.count
    ? [row(`side-relation-${r}`, say(relation.t), relation.count, state.relationsOn.has(r), () =>
        change({ relationsOn: toggled(state.relationsOn, r) }), stroke(relation))]
    : []);
  if (!rows.length) return null;
  const quiet = relations.some((relation) => !relation.shown);
  return group(say(WORDS.relations), "side-relations", make("ul", { "aria-labelledby": "side-relations" }, ...rows),
    quiet ? make("p", { class: "hint" }, say(WORDS.quiet)) : null);
}

/** The way back to everything, and on a phone to the view, at the lower edge: nothing above it moves. */
function narrowing(): HTMLElement {
  const reset = button(say(WORDS.reset), () => {
    change({ kindsOff: new Set(), filters: new Map(), years: null, found: null });
    byId("stage").focus({ preventScroll: true });
  }, { class: "reset" });
  const only = state.found ? make("p", { class: "hint" }, say(WORDS.found, grouped(state.found.size))) : null;
  const done = button(say(WORDS.done), () => openSide(false), { class: "done" });
  return make("section", { class: isNarrowed() ? "narrowing" : "narrowing narrow" },
    only, isNarrowed() ? reset : null, done);
}

export function showSidebar(): void {
  const side = byId("side");
  const held = heldIn(side);
  const id = held < 0 ? "" : document.activeElement?.id;
  const height = held < 0 ? 0 : document.activeElement?.getBoundingClientRect().top ?? 0;
  const facetGroups = facets.map(facetGroup).filter((part): part is HTMLElement => part !== null);
  const years = cards.some((_, n) => yearOf(n) !== null) ? yearSlider() : null;
  const parts = [
    kindGroup(), years, ...facetGroups,
    facetGroups.length ? make("p", { class: "hint" }, say(WORDS.unknown)) : null,
    state.view === "map" ? relationGroup() : null,
    narrowing(),
  ];
  side.replaceChildren(...parts.filter((part): part is HTMLElement => part !== null));
  if (held < 0) return;
  const same = id ? document.getElementById(id) : null;
  if (same) same.focus({ preventScroll: true });
  else giveTo(side, held, side);
  // What was just turned stays under the pointer, whatever went or came above it.
  if (same) side.scrollTop += same.getBoundingClientRect().top - height;
}
