// What the reader has chosen. Changes go through `change`, and whoever listens is told.

import { cards, type Facet, facets, relations, yearOf } from "./data";

export interface State {
  /** The view on display. */
  view: string;
  selected: number | null;
  hovered: number | null;
  /** Entities that the reader has put aside, for comparing and for taking along. */
  picked: ReadonlySet<number>;
  /** How far around the selected entity to look. */
  hops: number;
  /** The other end of the path that is shown. */
  pathTo: number | null;
  kindsOff: ReadonlySet<number>;
  relationsOn: ReadonlySet<number>;
  /** Chosen values by facet: a node needs one of each facet. */
  filters: ReadonlyMap<string, ReadonlySet<number>>;
  years: readonly [number, number] | null;
  /** What a question found; the other views show nothing else while it is set. */
  found: ReadonlySet<number> | null;
  /** The question in the Ask view. */
  question: string;
  /** Whether the view is shown as text. */
  asText: boolean;
  language: string;
  theme: string;
}

export const relationsAtFirst: ReadonlySet<number> = new Set(
  relations.flatMap((relation, n) => (relation.shown ? [n] : [])),
);

export const state: State = {
  view: "map",
  selected: null,
  hovered: null,
  picked: new Set(),
  hops: 1,
  pathTo: null,
  kindsOff: new Set(),
  relationsOn: relationsAtFirst,
  filters: new Map(),
  years: null,
  found: null,
  question: "",
  asText: false,
  language: "en",
  theme: "light",
};

export type Keys = ReadonlySet<keyof State>;

const listeners: ((keys: Keys) => void)[] = [];

/** Hear of changes, after those who asked earlier. */
export const listen = (listener: (keys: Keys) => void): number => listeners.push(listener);

export function change(changes: Partial<State>): void {
  const keys = Object.keys(changes) as (keyof State)[];
  const fresh = new Set(keys.filter((key) => state[key] !== changes[key]));
  if (!fresh.size) return;
  Object.assign(state, changes);
  if (fresh.has("kindsOff") || fresh.has("filters") || fresh.has("years") || fresh.has("found")) admitted = null;
  for (const listener of listeners) listener(fresh);
}

/** A copy of a set with one member turned over. */
export function toggled<T>(set: ReadonlySet<T>, member: T): Set<T> {
  const copy = new Set(set);
  if (!copy.delete(member)) copy.add(member);
  return copy;
}

const facetOf: ReadonlyMap<string, Facet> = new Map(facets.map((facet) => [facet.key, facet]));

/** Whether a node passes what is chosen, one facet or the years left out of account. */
export function passes(n: number, except = ""): boolean {
  if (state.found && !state.found.has(n)) return false;
  if (state.kindsOff.has(cards[n].k)) return false;
  if (except !== "years" && state.years) {
    const year = yearOf(n);
    if (year === null || year < state.years[0] || year > state.years[1]) return false;
  }
  for (const [key, chosen] of state.filters) {
    if (!chosen.size || key === except) continue;
    if (!facetOf.get(key)?.of[n].some((value) => chosen.has(value))) return false;
  }
  return true;
}

let admitted: Uint8Array | null = null;

/** Whether a node is on display at all: of a kind, years and facets that are chosen. */
export function isVisible(n: number): boolean {
  admitted ??= Uint8Array.from(cards, (_, k) => (passes(k) ? 1 : 0));
  return admitted[n] === 1;
}

export const visibleNodes = (): number[] => cards.flatMap((_, n) => (isVisible(n) ? [n] : []));

/** Whether anything narrows what is shown. */
export const isNarrowed = (): boolean =>
  state.found !== null || state.years !== null || state.kindsOff.size > 0 ||
  [...state.filters.values()].some((chosen) => chosen.size > 0);

/** What to take along: what was picked, else what is on display. */
export const takenAlong = (): number[] => (state.picked.size ? [...state.picked].sort((a, b) => a - b) : visibleNodes());
