// Every column that there can be: facts, relations either way, and how many of them.

import {
  cards, type Facet, facets, kindOf, type Link, linksOf, page, relations, roleOf, type Value, type Words,
  yearOf,
} from "../../page/data";
import { grouped, say } from "../../words/language";
import { endsOf, factsOf, holds } from "./values";

const WORDS = {
  kind: ["entity type", "条目类型"] as Words,
  year: ["year", "年份"] as Words,
  degree: ["connections", "关联数"] as Words,
  users: ["used by models", "使用它的模型数"] as Words,
  findings: ["evaluations", "测评数"] as Words,
  yes: ["yes", "是"] as Words,
  many: ["%s: count", "%s：数量"] as Words,
};

export type Part = "facts" | "connections" | "counts";

export interface Column {
  key: string;
  part: Part;
  title(): string;
  /** What the column says of an entity; nothing is unknown. */
  values(n: number): Value[];
}

const YEAR = "https://w3id.org/spallm/ontology#year";
const SECTION = "http://purl.org/dc/terms/subject";
/** Facets that say what no single fact of a card says. */
const TOLD_BY_FACET = ["section", "open-weights", "weights-license", "peer-reviewed", "evaluated"];

const hasSections = facets.some((facet) => facet.key === "section");
const hasYears = page.nodes.year.some((year) => year !== null);
/** Terms that a column of their own stands for. */
const isCovered = (iri: string): boolean => (hasYears && iri === YEAR) || (hasSections && iri === SECTION);
const termOf = (iri: string): number => page.terms.findIndex((term) => term.iri === iri);

/** A number of things in this graph; none at all says nothing about the world. */
const counted = (count: number): Value[] => (count ? [{ t: grouped(count) }] : []);

/** Values that only some sources give, so that the column tells of the disagreement. */
const disputedOver = (n: number, iri: string): Value[] =>
  factsOf(n, termOf(iri)).filter((value) => !holds(value));

const kindColumn: Column = {
  key: "kind", part: "facts", title: () => say(WORDS.kind), values: (n) => [{ t: kindOf(n).one }],
};

const yearColumn: Column = {
  key: "year",
  part: "facts",
  title: () => say(WORDS.year),
  values: (n) => [...(yearOf(n) === null ? [] : [{ t: String(yearOf(n)) }]), ...disputedOver(n, YEAR)],
};

function facetColumn(facet: Facet): Column {
  const isFlag = facet.values.length === 1;
  const told = (n: number): Value[] => facet.of[n].map((v) => ({ t: isFlag ? WORDS.yes : facet.values[v] }));
  return {
    key: `facet ${facet.key}`,
    part: "facts",
    title: () => say(facet.t),
    values: (n) => [...told(n), ...(facet.key === "section" ? disputedOver(n, SECTION) : [])],
  };
}

const factKeys = page.terms.map(({ iri }) => `fact ${iri}`);
const linkKeys = relations.map(({ iri }) => ({ to: `to ${iri}`, from: `from ${iri}` }));
const linkKey = (r: number, isOutgoing: boolean): string => linkKeys[r][isOutgoing ? "to" : "from"];
const countKeys = new Map(linkKeys.flatMap(Object.values<string>).map((key) => [key, `number ${key}`]));

const termColumn = (t: Words, term: number): Column => ({
  key: factKeys[term], part: "facts", title: () => say(t), values: (n) => factsOf(n, term),
});

const linkTitle = (r: number, isOutgoing: boolean): string =>
  say(isOutgoing ? relations[r].t : relations[r].inverse);

const linkColumn = (r: number, isOutgoing: boolean): Column => ({
  key: linkKey(r, isOutgoing),
  part: "connections",
  title: () => linkTitle(r, isOutgoing),
  values: (n) => endsOf(n, r, isOutgoing),
});

const countColumn = (r: number, isOutgoing: boolean): Column => ({
  key: countKeys.get(linkKey(r, isOutgoing)) as string,
  part: "counts",
  title: () => say(WORDS.many, linkTitle(r, isOutgoing)),
  values: (n) => counted(endsOf(n, r, isOutgoing).filter(holds).length),
});

/** The models that were trained or tested on a dataset. */
function usersOf(n: number): Set<number> {
  const isUse = (link: Link): boolean => ["training", "testing"].includes(roleOf(link));
  const uses = linksOf[n].filter((link) => link.to === n && !link.s && isUse(link));
  return new Set(uses.map((link) => link.from).filter((from) => kindOf(from).key === "model"));
}

/** How many evaluations an entity has a part in. */
let findings: number[] | null = null;
function findingsOf(n: number): number {
  if (!findings) {
    findings = cards.map(() => 0);
    for (const { m, p, t, d } of page.evaluations) {
      for (const part of new Set([m, p, t, ...d])) if (part !== undefined) findings[part] += 1;
    }
  }
  return findings[n];
}

const ownCount = (key: string, words: Words, count: (n: number) => number): Column =>
  ({ key, part: "counts", title: () => say(words), values: (n) => counted(count(n)) });

const ownCounts: Column[] = [
  ownCount("number connections", WORDS.degree, (n) => linksOf[n].filter((link) => !link.s).length),
  ownCount("number users", WORDS.users, (n) => usersOf(n).size),
  ownCount("number findings", WORDS.findings, findingsOf),
];

const WAYS = [true, false];

/** All columns in the order in which they are offered. */
export const CATALOGUE: readonly Column[] = [
  kindColumn,
  ...(hasYears ? [yearColumn] : []),
  ...facets.filter((facet) => TOLD_BY_FACET.includes(facet.key)).map(facetColumn),
  ...page.terms.flatMap(({ iri, t }, term) => (isCovered(iri) ? [] : [termColumn(t, term)])),
  ...relations.flatMap((_, r) => WAYS.map((isOutgoing) => linkColumn(r, isOutgoing))),
  ...ownCounts,
  ...relations.flatMap((_, r) => WAYS.map((isOutgoing) => countColumn(r, isOutgoing))),
];

export const columnOf: ReadonlyMap<string, Column> = new Map(CATALOGUE.map((column) => [column.key, column]));

/** The columns that say something of an entity, found without asking each of them. */
function keysFor(n: number): Set<string> {
  const keys = new Set<string>();
  for (const row of cards[n].f ?? []) if (row.p !== undefined) keys.add(factKeys[row.p]);
  for (const link of linksOf[n]) {
    const way = linkKey(link.r, link.from === n);
    keys.add(way);
    if (!link.s) keys.add(countKeys.get(way) as string);
  }
  for (const column of asked) if (column.values(n).length) keys.add(column.key);
  return keys;
}
const asked = CATALOGUE.filter(({ key }) => !/^(fact|to|from|number to|number from) /.test(key));

/** How many of the entities each column says something of. */
export function filled(nodes: number[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const n of nodes) for (const key of keysFor(n)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
