// Names of what stands in an answer and is no entity of the page: terms, concepts, evidence, quantities.

import { page, placeOfIri, type Words } from "../page/data";
import { grouped } from "../words/language";
import { ask } from "./answering";
import { iriTerm, readResults, shortened } from "./terms";

/** So many names are asked for, and so many seconds may that take: answers do without, if need be. */
const MOST = 500;
const PATIENCE = 3;

const terms: ReadonlyMap<string, Words> = new Map(page.vocabulary.map(({ name, t }) => [name, t]));
const learnt = new Map<string, [string, string]>();

/** The name of a term of the vocabulary, which goes with the way to write it. */
export const termName = (iri: string): Words | undefined => terms.get(shortened(iri, page.prefixes));
export const learntName = (iri: string): Words | undefined => learnt.get(iri);

const isNameless = (iri: string): boolean => !placeOfIri.has(iri) && !termName(iri) && !learnt.has(iri);

const question = (iris: string[]): string => `
PREFIX schema: <https://schema.org/>
PREFIX spallm: <https://w3id.org/spallm/ontology#>
SELECT ?thing ?name ?about ?value WHERE {
  VALUES ?thing { ${iris.join(" ")} }
  { ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }
  UNION {
    ?thing schema:value ?value ; schema:unitText ?name
    OPTIONAL { ?thing spallm:qualifier ?about }
  }
}`;

/** Ask the graph for the names of what has none yet. */
export async function learnNames(iris: readonly string[], signal: AbortSignal): Promise<void> {
  const wanted = [...new Set(iris)].filter(isNameless).slice(0, MOST).flatMap((iri) => iriTerm(iri) ?? []);
  if (!wanted.length) return;
  const answer = await ask(question(wanted), false, PATIENCE, signal);
  const found = answer.kind === "answer" ? readResults(answer.text) : false;
  if (typeof found === "boolean") return;
  for (const [thing, name, about, value] of found.rows) {
    if (!thing || !name) continue;
    const number = Number(value?.value);
    const count = Number.isFinite(number) ? grouped(number) : value?.value;
    const whole = [about?.value, count, name.value].filter(Boolean).join(" ");
    const [english, chinese] = learnt.get(thing.value) ?? [whole, whole];
    const isChinese = name["xml:lang"]?.startsWith("zh");
    learnt.set(thing.value, isChinese ? [english, whole] : [whole, chinese]);
  }
}
