// The forms in which things are taken along, what each will hold, and how it is saved.

import { cards, type Words } from "../page/data";
import { grouped, say } from "../words/language";
import { currentView } from "../panels/stage";
import { bibliography, type Bibliography, bibtex, hasReferences, ris } from "./bibliography";
import { asFile, figure } from "./figure";
import { fileName } from "./names";
import { LEAST_WIDTH, png } from "./raster";
import { save } from "./save";
import type { Scope } from "./scope";
import { csv, type Sheet, sheet } from "./spreadsheet";
import { statements } from "./statements";
import { turtle } from "./turtle";

const WORDS = {
  latex: ["For LaTeX: %s", "用于 LaTeX：%s"] as Words,
  managers: ["For Zotero, EndNote and the like: %s", "用于 Zotero、EndNote 等：%s"] as Words,
  papers: ["%s for the papers among them", "%s（来自其中的论文）"] as Words,
  introductions: ["%s for the works that introduced them", "%s（介绍这些实体的论文）"] as Words,
  entries: ["%s entries", "%s 条文献"] as Words,
  entry: ["1 entry", "1 条文献"] as Words,
  without: ["%s; %s of the entities have none", "%s；%s 个实体没有对应文献"] as Words,
  oneWithout: ["%s; 1 of the entities has none", "%s；1 个实体没有对应文献"] as Words,
  noReferences: ["No bibliographic data in this page", "本页没有文献信息"] as Words,
  noEntries: ["No bibliographic data for these", "这些实体没有文献信息"] as Words,
  nothing: ["Nothing to take along", "没有可导出的内容"] as Words,
  table: ["The table as it stands: %s rows, %s columns", "当前表格：%s 行，%s 列"] as Words,
  rows: ["A spreadsheet with one row for each entity: %s rows, %s columns",
    "电子表格，每个实体一行：%s 行，%s 列"] as Words,
  turtle: ["RDF: what the graph states about them and their parts, and the names of what they mention",
    "RDF：图谱关于这些实体及其组成部分的陈述，以及所提及事物的名称"] as Words,
  vector: ["%s as a drawing to edit or to scale", "%s，矢量图，可编辑与缩放"] as Words,
  pixels: ["%s for print and slides, at least %s pixels wide",
    "%s，用于印刷与幻灯片，宽度不少于 %s 像素"] as Words,
  noPicture: ["%s has no picture to take along", "%s视图没有可导出的图片"] as Words,
};

export interface Format {
  id: string;
  name: string;
  note: string;
  isOffered: boolean;
  /** Save it, and tell under which name. */
  save(): Promise<string>;
}

type Content = string | Blob | Promise<string | Blob>;

interface File {
  name: string;
  type: string;
  /** Made when it is asked for. */
  content(): Content;
}

const format = (id: string, name: string, note: string, isOffered: boolean, file: File): Format => ({
  id, name, note, isOffered,
  async save() {
    save(file.name, file.type, await file.content());
    return file.name;
  },
});

function entriesNote({ references, areIntroductions, without }: Bibliography): string {
  if (!hasReferences()) return say(WORDS.noReferences);
  if (!references.length) return say(WORDS.noEntries);
  const count = references.length === 1 ? say(WORDS.entry) : say(WORDS.entries, grouped(references.length));
  const held = say(areIntroductions ? WORDS.introductions : WORDS.papers, count);
  if (!without) return held;
  return without === 1 ? say(WORDS.oneWithout, held) : say(WORDS.without, held, grouped(without));
}

function bibliographies(what: string, nodes: number[]): Format[] {
  const found = bibliography(nodes);
  const isOffered = found.references.length > 0;
  const note = (words: Words): string => (isOffered ? say(words, entriesNote(found)) : entriesNote(found));
  return [
    format("bibtex", "BibTeX", note(WORDS.latex), isOffered, {
      name: fileName(what, "bib"), type: "application/x-bibtex", content: () => bibtex(found),
    }),
    format("ris", "RIS", note(WORDS.managers), isOffered, {
      name: fileName(what, "ris"), type: "application/x-research-info-systems", content: () => ris(found),
    }),
  ];
}

function spreadsheet(what: string, content: Sheet): Format {
  const { rows, columns, isTable } = content;
  const size = say(isTable ? WORDS.table : WORDS.rows, grouped(rows.length), grouped(columns.length));
  return format("csv", "CSV", rows.length ? size : say(WORDS.nothing), rows.length > 0, {
    name: fileName(what, "csv"), type: "text/csv", content: () => csv(content),
  });
}

/** The formats for the entities themselves. */
export function dataFormats(scope: Scope, nodes: number[]): Format[] {
  const what = scope === "picked" ? "selection" : currentView().id;
  const iris = nodes.map((n) => cards[n].iri);
  return [
    ...bibliographies(what, nodes),
    spreadsheet(what, sheet(scope, nodes)),
    format("turtle", "Turtle", say(iris.length ? WORDS.turtle : WORDS.nothing), iris.length > 0, {
      name: fileName(what, "ttl"), type: "text/turtle",
      content: async () => turtle((await statements()).about(iris)),
    }),
  ];
}

/** The formats for the picture of the view on display. */
export function pictureFormats(): Format[] {
  const view = currentView();
  const name = say(view.name);
  const drawn = (): SVGSVGElement => {
    const picture = view.picture?.();
    if (!picture) throw new Error(say(WORDS.noPicture, name));
    return figure(view, picture);
  };
  const isOffered = view.picture !== undefined;
  const note = (words: Words): string => say(isOffered ? words : WORDS.noPicture, name, grouped(LEAST_WIDTH));
  return [
    format("svg", "SVG", note(WORDS.vector), isOffered, {
      name: fileName(view.id, "svg"), type: "image/svg+xml", content: () => asFile(drawn()),
    }),
    format("png", "PNG", note(WORDS.pixels), isOffered, {
      name: fileName(view.id, "png"), type: "image/png", content: () => png(drawn()),
    }),
  ];
}
