// Tables as text for elsewhere: Markdown, CSV and LaTeX, each escaped by its own rules.

import { csvRows, guarded } from "../../downloads/delimited";

/** A table to write: a title for each column, and rows under headings. */
export interface Sheet {
  titles: string[];
  groups: { title: string; rows: string[][] }[];
  /** What stands for a value that is not known, where a cell should not stay empty. */
  unknown: string;
}

/** One line, without what no format can carry. */
const flat = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** Text in a Markdown table: neither a new cell nor markup. */
const markdownText = (text: string): string =>
  flat(text).replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const LATEX: Record<string, string> = {
  "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", $: "\\$", "&": "\\&", "#": "\\#", "%": "\\%", _: "\\_",
  "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "<": "\\textless{}", ">": "\\textgreater{}",
  "|": "\\textbar{}", '"': "\\char34{}",
};

const escaped = (text: string): string => text.replace(/[\\{}$&#%_^~<>|"]/g, (sign) => LATEX[sign]);

/** Addresses, which LaTeX breaks over lines as it breaks no word. */
const ADDRESS = /(https?:\/\/[\w./:?=&+~%#-]*[\w/])/;
const address = (text: string): string => `\\url{${text.replace(/[%#]/g, "\\$&")}}`;

/** Text in a LaTeX table; what starts like an option of the line break before it is guarded. */
const latexText = (text: string): string =>
  flat(text).split(ADDRESS).map((part, k) => (k % 2 ? address(part) : escaped(part))).join("")
    .replace(/^[[*]/, "{$&}");

export function asMarkdown({ titles, groups, unknown }: Sheet): string {
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  const rows = groups.flatMap(({ title, rows }) => [
    line([`**${markdownText(title)}**`, ...titles.slice(1).map(() => "")]),
    ...rows.map((row) => line(row.map((cell) => markdownText(cell || unknown)))),
  ]);
  return [line(titles.map(markdownText)), line(titles.map(() => "---")), ...rows, ""].join("\n");
}

/** CSV with the heading of each row in front; what is not known stays empty. */
export function asCsv({ titles, groups }: Sheet): string {
  const rows = groups.flatMap(({ title, rows }) => rows.map((row) => [title, ...row]));
  return csvRows([["", ...titles], ...rows].map((row) => row.map(guarded)));
}

/** The share of the facts' column in the width. */
const FACTS = 0.18;

/** A LaTeX table in the manner of booktabs, as wide as the text. */
export function asLatex({ titles, groups, unknown }: Sheet): string {
  const column = (share: number, gaps: string): string =>
    `>{\\raggedright\\arraybackslash}p{\\dimexpr${share.toFixed(3)}\\linewidth-${gaps}\\tabcolsep\\relax}`;
  const entities = Math.max(1, titles.length - 1);
  const columns = `${column(FACTS, "")}*{${entities}}{${column((1 - FACTS) / entities, "2")}}`;
  const line = (cells: string[]): string => `${cells.map(latexText).join(" & ")} \\\\`;
  const body = groups.flatMap(({ title, rows }) => [
    "\\midrule",
    `\\multicolumn{${titles.length}}{l}{\\textbf{${latexText(title)}}} \\\\`,
    ...rows.map((row) => line(row.map((cell) => cell || unknown))),
  ]);
  return [
    "% \\usepackage{array,booktabs,xurl}; names in Chinese need XeLaTeX or LuaLaTeX with ctex",
    `\\begin{tabular}{@{}${columns}@{}}`,
    "\\toprule", line(titles), ...body, "\\bottomrule", "\\end{tabular}", "",
  ].join("\n");
}
