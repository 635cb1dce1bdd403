// Trouble with a question: what is wrong and where, in words; never the engine's own.

import type { Words } from "../page/data";

export class Trouble extends Error {
  /**
   * `fill` are the words for each `%s` of `words`; `offset` is the place in the text that was
   * written, if the trouble has a place.
   */
  constructor(
    readonly words: Words,
    readonly fill: (string | number)[] = [],
    readonly offset: number | null = null,
    readonly hint: Words | null = null,
  ) {
    super(Array.isArray(words) ? words[0] : words);
  }
}

/** A line and a column, both counted from 1, in characters. */
export interface Place {
  line: number;
  column: number;
}

export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: [...before.slice(start)].length + 1 };
}

/** The offset of a line and a column, within the text. */
export function offsetOf(text: string, { line, column }: Place): number {
  let start = 0;
  for (let n = 1; n < line; n++) start = text.indexOf("\n", start) + 1 || text.length;
  const before = [...text.slice(start)].slice(0, Math.max(0, column - 1)).join("");
  return start + before.length;
}
