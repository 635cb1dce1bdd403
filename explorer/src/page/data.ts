// The page's data, as Python writes them, and the few look-ups that everything needs.

/** One text for all languages, or English and Chinese. */
export type Words = string | [string, string];

export interface Ink {
  light: string;
  dark: string;
}

export interface Kind extends Ink {
  key: string;
  t: Words;
  one: Words;
  shape: string;
  rank: number;
  count: number;
}

/** What a relation means to the views; Python gives each relation its role. */
export type Role =
  | "lineage" | "component" | "version" | "succession" | "influence" | "introduction"
  | "training" | "testing" | "containment" | "task" | "citation" | "maker" | "hierarchy" | "other";

export interface Relation extends Ink {
  iri: string;
  t: Words;
  inverse: Words;
  width: number;
  dash: number[];
  shown: boolean;
  count: number;
  role: Role;
}

export interface Region extends Ink {
  t: Words;
  x: number;
  y: number;
}

/** What may be said of a value where sources disagree. */
export type Standing = "other" | "preferred" | "deprecated";

/** A value of a fact: a text with or without a link, a node, or the rows of a part. */
export interface Value {
  t?: Words;
  u?: string;
  n?: number;
  f?: Row[];
  e?: number[];
  s?: Standing;
  w?: Words;
}

export interface Row {
  p?: number;
  v: Value[];
}

export interface Card {
  id: string;
  iri: string;
  k: number;
  t: Words;
  also?: string[];
  f?: Row[];
}

export interface Evidence {
  t: Words;
  u?: string;
  b?: Words;
  n?: number;
}

export interface Link {
  from: number;
  to: number;
  r: number;
  e?: number[];
  s?: Standing;
  w?: Words;
}

/** A property by which readers narrow what they see; `of` lists the values of each node. */
export interface Facet {
  key: string;
  t: Words;
  values: Words[];
  of: number[][];
}

/** One test of a model, as a work reports it. `o` is a place in `outcomes`. */
export interface Evaluation {
  m: number;
  p?: number;
  t?: number;
  d: number[];
  o?: number;
  c: Words[];
  metrics: Words[];
  results: Words[];
  e: number[];
}

export interface Outcome {
  key: string;
  t: Words;
}

/** A test on data that the model, or one that it was made from, may have seen. */
export interface Leak {
  p: number;
  m: number;
  d: number;
  trained: number;
  corpus: number;
  how: Words;
  only_possible: boolean;
}

export interface QueryParameter {
  name: string;
  type: string;
  default?: string;
  t: Words;
}

export interface SavedQuery {
  name: string;
  t: Words;
  d: Words;
  text: string;
  parameters: QueryParameter[];
}

/** A term of the vocabulary, for completion: how it is written and what it is called. */
export interface VocabularyTerm {
  name: string;
  t: Words;
}

/** A bibliographic entry in two formats. */
export interface Reference {
  key: string;
  bibtex: string;
  ris: string;
}

export interface Page {
  about: {
    title: string;
    subtitle: string;
    /** The version and date of the data, empty where the graph does not say. */
    version: string;
    date: string;
    licence: string;
    /** The engine that draws the map: "canvas" or "pyvis". */
    engine: string;
    /** Whether the page carries the SPARQL engine. */
    asks: boolean;
    /** Where a graph for another field has its own entities: which first parts of paths are its own. */
    home?: { base: string; own: string[]; name: string };
    /** What the names of the pages of entities end in, where they stand beside this one. */
    pages?: string;
  };
  kinds: Kind[];
  relations: Relation[];
  regions: Region[];
  /** Columns of the nodes, in order. `region` is -1 for those that stand in none. */
  nodes: { x: number[]; y: number[]; size: number[]; region: number[]; year: (number | null)[]; date: (string | null)[] };
  /** Nodes with public weights, and nodes whose work is published rather than a preprint only. */
  open_weights: number[];
  peer_reviewed: number[];
  edges: { from: number[]; to: number[]; r: number[]; e: number[][] };
  cards: Card[];
  disputes: Link[];
  terms: { iri: string; t: Words }[];
  evidence: Evidence[];
  facets: Facet[];
  outcomes: Outcome[];
  evaluations: Evaluation[];
  leaks: Leak[];
  /** Bibliographic entries by node. */
  references: Record<string, Reference>;
  queries: SavedQuery[];
  prefixes: Record<string, string>;
  vocabulary: VocabularyTerm[];
}

export const page: Page = globalThis.spallm.page;
export const { kinds, relations, regions, cards, facets } = page;

/** A node as it is drawn. */
export interface Place {
  n: number;
  x: number;
  y: number;
  size: number;
  shape: string;
  region: number;
}

export const places: Place[] = cards.map((card, n) => ({
  n,
  x: page.nodes.x[n],
  y: page.nodes.y[n],
  size: page.nodes.size[n],
  shape: kinds[card.k].shape,
  region: page.nodes.region[n],
}));

/** The relations that hold, each with its evidence. */
export const links: Link[] = page.edges.from.map((from, n) => {
  const e = page.edges.e[n];
  return { from, to: page.edges.to[n], r: page.edges.r[n], ...(e.length ? { e } : {}) };
});

/** Links of each node, both ways, disputed ones last. */
export const linksOf: Link[][] = cards.map(() => []);
for (const link of [...links, ...page.disputes]) {
  linksOf[link.from].push(link);
  if (link.to !== link.from) linksOf[link.to].push(link);
}

/** Nodes by the id of their entity; ids are unique in our graphs. */
export const placeOf: ReadonlyMap<string, number> = new Map(cards.map((card, n) => [card.id, n]));
export const placeOfIri: ReadonlyMap<string, number> = new Map(cards.map((card, n) => [card.iri, n]));

export const kindOf = (n: number): Kind => kinds[cards[n].k];
export const roleOf = (link: Link): Role => relations[link.r].role;
export const yearOf = (n: number): number | null => page.nodes.year[n];

const openWeights = new Set(page.open_weights);
const peerReviewed = new Set(page.peer_reviewed);
export const hasOpenWeights = (n: number): boolean => openWeights.has(n);
export const isPeerReviewed = (n: number): boolean => peerReviewed.has(n);

/** Nodes of a kind. */
export const ofKind = (key: string): number[] =>
  places.filter(({ n }) => kindOf(n).key === key).map(({ n }) => n);
