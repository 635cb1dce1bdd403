// Answers as files: tables for spreadsheets, the JSON of SPARQL results, and Turtle.

import { csvRows, guarded, MARK } from "../downloads/delimited";
import { isNumber, type Table, type Term } from "./terms";

const written = (term: Term): string => (isNumber(term) ? term.value : guarded(term.value));
const blank = (term: Term): Term => (term.type === "bnode" ? { ...term, value: `_:${term.value}` } : term);

/** CSV for spreadsheets; numbers stay numbers, whatever sign they begin with. */
export function csv({ columns, rows }: Table): string {
  const cell = (term: Term | undefined): string => (term ? written(blank(term)) : "");
  return MARK + csvRows([columns, ...rows.map((row) => row.map(cell))]);
}

/** Tab-separated values with tabs and line ends as blanks, for what reads no quotes. */
export function tsv({ columns, rows }: Table): string {
  const cell = (term: Term | undefined): string =>
    term ? written(blank(term)).replace(/[\t\r\n]+/g, " ") : "";
  return [columns, ...rows.map((row) => row.map(cell))].map((line) => `${line.join("\t")}\n`).join("");
}

/** The JSON of SPARQL results for a table whose rows may have been cut. */
export function json({ columns, rows }: Table): string {
  const bindings = rows.map((row) => Object.fromEntries(
    columns.flatMap((column, n) => (row[n] ? [[column, row[n]]] : []))));
  return `${JSON.stringify({ head: { vars: columns }, results: { bindings } }, null, 1)}\n`;
}
