// Turtle: statements by subject, with the prefixes that they need.

import { page } from "../page/data";
import type { Triple } from "./statements";

const RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const INTEGER = "<http://www.w3.org/2001/XMLSchema#integer>";
/** For pages that carry no prefixes. */
const FEW: Record<string, string> = {
  dcterms: "http://purl.org/dc/terms/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
/** Local names that need no escape in any version of Turtle. */
const LOCAL = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;

/** Writes terms short, and remembers which prefixes that took. */
class Shortener {
  readonly used = new Map<string, string>();
  readonly #prefixes: Map<string, string>;
  readonly #known = new Map<string, string>();

  constructor() {
    const given = Object.entries(page.prefixes ?? {});
    const prefixes = given.length ? given : Object.entries(FEW);
    this.#prefixes = new Map(prefixes.map(([prefix, space]) => [space, prefix]));
  }

  term(term: string): string {
    let short = this.#known.get(term);
    if (short === undefined) this.#known.set(term, (short = this.#shortened(term)));
    return short;
  }

  #shortened(term: string): string {
    if (term.startsWith("<") && !term.startsWith("<<")) return this.#iri(term);
    const at = term.startsWith('"') && term.endsWith(">") ? term.lastIndexOf('"^^<') + 1 : 0;
    if (!at) return term;
    const [text, datatype] = [term.slice(0, at), term.slice(at + 2)];
    if (datatype === INTEGER && /^"[+-]?\d+"$/.test(text)) return text.slice(1, -1);
    return `${text}^^${this.#iri(datatype)}`;
  }

  #iri(term: string): string {
    const iri = term.slice(1, -1);
    const cut = Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1;
    const prefix = this.#prefixes.get(iri.slice(0, cut));
    if (prefix === undefined || !LOCAL.test(iri.slice(cut))) return term;
    this.used.set(prefix, iri.slice(0, cut));
    return `${prefix}:${iri.slice(cut)}`;
  }
}

/** One subject with all that is said of it, its classes first. */
function block(subject: string, triples: Triple[], short: Shortener): string {
  const objects = new Map<string, string[]>();
  for (const { p, o } of triples) {
    const found = objects.get(p);
    if (found) found.push(short.term(o));
    else objects.set(p, [short.term(o)]);
  }
  const order = [...objects].sort(([a], [b]) => Number(b === RDF_TYPE) - Number(a === RDF_TYPE));
  const said = order.map(([p, found]) => `${p === RDF_TYPE ? "a" : short.term(p)} ${found.join(", ")}`);
  return `${short.term(subject)} ${said.join(" ;\n    ")} .\n`;
}

export function turtle(triples: Triple[]): string {
  const bySubject = new Map<string, Triple[]>();
  for (const triple of triples) {
    const said = bySubject.get(triple.s);
    if (said) said.push(triple);
    else bySubject.set(triple.s, [triple]);
  }
  const short = new Shortener();
  const blocks = [...bySubject].map(([subject, said]) => block(subject, said, short));
  const prefixes = [...short.used].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = prefixes.map(([prefix, space]) => `@prefix ${prefix}: <${space}> .\n`).join("");
  return [head, ...blocks].filter(Boolean).join("\n");
}
