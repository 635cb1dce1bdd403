// Taking a comparison along: what the table shows, to the clipboard or as a file.

import { button, make } from "../../dom/dom";
import { MARK } from "../../downloads/delimited";
import { save } from "../../downloads/save";
import { asCsv, asLatex, asMarkdown, type Sheet } from "../../views/compare/writers";
import { say } from "../browse/words";

interface Format {
  name: string;
  ending: string;
  type: string;
  write(sheet: Sheet): string;
}

const FORMATS: readonly Format[] = [
  { name: "LaTeX", ending: "tex", type: "text/x-tex", write: asLatex },
  { name: "Markdown", ending: "md", type: "text/markdown", write: asMarkdown },
  { name: "CSV", ending: "csv", type: "text/csv", write: asCsv },
];

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** A value as text: without the numbers of its sources, and why it is so. */
function valueOf(item: HTMLElement): string {
  const copy = item.cloneNode(true) as HTMLElement;
  for (const aside of copy.querySelectorAll(".refs, .why")) aside.remove();
  return (copy.textContent ?? "").trim();
}

const cellOf = (cell: HTMLElement): string => [...cell.querySelectorAll<HTMLElement>("li")].map(valueOf).join("; ");
const nameOf = (head: HTMLElement): string => head.firstChild?.textContent?.trim() ?? "";

/** The table as it stands, with the rows that are in view. */
export function sheetOf(table: HTMLTableElement): Sheet {
  const titles = [...table.querySelectorAll<HTMLElement>("thead .compared")].map((link) => link.textContent ?? "");
  const groups = [...table.tBodies].map((body) => {
    const [title, ...rows] = [...body.rows];
    return {
      title: title.textContent?.trim() ?? "",
      rows: rows.filter(isShown).map((row) =>
        [nameOf(row.cells[0]), ...[...row.cells].slice(1).map(cellOf)]),
    };
  });
  return { titles: [say("Fact", "事实"), ...titles], groups: groups.filter(({ rows }) => rows.length), unknown: "—" };
}

/** Buttons that take along what the table shows at that time. */
export function offerTaking(table: HTMLTableElement, place: HTMLElement): void {
  const note = make("span", { class: "hint", role: "status" });
  const copy = async ({ name, write }: Format): Promise<void> => {
    try {
      await navigator.clipboard.writeText(write(sheetOf(table)));
      note.textContent = say("%s copied", "已复制 %s", name);
    } catch {
      note.textContent = say("The browser does not let the page copy; save the file instead.", "浏览器不允许复制，请改为保存文件。");
    }
  };
  const keep = ({ ending, type, write }: Format): void =>
    save(`comparison.${ending}`, type, `${ending === "csv" ? MARK : ""}${write(sheetOf(table))}`);
  const group = (words: string, act: (format: Format) => void): HTMLElement =>
    make("span", { class: "choice", role: "group", "aria-label": words },
      make("span", { class: "compare-take", "aria-hidden": "true" }, words),
      ...FORMATS.map((format) => button(format.name, () => act(format), { "aria-label": `${words} ${format.name}` })));
  place.replaceChildren(group(say("Copy", "复制"), copy), group(say("Save", "保存"), keep), note);
}
