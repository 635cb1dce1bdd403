// What people fill into a question, as terms.

import { page, type QueryParameter, type Words } from "../page/data";
import { say } from "../words/language";
import { ANY, type Choice, chosen, choicesFor, suggested } from "./choices";
import { integerTerm, iriTerm, stringTerm, written } from "./terms";
import { Trouble } from "./trouble";

const WORDS = {
  integer: ["This takes a whole number.", "此处应填整数。"] as Words,
  iri: [
    "This takes a whole IRI, such as https://example.org/x.",
    "此处应填完整的 IRI，如 https://example.org/x。",
  ] as Words,
  empty: ["Fill this in first.", "请先填写此项。"] as Words,
  unknown: ["Nothing of this kind is called %s.", "没有名为 %s 的此类条目。"] as Words,
  meant: ["Nothing of this kind is called %s. Did you mean %s?", "没有名为 %s 的此类条目，是否指 %s？"] as Words,
};
/** Types that are no kind of entity. */
export const PLAIN: ReadonlySet<string> = new Set(["string", "integer", "iri"]);

/** A value for a parameter: as SPARQL writes it, and as the command and addresses do. */
export interface Value {
  term: string;
  word: string;
}

/** The value that a text stands for; the spelling of numbers is Python's. */
export async function valueFor({ type }: QueryParameter, text: string): Promise<Value> {
  const value = text.trim();
  if (type === "string") return { term: stringTerm(text), word: text };
  if (!value) throw new Trouble(WORDS.empty);
  if (type === "integer") return { term: integerFor(value), word: value };
  if (type === "iri") return { term: iriTerm(value) ?? complain(WORDS.iri), word: value };
  const choices = await choicesFor(type);
  const choice = chosen(choices, value);
  if (choice) return { term: written(choice.iri, page.prefixes), word: wordFor(choice, type) };
  const near = suggested(choices, value, 3).map(({ t }) => say(t)).join(" / ");
  return near ? complain(WORDS.meant, value, near) : complain(WORDS.unknown, value);
}

const wordFor = ({ kind, id }: Choice, type: string): string => (type === ANY ? `${kind}/${id}` : id);

function integerFor(value: string): string {
  if (!/^[+-]?\d{1,18}$/.test(value)) complain(WORDS.integer);
  return integerTerm(String(BigInt(value.replace("+", ""))));
}

function complain(words: Words, ...fill: string[]): never {
  throw new Trouble(words, fill);
}
