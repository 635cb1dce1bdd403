// Taking along what is shown: on a server by links, among files by picking from those of the whole kind.

import { MARK } from "../../downloads/delimited";
import { save } from "../../downloads/save";
import { say } from "./words";
import type { Row } from "./rows";

const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>("a[data-extension]")];

/** Let the links of a server ask for what is shown; words are looked for in the language of the page. */
export function aim(query: string): void {
  const spoken = query && say("", "&lang=zh");
  for (const link of links()) link.search = query + spoken;
}

/** The records of a CSV file; quoted cells may hold line ends. */
export const csvRecords = (text: string): string[] => text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+\r?\n?/g) ?? [];

const lastCell = (record: string): string =>
  (/(?:^|,)("(?:[^"]|"")*"|[^,"\r\n]*)\r?\n?$/.exec(record)?.[1] ?? "").replace(/^"|"$/g, "");

const entriesOf = (text: string): string[] => text.split(/(?<=\n)\n(?=@)/);
const recordsOf = (text: string): string[] => text.split(/(?<=\r\n)\r\n(?=TY {2}- )/);
const keyOf = (entry: string): string =>
  (/^@\w+\{([^,]+),/.exec(entry) ?? /^ID {2}- (.*?)\r?$/m.exec(entry))?.[1] ?? "";

type Picker = (text: string, rows: readonly Row[]) => string;

const cited = (rows: readonly Row[]): Set<string> => new Set(rows.flatMap((row) => row.cited));

const PICKERS: Record<string, Picker> = {
  csv: (text, rows) => {
    const [head, ...records] = csvRecords(text);
    const chosen = new Set(rows.map(({ element }) => element.dataset.iri));
    return MARK + [head, ...records.filter((record) => chosen.has(lastCell(record)))].join("");
  },
  bib: (text, rows) => {
    const keys = cited(rows);
    return entriesOf(text).filter((entry) => keys.has(keyOf(entry))).join("\n");
  },
  ris: (text, rows) => {
    const keys = cited(rows);
    return recordsOf(text).filter((record) => keys.has(keyOf(record))).join("\r\n");
  },
};

/** Among files, let a link give what is shown of the file that it leads to. */
export function pickFromFiles(shown: () => { rows: readonly Row[]; isAll: boolean }): void {
  for (const link of links()) {
    const pick = PICKERS[link.dataset.extension ?? ""];
    link.addEventListener("click", async (event) => {
      const { rows, isAll } = shown();
      if (!pick || isAll) return;
      event.preventDefault();
      const name = link.pathname.split("/").at(-1) ?? "list";
      const reply = await fetch(link.href);
      save(name, reply.headers.get("content-type")?.split(";")[0] ?? "text/plain", pick(await reply.text(), rows));
    });
  }
  const note = document.getElementById("holds");
  if (note) note.textContent = say("CSV, BibTeX and RIS hold what is shown; the others hold everything.",
    "CSV、BibTeX 与 RIS 包含所示条目；其他格式包含全部条目。");
}
