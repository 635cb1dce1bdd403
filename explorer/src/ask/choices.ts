// What a parameter may be: the entities of its kind, or concepts, which are asked of the engine.

import { cards, kinds, kindOf, page } from "../page/data";
import type { Words } from "../page/data";
import { editsBetween, folded } from "../page/finding";
import { inAll } from "../words/language";
import { ask } from "./answering";
import { readResults, type Table } from "./terms";

export interface Choice {
  iri: string;
  /** As people name it: its kind and its id. */
  kind: string;
  id: string;
  t: Words;
  names: string[];
}

export const ANY = "any-entity";

const choice = (iri: string, kind: string, id: string, t: Words, also: string[] = []): Choice =>
  ({ iri, kind, id, t, names: [...inAll(t), ...also].map(folded) });

const ours: Choice[] = cards.map(({ iri, id, t, also }, n) => choice(iri, kindOf(n).key, id, t, also));

/** The choices for a type of parameter. */
export async function choicesFor(type: string): Promise<Choice[]> {
  if (kinds.some((kind) => kind.key === type)) return ours.filter(({ kind }) => kind === type);
  const found = await concepts();
  if (type !== ANY) return found.filter(({ kind }) => kind === type);
  const held = new Set(ours.map(({ iri }) => iri));
  return [...ours, ...found.filter(({ iri }) => !held.has(iri))];
}

const CONCEPTS = `
  PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
  SELECT DISTINCT ?concept ?id ?name {
    ?concept a skos:Concept ; dcterms:identifier ?id ; skos:prefLabel ?name
  } ORDER BY ?concept ?name`;
const PATIENCE = 10;
let known: Choice[] | null = null;

async function concepts(): Promise<Choice[]> {
  if (known) return known;
  const answer = await ask(CONCEPTS, false, PATIENCE);
  if (answer.kind !== "answer") return [];
  known = read(readResults(answer.text) as Table);
  return known;
}

function read({ rows }: Table): Choice[] {
  const found = new Map<string, { id: string; names: Map<string, string> }>();
  for (const [concept, id, name] of rows) {
    if (!concept || !id || !name) continue;
    if (!found.has(concept.value)) found.set(concept.value, { id: id.value, names: new Map() });
    found.get(concept.value)?.names.set(name["xml:lang"]?.startsWith("zh") ? "zh" : "en", name.value);
  }
  return [...found].map(([iri, { id, names }]) => {
    const english = names.get("en") ?? names.get("zh") ?? id;
    return choice(iri, kindIn(iri), id, [english, names.get("zh") ?? english]);
  });
}

/** The kind in an address such as https://w3id.org/spallm/modality/spatial: its prefix. */
function kindIn(iri: string): string {
  const names = Object.keys(page.prefixes).filter((prefix) => page.prefixes[prefix].endsWith(`/${prefix}/`));
  return names.find((name) => iri.startsWith(page.prefixes[name])) ?? "";
}

/** The choice that a text names: by IRI, by kind and id, by id, or by name. */
export function chosen(choices: Choice[], text: string): Choice | undefined {
  const asked = text.trim();
  const name = folded(asked);
  return choices.find(({ iri, kind, id }) => iri === asked || `${kind}/${id}` === asked)
    ?? choices.find(({ id }) => id === asked)
    ?? choices.find(({ names }) => names.includes(name));
}

/** How well a choice answers a text; less is better. */
function distance({ id, names }: Choice, asked: string): number {
  const texts = [...names, id];
  if (texts.includes(asked)) return 0;
  if (texts.some((text) => text.startsWith(asked))) return 1;
  if (texts.some((text) => text.includes(` ${asked}`) || text.includes(`-${asked}`))) return 2;
  return texts.some((text) => text.includes(asked)) ? 3 : Infinity;
}

/** Choices for a text that is not finished, best first; those that come near if none has it. */
export function suggested(choices: Choice[], text: string, most: number): Choice[] {
  const asked = folded(text.trim());
  const scored = choices.map((each) => ({ each, far: distance(each, asked) }));
  const exact = scored.filter(({ far }) => far < Infinity);
  const near = exact.length ? exact : scored.map(({ each }) => ({ each, far: editsTo(each, asked) }));
  return near.filter(({ far }) => far < Infinity).sort((a, b) => a.far - b.far)
    .slice(0, most).map(({ each }) => each);
}

const editsTo = ({ id, names }: Choice, asked: string): number =>
  Math.min(...[...names, id].map((text) => editsBetween(text, asked, asked.length < 5 ? 1 : 2)));
