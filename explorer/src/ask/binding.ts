// Values put into a question as terms, never as text; it follows spallm/store/binding.py.

import type { Words } from "../page/data";
import { type Edit, edited } from "./edits";
import { type Token, tokensOf, wordOf } from "./tokens";
import { Trouble } from "./trouble";

const WORDS = {
  own: [
    "?%s gets its values from the question itself, so it cannot be filled in.",
    "?%s 的取值由查询自身给出，不能填写。",
  ] as Words,
  count: ["?%s counts rows, so it must be a whole number.", "?%s 表示行数，必须是整数。"] as Words,
};

/** The text with a term, as SPARQL writes it, in the place of each variable that is named. */
export function bound(text: string, terms: ReadonlyMap<string, string>): string {
  const edits = variablesIn(tokensOf(text)).flatMap((place) => {
    const name = place.token.text.slice(1);
    const term = terms.get(name);
    return term === undefined ? [] : [padded(text, place.token, written(place, name, term))];
  });
  return edited(text, edits);
}

interface Variable {
  token: Token;
  before: string;
  clause: string;
}

const LISTED: ReadonlySet<string> = new Set(["SELECT", "GROUP", "ORDER", "HAVING"]);
const CLAUSES: ReadonlySet<string> = new Set([...LISTED, "WHERE", "FROM", "LIMIT", "OFFSET", "VALUES"]);

/** The variables, each with the word before it and the clause it stands in. */
function variablesIn(tokens: Token[]): Variable[] {
  const clauses = new Map<number, string>();
  const found: Variable[] = [];
  let before = "";
  for (const token of tokens) {
    const word = wordOf(token);
    if (token.kind === "open") clauses.set(token.depth + 1, before === "VALUES" ? before : "");
    else if (CLAUSES.has(word)) clauses.set(token.depth, LISTED.has(word) ? word : "");
    else if (token.kind === "variable") found.push({ token, before, clause: clauses.get(token.depth) ?? "" });
    before = word;
    if (token.text === "{" && LISTED.has(clauses.get(token.depth) ?? "")) clauses.set(token.depth, "");
  }
  return found;
}

/** Write a term as its place wants it; in a projection it keeps its column. */
function written({ before, clause }: Variable, name: string, term: string): string {
  if (before === "AS" || before === "VALUES" || clause === "VALUES") throw new Trouble(WORDS.own, [name]);
  if (before === "LIMIT" || before === "OFFSET") return count(name, term);
  if (clause === "SELECT") return `(${term} AS ?${name})`;
  return LISTED.has(clause) ? `(${term})` : term;
}

function count(name: string, term: string): string {
  const digits = /^"(\d+)"/.exec(term);
  if (!digits) throw new Trouble(WORDS.count, [name]);
  return digits[1];
}

/** Keep a term from running into its neighbours. */
function padded(text: string, { start, end }: Token, term: string): Edit {
  const left = start > 0 && /\S/.test(text[start - 1]) ? " " : "";
  const right = end < text.length && /\S/.test(text[end]) ? " " : "";
  return { start, end, text: left + term + right };
}
