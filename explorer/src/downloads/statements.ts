// The statements of the graph, as the page carries them, and those about some of its entities.

import { page } from "../page/data";

/** The block "rdf": terms in N-Triples syntax, and statements as columns of their numbers. */
interface Dictionary {
  terms: string[];
  /** Subjects, as steps from one to the next. */
  s: number[];
  p: number[];
  o: number[];
  /** The graphs that hold each statement. */
  g: number[][];
}

export interface Triple {
  s: string;
  p: string;
  o: string;
}

const BASE = "https://w3id.org/spallm/";
const ONTOLOGY_GRAPH = "<https://w3id.org/spallm/ontology>";
const RDF = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const OWL = "<http://www.w3.org/2002/07/owl#";
const DEFAULT = -1;
/** Nodes that describe other nodes: they have addresses but are nobody's topic. */
const PARTS = new Set(["evaluation", "evidence", "quantity", "scheme", "snapshot", "statement"]);
/** What is said of an entity that is only mentioned. */
const NAMING = [
  `${RDF}type>`,
  "<http://www.w3.org/2004/02/skos/core#prefLabel>",
  "<http://www.w3.org/2000/01/rdf-schema#label>",
  "<http://purl.org/dc/terms/identifier>",
];

export class Statements {
  readonly #terms: string[];
  readonly #numbers: Map<string, number>;
  readonly #s: number[] = [];
  readonly #p: number[];
  readonly #o: number[];
  readonly #g: number[][];
  /** The statements about each subject. */
  readonly #about = new Map<number, number[]>();
  /** The reified statements about each subject, which hold ranks and reasons. */
  readonly #remarks = new Map<number, number[]>();
  readonly #entities = new Set<number>();

  constructor({ terms, s, p, o, g }: Dictionary) {
    [this.#terms, this.#p, this.#o, this.#g] = [terms, p, o, g];
    this.#numbers = new Map(terms.map((term, number) => [term, number]));
    const subject = this.#numbers.get(`${RDF}subject>`);
    let at = 0;
    s.forEach((step, k) => {
      this.#s.push((at += step));
      listed(this.#about, at).push(k);
      if (p[k] === subject) listed(this.#remarks, o[k]).push(at);
    });
    this.#findEntities();
  }

  /**
   * What the graph asserts about entities, their parts, and the names of what they mention: the
   * same as the command line writes for them, which `restricted` in subgraph.py decides.
   */
  about(iris: string[]): Triple[] {
    const numbers = iris.flatMap((iri) => this.#numbers.get(`<${iri}>`) ?? []);
    const chosen = new Set(numbers.filter((number) => this.#entities.has(number)));
    const kept = this.#withParts(chosen);
    const mentioned = new Set([...kept].map((k) => this.#o[k]));
    const naming = new Set(NAMING.map((term) => this.#numbers.get(term)));
    for (const term of mentioned) {
      if (chosen.has(term) || !this.#entities.has(term)) continue;
      for (const k of this.#about.get(term) ?? []) if (naming.has(this.#p[k])) kept.add(k);
    }
    for (const k of this.#ofHome()) kept.add(k);
    const triple = (k: number): Triple =>
      ({ s: this.#terms[this.#s[k]], p: this.#terms[this.#p[k]], o: this.#terms[this.#o[k]] });
    return this.#asserted([...kept].sort((a, b) => a - b)).map(triple);
  }

  /** What tells of any part of a graph for another field where it is at home. */
  *#ofHome(): Generator<number> {
    const { home } = page.about;
    const telling = new Set([`${RDF}type>`, "<http://rdfs.org/ns/void#uriSpace>"]
      .map((term) => this.#numbers.get(term)));
    for (const path of home ? ["snapshot", ...home.own.map((name) => `scheme/${name}`)] : []) {
      const about = this.#about.get(this.#numbers.get(`<${home?.base}${path}>`) ?? -1) ?? [];
      yield* about.filter((k) => telling.has(this.#p[k]));
    }
  }

  /** The statements about entities, and about whatever they lead to that is no entity itself. */
  #withParts(chosen: ReadonlySet<number>): Set<number> {
    const kept = new Set<number>();
    const seen = new Set(chosen);
    const waiting = [...chosen];
    for (let subject = waiting.pop(); subject !== undefined; subject = waiting.pop()) {
      waiting.push(...(this.#remarks.get(subject) ?? []));
      for (const k of this.#about.get(subject) ?? []) {
        kept.add(k);
        for (const term of [this.#o[k], ...this.#g[k]]) {
          if (seen.has(term) || this.#entities.has(term) || !this.#about.has(term)) continue;
          seen.add(term);
          waiting.push(term);
        }
      }
    }
    return kept;
  }

  /** Those in the default graph or, if that has none of them, in any but the ontology's. */
  #asserted(statements: number[]): number[] {
    const held = statements.filter((k) => this.#g[k].includes(DEFAULT));
    if (held.length) return held;
    const ontology = this.#numbers.get(ONTOLOGY_GRAPH);
    return statements.filter((k) => this.#g[k].some((graph) => graph !== ontology));
  }

  #findEntities(): void {
    const type = this.#numbers.get(`${RDF}type>`);
    const classes = new Map<number, string[]>();
    for (const k of this.#asserted(this.#s.map((_, n) => n))) {
      const found = listed(classes, this.#s[k]);
      if (this.#p[k] === type) found.push(this.#terms[this.#o[k]]);
    }
    for (const [subject, found] of classes) {
      if (isEntity(this.#terms[subject], found)) this.#entities.add(subject);
    }
  }
}

/** Whether a subject is an entity, and no part or bare mention, by its address or its classes. */
function isEntity(term: string, classes: string[]): boolean {
  const space = [page.about.home?.base ?? BASE, BASE].find((each) => term.startsWith(`<${each}`));
  if (space) {
    const [, kind] = /^([^/#]*)\/[^/#]+$/.exec(term.slice(space.length + 1, -1)) ?? [];
    return kind !== undefined && !PARTS.has(kind) && isOwn(kind) === (space !== BASE);
  }
  return classes.length > 0 && !term.startsWith("_:") && !classes.some((each) => each.startsWith(OWL));
}

/** Whether things of a kind stand in the namespace of a graph for another field. */
const isOwn = (kind: string): boolean => page.about.home?.own.includes(kind) ?? false;

function listed<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}

let read: Promise<Statements> | null = null;
/** The statements of the page, unpacked when they are first asked for. */
export const statements = (): Promise<Statements> =>
  (read ??= globalThis.spallm.readText("rdf").then((text) => new Statements(JSON.parse(text))));
