// The address: what is on display stands behind the #, so that it can be shared and come back to.

import { cards, facets, kinds, page, placeOf, placeOfIri, relations } from "./data";
import { change, relationsAtFirst, state, type State } from "./state";

/** How a node is named in the address: by its id, or by its IRI where the id is not its own. */
const nameIn = (n: number): string => (placeOf.get(cards[n].id) === n ? cards[n].id : cards[n].iri);
const nodeOf = (name: string | null): number | null => (name ? (placeOf.get(name) ?? placeOfIri.get(name) ?? null) : null);
const nodesOf = (names: string | null): number[] =>
  (names ?? "").split(",").flatMap((name) => nodeOf(decoded(name)) ?? []);
const listed = (nodes: Iterable<number>): string => [...nodes].map((n) => encodeURIComponent(nameIn(n))).join(",");

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const numbers = (text: string | null, below: number): number[] =>
  (text ?? "").split(".").filter((part) => /^\d+$/.test(part)).map(Number).filter((n) => n < below);

/** Values of a facet are named by their English words: numbers change with every new record. */
const valueName = (facet: (typeof facets)[number], value: number): string => {
  const words = facet.values[value];
  return Array.isArray(words) ? words[0] : words;
};

/** The state as an address, its parts in a fixed order; what is as at first is left out. */
export function addressOf(from: State): string {
  const parts = new URLSearchParams();
  if (from.view !== "map") parts.set("view", from.view);
  if (from.selected !== null) parts.set("at", nameIn(from.selected));
  if (from.selected !== null && from.hops !== 1) parts.set("hops", String(from.hops));
  if (from.selected !== null && from.pathTo !== null) parts.set("to", nameIn(from.pathTo));
  if (from.picked.size) parts.set("pick", listed(from.picked));
  if (from.found && from.found.size <= MOST_LISTED) parts.set("only", listed(from.found));
  if (from.years) parts.set("years", from.years.join("-"));
  for (const facet of facets) {
    const chosen = from.filters.get(facet.key);
    if (!chosen?.size) continue;
    parts.set(`f.${facet.key}`, [...chosen].sort((a, b) => a - b).map((v) => encodeURIComponent(valueName(facet, v))).join(","));
  }
  if (from.kindsOff.size) parts.set("without", [...from.kindsOff].sort((a, b) => a - b).map((k) => kinds[k].key).join(","));
  const turned = relations.flatMap((_, r) => (from.relationsOn.has(r) !== relationsAtFirst.has(r) ? [r] : []));
  if (turned.length) parts.set("lines", turned.join("."));
  if (from.asText) parts.set("text", "1");
  if (from.question) parts.set("q", from.question);
  if (from.language !== spokenAtFirst) parts.set("lang", from.language);
  return parts.toString();
}

/** A longer list makes an address that no mail and no chat carries. */
const MOST_LISTED = 150;

let spokenAtFirst = "en";
/** The language that needs no mention in the address: the one that the reader's browser asks for. */
export const setFirstLanguage = (language: string): void => {
  spokenAtFirst = language;
};

/** What an address says, read with care: it may be anybody's. */
export function stateFrom(address: string, views: ReadonlySet<string>): Partial<State> {
  // Some mail and chat programs write even the signs between the parts in their own way.
  const written = address.includes("=") ? address : decoded(address);
  const parts = new URLSearchParams(written.includes("=") ? written : { at: written });
  const view = parts.get("view") ?? "map";
  const filters = new Map<string, ReadonlySet<number>>();
  for (const facet of facets) {
    const names = (parts.get(`f.${facet.key}`) ?? "").split(",").filter(Boolean).map(decoded);
    const values = names.map((name) => facet.values.findIndex((_, v) => valueName(facet, v) === name)).filter((v) => v >= 0);
    if (values.length) filters.set(facet.key, new Set(values));
  }
  const years = /^(\d{1,4})-(\d{1,4})$/.exec(parts.get("years") ?? "")?.slice(1).map(Number).sort((a, b) => a - b);
  const without = new Set((parts.get("without") ?? "").split(","));
  const relationsOn = new Set(relationsAtFirst);
  for (const r of numbers(parts.get("lines"), relations.length)) if (!relationsOn.delete(r)) relationsOn.add(r);
  const language = parts.get("lang");
  return {
    view: views.has(view) ? view : "map",
    selected: nodeOf(parts.get("at")),
    hops: parts.get("hops") === "2" ? 2 : 1,
    pathTo: parts.get("to") === parts.get("at") ? null : nodeOf(parts.get("to")),
    picked: new Set(nodesOf(parts.get("pick"))),
    found: parts.has("only") ? new Set(nodesOf(parts.get("only"))) : null,
    years: years ? [years[0], years[1]] : null,
    filters,
    kindsOff: new Set(kinds.flatMap((kind, k) => (without.has(kind.key) ? [k] : []))),
    relationsOn,
    asText: parts.get("text") === "1",
    question: page.about.asks ? (parts.get("q") ?? "") : "",
    ...(language === "en" || language === "zh" ? { language } : {}),
  };
}

/** What the window's address says, as far as it was written or followed here. */
let known: string | null = null;

/** Follow the address of the window, where somebody else has changed it. */
export function followAddress(views: ReadonlySet<string>): void {
  const address = location.hash.slice(1);
  if (address === known) return;
  const wanted = stateFrom(address, views);
  known = addressOf({ ...state, ...wanted });
  change(wanted);
}

/** Write the state into the address of the window; each new view or entity is a step to go back to. */
export function keepAddress(isStep: boolean): void {
  const address = addressOf(state);
  if (address === known) return;
  known = address;
  const where = address ? `#${address}` : location.pathname + location.search;
  if (isStep) history.pushState(null, "", where);
  else history.replaceState(null, "", where);
}
