// The table of an answer: entities by their names, everything as text, rows sorted on demand.

import { page, placeOfIri, type Words } from "../page/data";
import { state } from "../page/state";
import { button, make, outward } from "../dom/dom";
import { collator, grouped, nameOf, say } from "../words/language";
import { learntName, termName } from "./naming";
import { isNumber, shortened, STRING, type Table, type Term } from "./terms";

const WORDS = {
  shown: ["Rows 1 to %s of %s are shown.", "显示第 1 至 %s 行，共 %s 行。"] as Words,
  more: ["Show %s more", "再显示 %s 行"] as Words,
  table: ["Answer", "查询结果"] as Words,
  unbound: ["no value", "无值"] as Words,
};
/** So many rows are drawn at first, and so many more each time. */
const AT_FIRST = 200;
const STEP = 1000;
/** Longer texts get wider columns. */
const LONG = 40;

/** How a table is shown: sorted by a column, up or down, and so many rows of it. */
export interface Sight {
  column: number | null;
  isDown: boolean;
  drawn: number;
}

/** Where an answer leads: to an entity of the page, and to any other address. */
export interface Ways {
  toEntity(n: number): Node;
  toOther(words: string, iri: string): Node;
}

export const firstSight = (): Sight => ({ column: null, isDown: false, drawn: AT_FIRST });

/** What a term is called, or what it says. */
export const wordsIn = (term: Term): string => {
  const n = term.type === "uri" ? placeOfIri.get(term.value) : undefined;
  if (n !== undefined) return nameOf(n);
  if (term.type !== "uri") return term.value;
  const name = termName(term.value) ?? learntName(term.value);
  return name ? say(name) : shortened(term.value, page.prefixes);
};

/** Numbers by value and before texts; what has no value comes last either way. */
function inOrder({ rows }: Table, { column, isDown }: Sight): Table["rows"] {
  if (column === null) return rows;
  const turn = isDown ? -1 : 1;
  const keyed = rows.map((row) => {
    const term = row[column];
    return { row, term, text: term ? wordsIn(term) : "", number: isNumber(term) ? Number(term?.value) : NaN };
  });
  const texts = collator();
  keyed.sort((a, b) => {
    if (!a.term || !b.term) return Number(!a.term) - Number(!b.term);
    const areNumbers = !Number.isNaN(a.number) && !Number.isNaN(b.number);
    return turn * (areNumbers ? a.number - b.number : texts.compare(a.text, b.text));
  });
  return keyed.map(({ row }) => row);
}

/** Draw a table; `redraw` is called when it shall be shown otherwise. */
export function drawTable(table: Table, sight: Sight, ways: Ways, redraw: () => void): HTMLElement[] {
  const rows = inOrder(table, sight).slice(0, sight.drawn);
  const head = table.columns.map((column, n) => heading(column, n, sight, redraw));
  const frame = make("div", { class: "rows", role: "region", tabindex: "0", "aria-label": say(WORDS.table) },
    make("table", {},
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((term) => cell(term, ways)))))));
  const total = table.rows.length;
  if (rows.length === total) return [frame];
  const more = button(say(WORDS.more, grouped(Math.min(STEP, total - rows.length))), () => {
    sight.drawn += STEP;
    redraw();
  }, { class: "plain more-rows", "data-hold": "more" });
  const told = say(WORDS.shown, grouped(rows.length), grouped(total));
  return [frame, make("p", { class: "hint cut" }, told, " ", more)];
}

function heading(column: string, n: number, sight: Sight, redraw: () => void): HTMLElement {
  const isSorted = sight.column === n;
  const sorted = isSorted ? (sight.isDown ? "descending" : "ascending") : "none";
  const turn = button(column, () => {
    if (!isSorted) Object.assign(sight, { column: n, isDown: false });
    else if (!sight.isDown) sight.isDown = true;
    else sight.column = null;
    redraw();
  }, { "data-hold": `column-${n}` });
  return make("th", { scope: "col", "aria-sort": sorted }, turn);
}

function cell(term: Term | undefined, ways: Ways): HTMLElement {
  if (!term) return make("td", { class: "unbound" }, make("span", { "aria-label": say(WORDS.unbound) }, "–"));
  const width = wordsIn(term).length > LONG ? "long" : "";
  if (term.type === "literal") return literal(term, width);
  if (term.type === "bnode") return make("td", { class: "quiet" }, `_:${term.value}`);
  if (term.type !== "uri") return make("td", { class: `quiet ${width}` }, term.value);
  const n = placeOfIri.get(term.value);
  if (n !== undefined) return marked(make("td", { "data-n": n, class: width }, ways.toEntity(n)));
  const code = termName(term.value) ? [" ", make("small", {}, shortened(term.value, page.prefixes))] : [];
  return make("td", { title: term.value, class: width }, ways.toOther(wordsIn(term), term.value), ...code);
}

function literal(term: Term, width: string): HTMLElement {
  const { value, datatype, "xml:lang": language } = term;
  if (isNumber(term)) return make("td", { class: "number" }, value);
  const kind = language ?? (datatype && datatype !== STRING ? shortened(datatype, page.prefixes) : "");
  const shown = datatype?.endsWith("#anyURI") ? outward(value, value) : value;
  const quiet = kind ? make("small", {}, kind) : null;
  return make("td", { class: width }, make("span", { dir: "auto" }, shown), quiet);
}

/** The element of an entity, marked if the entity is selected or picked. */
export function marked(element: HTMLElement): HTMLElement {
  const n = Number(element.dataset.n);
  element.classList.toggle("selected", state.selected === n);
  element.classList.toggle("picked", state.picked.has(n));
  return element;
}
