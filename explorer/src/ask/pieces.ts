// Pieces of an answer that are the same wherever it is shown.

import type { Words } from "../page/data";
import { button, make } from "../dom/dom";
import { grouped, say } from "../words/language";
import { save } from "../downloads/save";
import { csv, json, tsv } from "./files";
import { type Outcome, session } from "./session";

const WORDS = {
  rowLimit: [
    "Only the first %s rows are here and in files. Narrow the question, or add LIMIT and OFFSET.",
    "此处和下载文件只有前 %s 行。请缩小查询范围，或用 LIMIT 与 OFFSET 查询其余部分。",
  ] as Words,
  lines: ["The first %s of %s lines are shown; the file holds all.", "显示前 %s 行，共 %s 行；下载文件包含全部。"] as Words,
  turtle: ["Answer as Turtle", "Turtle 格式的结果"] as Words,
  yes: ["Yes", "是"] as Words,
  no: ["No", "否"] as Words,
  empty: ["Nothing in this graph answers the question.", "图谱中没有符合此查询的内容。"] as Words,
};
const MOST_LINES = 2000;

export type Full = Outcome & { kind: "table" | "triples" };

export const verdict = (holds: boolean): HTMLElement =>
  make("p", { class: "verdict" }, say(holds ? WORDS.yes : WORDS.no));

export const nothing = (): HTMLElement => make("p", { class: "hint" }, say(WORDS.empty));

/** What to say of a table that does not hold all rows. */
export const cutNote = ({ table, isCut }: Outcome & { kind: "table" }): HTMLElement[] =>
  isCut ? [make("p", { class: "warning" }, say(WORDS.rowLimit, grouped(table.rows.length)))] : [];

/** Files of an answer: as the engine wrote it where nothing was cut, and for spreadsheets. */
export function files(outcome: Full): HTMLElement {
  const name = session.name || "answer";
  const file = (title: string, ending: string, type: string, content: () => string): HTMLElement =>
    button(`↓ ${title}`, () => save(`${name}.${ending}`, type, content()), { class: "plain" });
  if (outcome.kind === "triples") {
    return make("span", { class: "files" },
      file("Turtle", "ttl", "text/turtle", () => outcome.triples.turtle),
      file("N-Triples", "nt", "application/n-triples", () => outcome.text));
  }
  const { table, isCut, text } = outcome;
  return make("span", { class: "files" },
    file("CSV", "csv", "text/csv", () => csv(table)),
    file("TSV", "tsv", "text/tab-separated-values", () => tsv(table)),
    file("JSON", "json", "application/sparql-results+json", () => (isCut ? json(table) : text)));
}

/** An answer's triples for people to read. */
export function turtleText(turtle: string): HTMLElement[] {
  const lines = turtle.split("\n");
  const text = make("pre", { tabindex: "0", role: "region", "aria-label": say(WORDS.turtle) },
    lines.slice(0, MOST_LINES).join("\n"));
  if (lines.length <= MOST_LINES) return [text];
  const told = say(WORDS.lines, grouped(MOST_LINES), grouped(lines.length));
  return [text, make("p", { class: "hint cut" }, told)];
}
