// A question made ready for the engine: prefixes declared, rows bounded, and the way back.

import type { Answering } from "./answering";
import { type Edit, edited } from "./edits";
import { isBalanced } from "./faults";
import { type Question, readQuestion } from "./question";
import { type Token, wordOf } from "./tokens";

export interface Prepared extends Question {
  /** The text that the engine gets. */
  sent: string;
  edits: Edit[];
}

/** How many rows are wanted, and whether the engine can ask nobody else. */
export type Bounds = Pick<Answering, "rows" | "isSealed">;

/** Check a question and make it ready; one row more than the limit tells a whole answer from a cut one. */
export function prepare(
  text: string, prefixes: Readonly<Record<string, string>>, { rows, isSealed }: Bounds,
): Prepared {
  const question = readQuestion(text, prefixes, isSealed);
  // All on the first line, so that the lines of the engine are those of the reader.
  const declared = question.undeclared.map((name) => `PREFIX ${name}: <${prefixes[name]}> `).join("");
  const edits = declared ? [{ start: 0, end: 0, text: declared }] : [];
  if (question.form === "SELECT" && isBalanced(question.tokens)) edits.push(...bounds(question.tokens, rows));
  return { ...question, sent: edited(text, edits), edits };
}

/** The edit that bounds the number of rows, where the question does not do so itself. */
function bounds(tokens: Token[], rows: number): Edit[] {
  const outer = tokens.filter((token) => token.depth === 0);
  const limit = outer.findIndex((token) => wordOf(token) === "LIMIT");
  if (limit >= 0) {
    const number = outer[limit + 1];
    const stays = !number || !/^\d+$/.test(number.text) || Number(number.text) <= rows;
    return stays ? [] : [{ start: number.start, end: number.end, text: String(rows + 1) }];
  }
  const values = outer.findIndex((token) => wordOf(token) === "VALUES");
  const last = values > 0 ? outer[values - 1] : outer[outer.length - 1];
  return [{ start: last.end, end: last.end, text: ` LIMIT ${rows + 1}` }];
}
