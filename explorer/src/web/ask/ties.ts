// What ties things to each other in plain triples, and what the triples call them.

import { state } from "../../page/state";
import { statementsIn } from "../../ask/turtle";

/** Two things and what one says of the other, the rarest first: it says most. */
export interface Tie {
  from: number;
  to: number;
  relations: string[];
}

export interface Tied {
  /** Things by address, those with the most ties first. */
  things: string[];
  ties: Tie[];
  names: ReadonlyMap<string, string>;
  /** How many things there are, drawn or not. */
  total: number;
}

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const NAMING: ReadonlySet<string> = new Set([
  "http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label",
  "https://schema.org/name", "http://schema.org/name", "http://xmlns.com/foaf/0.1/name",
]);

/** Read N-Triples; of many things those with the most ties are kept. */
export function tiedIn(text: string, most: number): Tied {
  const names = new Map<string, string>();
  const pairs = new Map<string, { from: string; to: string; relations: Set<string> }>();
  const isThing = /^(?:<[^<]|_:)/;
  for (const [subject, predicate, object] of statementsIn(text)) {
    const [from, to] = [bare(subject), bare(object)];
    if (NAMING.has(predicate)) named(names, from, object);
    if (!isThing.test(subject) || !isThing.test(object) || predicate === TYPE || from === to) continue;
    const key = `${from} ${to}`;
    const pair = pairs.get(key) ?? { from, to, relations: new Set() };
    pair.relations.add(predicate);
    pairs.set(key, pair);
  }
  const found = [...pairs.values()];
  const order = byTies(found);
  const places = new Map(order.slice(0, most).map((thing, n) => [thing, n]));
  const rank = rarity(found);
  const ties = found.flatMap(({ from, to, relations }): Tie[] => {
    const [a, b] = [places.get(from), places.get(to)];
    if (a === undefined || b === undefined) return [];
    return [{ from: a, to: b, relations: [...relations].sort(rank) }];
  });
  return { things: [...places.keys()], ties, names, total: order.length };
}

const bare = (term: string): string => (term.startsWith("<") ? term.slice(1, -1) : term);

function named(names: Map<string, string>, thing: string, literal: string): void {
  const [, text, language] = /^"((?:[^"\\]|\\.)*)"(?:@([A-Za-z-]+))?/.exec(literal) ?? [];
  if (text === undefined) return;
  if (!names.has(thing) || language?.toLowerCase().startsWith(state.language)) names.set(thing, plain(text));
}

/** A text without the escapes of N-Triples. */
const plain = (text: string): string =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, sign: string) =>
    sign ? ({ n: " ", r: " ", t: " " }[sign] ?? sign) : String.fromCodePoint(Math.min(parseInt(four ?? eight, 16), 0x10ffff)));

function byTies(pairs: readonly { from: string; to: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const thing of pairs.flatMap(({ from, to }) => [from, to])) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}

function rarity(pairs: readonly { relations: ReadonlySet<string> }[]): (a: string, b: string) => number {
  const counts = new Map<string, number>();
  for (const relation of pairs.flatMap(({ relations }) => [...relations])) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  return (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1);
}
