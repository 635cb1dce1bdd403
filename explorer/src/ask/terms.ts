// Terms of an answer, as the JSON of SPARQL results has them, and how IRIs are written short.

/** A term: an IRI, a blank node, a literal, or a triple, which is kept as text only. */
export interface Term {
  type: "uri" | "bnode" | "literal" | "triple";
  value: string;
  "xml:lang"?: string;
  datatype?: string;
}

export interface Table {
  columns: string[];
  rows: (Term | undefined)[][];
}

type Prefixes = Readonly<Record<string, string>>;

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS: ReadonlySet<string> = new Set(
  ["integer", "decimal", "float", "double", "int", "long", "nonNegativeInteger"].map((name) => XSD + name),
);
export const STRING = `${XSD}string`;
export const INTEGER = `${XSD}integer`;
export const isNumber = (term: Term | undefined): boolean => NUMBERS.has(term?.datatype ?? "");

/** The longest namespace that an IRI starts with, and the prefix for it. */
function spaceOf(iri: string, prefixes: Prefixes): [string, string] | null {
  let best: [string, string] | null = null;
  for (const [prefix, space] of Object.entries(prefixes)) {
    if (iri.startsWith(space) && space.length > (best?.[1].length ?? 0)) best = [prefix, space];
  }
  return best;
}

/** An IRI for people: shortened where a prefix is known. */
export function shortened(iri: string, prefixes: Prefixes): string {
  const found = spaceOf(iri, prefixes);
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

const PLAIN_LOCAL = /^[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?$/;

/** An IRI as SPARQL and Turtle write it: with a prefix where the rest is a plain name. */
export function written(iri: string, prefixes: Prefixes): string {
  const found = spaceOf(iri, prefixes);
  const local = found ? iri.slice(found[1].length) : "";
  return found && PLAIN_LOCAL.test(local) ? `${found[0]}:${local}` : `<${iri}>`;
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const quoted = (text: string): string => `"${text.replace(/[\\"\n\r\t]/g, (sign) => ESCAPES[sign])}"`;

/** A text as a term of a question. */
export const stringTerm = (text: string): string => quoted(text.replace(/\p{Surrogate}/gu, "\ufffd"));
export const integerTerm = (digits: string): string => `${quoted(digits)}^^<${INTEGER}>`;
/** An IRI as a term of a question; nothing if it is none. */
export const iriTerm = (iri: string): string | null =>
  /^[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>"{}|^`\\]*$/.test(iri) ? `<${iri}>` : null;

interface Results {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Term | { type: "triple"; value: object }>[] };
}

/** Read the JSON of SPARQL results: yes or no, or a table. */
export function readResults(json: string): boolean | Table {
  const { head, boolean, results } = JSON.parse(json) as Results;
  if (boolean !== undefined) return boolean;
  const columns = head.vars ?? [];
  const rows = (results?.bindings ?? []).map((binding) => columns.map((column) =>
    Object.hasOwn(binding, column) ? plain(binding[column]) : undefined));
  return { columns, rows };
}

const plain = (term: Term | { type: "triple"; value: object }): Term =>
  typeof term.value === "string" ? term as Term : { type: "triple", value: JSON.stringify(term.value) };
