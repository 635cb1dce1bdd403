// The sidebar: what shapes and lines mean, and all that narrows what is shown, with live counts.

import { cards, type Facet, facets, kinds, relations, yearOf, type Words } from "../page/data";
import { change, isNarrowed, passes, state, toggled } from "../page/state";
import { button, byId, make } from "../dom/dom";
import { icon, stroke } from "../dom/icons";
import { grouped, say } from "../words/language";
import { yearSlider } from "./years";

const WORDS = {
  kinds: ["Types", "类型"] as Words,
  relations: ["Relations on the map", "图中的关系"] as Words,
  quiet: ["Relations that are off appear for the entity you select.", "未勾选的关系会在选中条目时显示。"] as Words,
  unknown: ["No value means unknown, not no.", "没有取值表示未知，而非否定。"] as Words,
  more: ["%s more", "另外 %s 项"] as Words,
  fewer: ["Fewer", "收起"] as Words,
  reset: ["Show everything again", "恢复显示全部"] as Words,
  found: ["Only what your question found (%s)", "仅显示查询结果（%s）"] as Words,
};
/** So many values of a facet are shown at first, and these facets are open at first. */
const AT_FIRST = 6;
const openFacets = new Set(facets.slice(0, 2).map((facet) => facet.key));
const unfolded = new Set<string>();

/** A check box with a picture, words and a count. */
function row(words: string, count: number, on: boolean, turn: () => void, picture: Node | null): HTMLElement {
  const box = make("input", { type: "checkbox", change: turn, "aria-label": words, "aria-description": String(count) });
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
    row(say(kind.t), counts[k], !state.kindsOff.has(k), () => change({ kindsOff: toggled(state.kindsOff, k) }), icon(kind)));
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
    .sort((a, b) => Number(chosen.has(b)) - Number(chosen.has(a)) || counts[b] - counts[a] || a - b);
  if (!order.length) return null;
  const shown = unfolded.has(facet.key) ? order : order.slice(0, AT_FIRST);
  const rest = order.length - shown.length;
  const rows = shown.map((value) => row(say(facet.values[value]), counts[value], chosen.has(value), () => {
    change({ filters: new Map(state.filters).set(facet.key, toggled(chosen, value)) });
  }, null));
  const id = `side-${facet.key.replace(/\W+/g, "-")}`;
  const fold = rest > 0 || unfolded.has(facet.key)
    ? button(rest > 0 ? say(WORDS.more, rest) : say(WORDS.fewer), () => {
        if (!unfolded.delete(facet.key)) unfolded.add(facet.key);
        showSidebar();
      }, { class: "more" })
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
    ? [row(say(relation.t), relation.count, state.relationsOn.has(r), () =>
        change({ relationsOn: toggled(state.relationsOn, r) }), stroke(relation))]
    : []);
  if (!rows.length) return null;
  const quiet = relations.some((relation) => !relation.shown);
  return group(say(WORDS.relations), "side-relations", make("ul", { "aria-labelledby": "side-relations" }, ...rows),
    quiet ? make("p", { class: "hint" }, say(WORDS.quiet)) : null);
}

function narrowing(): HTMLElement | null {
  if (!isNarrowed()) return null;
  const reset = button(say(WORDS.reset), () =>
    change({ kindsOff: new Set(), filters: new Map(), years: null, found: null }), { class: "reset" });
  const only = state.found ? make("p", { class: "hint" }, say(WORDS.found, grouped(state.found.size))) : null;
  return make("section", { class: "narrowing" }, only, reset);
}

export function showSidebar(): void {
  const side = byId("side");
  const held = document.activeElement?.closest("#side li, #side summary, #side section.years");
  const heldPlace = held ? [...side.querySelectorAll("li, summary, section.years")].indexOf(held) : -1;
  const heldName = document.activeElement?.closest("label")?.querySelector(".what")?.textContent;
  const facetGroups = facets.map(facetGroup).filter((part): part is HTMLElement => part !== null);
  const years = cards.some((_, n) => yearOf(n) !== null) ? yearSlider() : null;
  const parts = [
    narrowing(), kindGroup(), years, ...facetGroups,
    facetGroups.length ? make("p", { class: "hint" }, say(WORDS.unknown)) : null,
    state.view === "map" ? relationGroup() : null,
  ];
  side.replaceChildren(...parts.filter((part): part is HTMLElement => part !== null));
  giveBackFocus(side, heldPlace, heldName);
}

/** Rebuilding must not take the keyboard away from the box that was just turned. */
function giveBackFocus(side: HTMLElement, place: number, name: string | null | undefined): void {
  if (place < 0) return;
  const rows = [...side.querySelectorAll("li, summary, section.years")];
  const same = name ? rows.find((each) => each.querySelector(".what")?.textContent === name) : undefined;
  const target = same ?? rows[Math.min(place, rows.length - 1)];
  const focusable = target?.matches("summary") ? target : target?.querySelector("input");
  (focusable as HTMLElement | undefined)?.focus();
}
