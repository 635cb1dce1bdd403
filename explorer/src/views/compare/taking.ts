// Taking a comparison along: to the clipboard or as a file.

import type { Words } from "../../page/data";
import { button, make } from "../../dom/dom";
import { fileName } from "../../downloads/names";
import { save } from "../../downloads/save";
import { say } from "../../words/language";
import { asCsv, asLatex, asMarkdown, type Sheet } from "./writers";

const WORDS = {
  copy: ["Copy as", "复制为"] as Words,
  save: ["Save as", "保存为"] as Words,
  copied: ["Copied", "已复制"] as Words,
  refused: ["The browser does not let the page copy; save the file instead.", "浏览器不允许复制，请改为保存文件。"] as Words,
};

interface Format {
  name: string;
  ending: string;
  type: string;
  write(sheet: Sheet): string;
}

const FORMATS: readonly Format[] = [
  { name: "Markdown", ending: "md", type: "text/markdown", write: asMarkdown },
  { name: "CSV", ending: "csv", type: "text/csv", write: asCsv },
  { name: "LaTeX", ending: "tex", type: "text/x-tex", write: asLatex },
];

/** Copy the way of older browsers, which need no permission. */
function copyBySelection(text: string): boolean {
  const held = document.activeElement as HTMLElement | null;
  const box = make("textarea", { class: "unseen" });
  box.value = text;
  document.body.append(box);
  box.select();
  const isDone = document.execCommand("copy");
  box.remove();
  held?.focus();
  return isDone;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Buttons that take along what `sheet` gives at that time. */
export function takingButtons(sheet: () => Sheet): HTMLElement {
  const note = make("span", { class: "hint", role: "status" });
  const group = (words: Words, act: (format: Format) => void, name: string): HTMLElement =>
    make("span", { class: "compare-take", role: "group", "aria-label": say(words) },
      make("span", { class: "hint" }, say(words)),
      ...FORMATS.map((format) => button(format.name, () => act(format), {
        class: "plain", "data-hold": `${name}-${format.ending}`, "aria-label": `${say(words)} ${format.name}`,
      })));
  return make("div", { class: "compare-taking" },
    group(WORDS.copy, async (format) => {
      note.textContent = say((await copy(format.write(sheet()))) ? WORDS.copied : WORDS.refused);
    }, "copy"),
    group(WORDS.save, ({ ending, type, write }) => {
      // Spreadsheets take a file for UTF-8 only if a mark says so.
      save(fileName("comparison", ending), type, `${ending === "csv" ? "\uFEFF" : ""}${write(sheet())}`);
    }, "save"),
    note);
}
