// Turtle for people, from the plain triples that the engine gives: short names, grouped, in order.

import { written } from "./terms";

type Prefixes = Readonly<Record<string, string>>;
const TRIPLE = /^(<[^>]*>|_:\S+) <([^>]*)> (.*?) ?\.$/;
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

interface Triple {
  subject: string;
  predicate: string;
  object: string;
}

export interface Triples {
  turtle: string;
  count: number;
  /** The IRIs that stand as subject or object. */
  iris: Set<string>;
}

/** Read N-Triples, and write them as Turtle with those prefixes that occur. */
export function readTriples(text: string, prefixes: Prefixes): Triples {
  const lines = [...new Set(text.split("\n").filter(Boolean))].sort();
  const used = new Set<string>();
  const iris = new Set<string>();
  const short = (iri: string): string => {
    const name = written(iri, prefixes);
    if (!name.startsWith("<")) used.add(name.slice(0, name.indexOf(":")));
    return name;
  };
  const triples = lines.map((line) => tripleOf(line, short, iris));
  const body = grouped(triples);
  const heads = Object.keys(prefixes).filter((prefix) => used.has(prefix)).sort()
    .map((prefix) => `@prefix ${prefix}: <${prefixes[prefix]}> .`);
  return { turtle: [...heads, "", body].join("\n").trim() + "\n", count: lines.length, iris };
}

/** Subject, predicate without its signs, and object of each line of N-Triples, as they are written. */
export const statementsIn = (text: string): [subject: string, predicate: string, object: string][] =>
  text.split("\n").flatMap((line) => {
    const [, subject, predicate, object] = TRIPLE.exec(line) ?? [];
    return object === undefined ? [] : [[subject, predicate, object]];
  });

function tripleOf(line: string, short: (iri: string) => string, iris: Set<string>): Triple {
  const [, subject, predicate, object] = TRIPLE.exec(line) ?? ["", line, "", ""];
  return {
    subject: termOf(subject, short, iris),
    predicate: predicate === TYPE ? "a" : short(predicate),
    object: termOf(object, short, iris),
  };
}

function termOf(term: string, short: (iri: string) => string, iris: Set<string>): string {
  if (term.startsWith("<") && !term.startsWith("<<")) {
    const iri = term.slice(1, -1);
    iris.add(iri);
    return short(iri);
  }
  const typed = /^(".*"\^\^)<([^>]*)>$/s.exec(term);
  return typed ? typed[1] + short(typed[2]) : term;
}

/** Triples of the same subject, and of the same predicate, share what they have in common. */
function grouped(triples: Triple[]): string {
  const pieces: string[] = [];
  let before: Triple | undefined;
  for (const triple of triples) {
    const { subject, predicate, object } = triple;
    if (subject !== before?.subject) pieces.push(before ? " .\n\n" : "", `${subject} ${predicate} ${object}`);
    else if (predicate !== before.predicate) pieces.push(" ;\n    ", `${predicate} ${object}`);
    else pieces.push(" ,\n        ", object);
    before = triple;
  }
  return triples.length ? `${pieces.join("")} .\n` : "";
}
