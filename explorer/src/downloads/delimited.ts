// CSV as RFC 4180 has it and spreadsheets open it: CRLF, quotes where needed, and no formulas.

/** Without this mark, Excel shows Chinese names as noise. */
export const MARK = "\ufeff";

/** What a spreadsheet takes for a formula, or for another cell; apostrophes belong to it, so that guards undo. */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A text that no spreadsheet runs. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows of cells as CSV; the caller has guarded what is not a number. */
export const csvRows = (rows: string[][]): string =>
  rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
