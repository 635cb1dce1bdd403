// Finding by text: exact spellings first, then parts, then what was probably meant.

import { type Card, cards, kindOf, page, places } from "./data";
import { inAll, nameOf } from "../words/language";

/** One spelling for many: case, full-width forms and accents do not matter. */
export const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const SAID_BY = new Set(["https://schema.org/author", "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/creator"]);
const told = new Set(page.terms.flatMap((term, p) => (SAID_BY.has(term.iri) ? [p] : [])));

/** Everything that a node can be found by: names, then other names, then titles and people. */
const textsOf = ({ t, id, also, f }: Card): string[] => [
  ...inAll(t), id, ...(also ?? []),
  ...(f ?? []).filter((row) => row.p !== undefined && told.has(row.p))
    .flatMap((row) => row.v.flatMap((value) => inAll(value.t))),
];
let foldedTexts: string[][] | null = null;
/** The texts of all nodes, folded. */
export const texts = (): string[][] => (foldedTexts ??= cards.map((card) => textsOf(card).map(folded)));

/** How well a text answers; less is better. */
function distance(text: string, asked: string): number {
  const at = text.indexOf(asked);
  if (at < 0) return Infinity;
  if (text.length === asked.length) return 0;
  if (at === 0) return 1;
  return /[\s\-_:(/·]/.test(text[at - 1]) ? 2 : 3;
}

/** By which of its texts a node was found, if not by the name that is shown. */
export function foundBy(n: number, query: string): string {
  const asked = folded(query).trim();
  if (folded(nameOf(n)).includes(asked)) return "";
  const k = texts()[n].findIndex((text) => text.includes(asked));
  return k < 0 ? "" : textsOf(cards[n])[k];
}

const inOrder = (scores: { n: number; score: number }[]): number[] =>
  scores
    .filter((hit) => hit.score < Infinity)
    .sort((a, b) => a.score - b.score || kindOf(a.n).rank - kindOf(b.n).rank || places[b.n].size - places[a.n].size || a.n - b.n)
    .map((hit) => hit.n);

/** Nodes that a text finds, best first; `isGuess` if nothing is spelt so. */
export function find(query: string): { nodes: number[]; isGuess: boolean } {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return { nodes: [], isGuess: false };
  const whole = words.join(" ");
  const exact = inOrder(texts().map((each, n) => {
    let best = Infinity;
    each.forEach((text, k) => (best = Math.min(best, distance(text, whole) + Math.min(k, 4) * 0.1)));
    if (best < Infinity) return { n, score: best };
    return { n, score: words.every((word) => each.some((text) => text.includes(word))) ? 5 : Infinity };
  }));
  return exact.length ? { nodes: exact, isGuess: false } : { nodes: guesses(whole), isGuess: true };
}

/** Nodes by each of their names and each word of those. */
let namesakes: Map<string, Set<number>> | null = null;
function nodesByName(): ReadonlyMap<string, ReadonlySet<number>> {
  if (namesakes) return namesakes;
  namesakes = new Map();
  for (const [n, each] of texts().entries()) {
    for (const name of each.slice(0, 4).flatMap((text) => [text, ...text.split(/[\s\-_:(/·]+/)])) {
      const nodes = namesakes.get(name);
      if (nodes) nodes.add(n);
      else namesakes.set(name, new Set([n]));
    }
  }
  return namesakes;
}

/** Nodes whose names are a few letters away from a text. */
function guesses(asked: string): number[] {
  const most = asked.length < 4 ? 0 : asked.length < 7 ? 1 : asked.length < 11 ? 2 : 3;
  if (!most) return [];
  const best = new Map<number, number>();
  for (const [name, nodes] of nodesByName()) {
    const edits = editsBetween(name, asked, most);
    if (edits <= most) for (const n of nodes) best.set(n, Math.min(edits, best.get(n) ?? most));
  }
  return inOrder([...best].map(([n, score]) => ({ n, score })));
}

/** How many letters to add, drop, change or swap; more than `most` is as good as infinite. */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let twoAgo: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], twoAgo[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [twoAgo, before] = [before, row];
  }
  return before[b.length];
}
