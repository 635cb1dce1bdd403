// Edits of a text, and the way back from the new text to the old one.

/** A replacement of a stretch of a text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with its edits made, which stand in order and do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of edits) {
    pieces.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return [...pieces, text.slice(done)].join("");
}

/** The offset in the old text that an offset in the new one comes from. */
export function originOf(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const edit of edits) {
    const start = edit.start + shift;
    if (offset < start) break;
    if (offset < start + edit.text.length) return edit.start;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return offset - shift;
}
