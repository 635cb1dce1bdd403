// What people fill into a question, as terms.

import { page, type QueryParameter, type Words } from "../page/data";
import { say } from "../words/language";
import { chosen, choicesFor, suggested } from "./choices";
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

/** The term, as SPARQL writes it, that a text stands for; the spelling of numbers is Python's. */
export async function termFor({ type }: QueryParameter, text: string): Promise<string> {
  const value = text.trim();
  if (type === "string") return stringTerm(text);
  if (!value) throw new Trouble(WORDS.empty);
  if (type === "integer") return integerFor(value);
  if (type === "iri") return iriTerm(value) ?? complain(WORDS.iri);
  const choices = await choicesFor(type);
  const choice = chosen(choices, value);
  if (choice) return written(choice.iri, page.prefixes);
  const near = suggested(choices, value, 3).map(({ t }) => say(t)).join(" / ");
  return near ? complain(WORDS.meant, value, near) : complain(WORDS.unknown, value);
}

function integerFor(value: string): string {
  if (!/^[+-]?\d{1,18}$/.test(value)) complain(WORDS.integer);
  return integerTerm(String(BigInt(value.replace("+", ""))));
}

function complain(words: Words, ...fill: string[]): never {
  throw new Trouble(words, fill);
}
