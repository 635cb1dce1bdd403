// Answers as files: tables for spreadsheets, the JSON of SPARQL results, and Turtle.

import { isNumber, type Table, type Term } from "./terms";

/** What a spreadsheet would take for a formula; apostrophes belong to it so that guards can be undone. */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

const guarded = (term: Term): string =>
  FORMULA.test(term.value) && !isNumber(term) ? `'${term.value}` : term.value;
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const blank = (term: Term): Term => (term.type === "bnode" ? { ...term, value: `_:${term.value}` } : term);

/** CSV as RFC 4180 has it, with a byte order mark, without which Excel shows Chinese as noise. */
export function csv({ columns, rows }: Table): string {
  const cell = (term: Term | undefined): string => (term ? quoted(guarded(blank(term))) : "");
  const lines = [columns.map(quoted), ...rows.map((row) => row.map(cell))];
  return `\ufeff${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

/** Tab-separated values with tabs and line ends as blanks, for what reads no quotes. */
export function tsv({ columns, rows }: Table): string {
  const cell = (term: Term | undefined): string =>
    term ? guarded(blank(term)).replace(/[\t\r\n]+/g, " ") : "";
  return [columns, ...rows.map((row) => row.map(cell))].map((line) => `${line.join("\t")}\n`).join("");
}

/** The JSON of SPARQL results for a table whose rows may have been cut. */
export function json({ columns, rows }: Table): string {
  const bindings = rows.map((row) => Object.fromEntries(
    columns.flatMap((column, n) => (row[n] ? [[column, row[n]]] : []))));
  return `${JSON.stringify({ head: { vars: columns }, results: { bindings } }, null, 1)}\n`;
}
