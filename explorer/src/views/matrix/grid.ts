// The matrix as a table: names along both sides, a button where something is known.

import { regions, type Words } from "../../page/data";
import { state } from "../../page/state";
import { button, make } from "../../dom/dom";
import { nameOf, say } from "../../words/language";
import { wayTo } from "../../panels/search";
import type { Mark, Marks } from "./marks";
import type { Group, Order } from "./order";
import { type Sign, signPicture, widthOf } from "./shapes";

const WORDS = {
  elsewhere: ["In no region", "未归入分区"] as Words,
  times: ["%s × %s", "%s × %s"] as Words,
};

/** What a matrix is about, as far as drawing it goes. */
export interface Drawing {
  caption: string;
  /** What rows and columns are. */
  corner: [string, string];
  signs(mark: Mark): Sign[];
  /** The tint of a cell, as the name of a style. */
  tint(mark: Mark): string;
  /** Whether a pair is among those that the reader wants to see. */
  isWanted(mark: Mark): boolean;
  open(mark: Mark, cell: HTMLElement): void;
}

/** What is known of a pair, if it is wanted. */
export function markAt(marks: Marks, drawing: Drawing, row: number, column: number): Mark | undefined {
  const mark = marks.get(row)?.get(column);
  return mark && drawing.isWanted(mark) ? mark : undefined;
}

export const regionName = (group: Group): string =>
  say(group.region < 0 ? WORDS.elsewhere : regions[group.region].t);

/** What a cell says, in words. */
export const cellWords = (mark: Mark, signs: Sign[]): string => {
  const said = signs.map((sign) => (sign.count > 1 ? say(WORDS.times, sign.count, sign.says) : sign.says));
  return `${nameOf(mark.row)} × ${nameOf(mark.column)}: ${said.join("; ")}`;
};

/** Name a control by its place, for the focus to find it again; Tab takes the grid as one step. */
function placed(control: HTMLElement, row: number, column: number): HTMLElement {
  control.dataset.hold = `${row} ${column}`;
  control.tabIndex = -1;
  return control;
}

function cell(mark: Mark | undefined, drawing: Drawing): HTMLElement {
  if (!mark) return make("td");
  const signs = drawing.signs(mark);
  const words = cellWords(mark, signs);
  const control = button("", () => drawing.open(mark, control), { title: words, "aria-haspopup": "dialog" });
  control.append(signPicture(signs), make("span", { class: "unseen" }, words));
  return make("td", { class: drawing.tint(mark) }, placed(control, mark.row, mark.column));
}

const rowHead = (n: number): HTMLElement =>
  make("th", { scope: "row", "data-n": n, title: nameOf(n) }, placed(wayTo(n), n, -1));

const columnHead = (n: number): HTMLElement =>
  make("th", { scope: "col", "data-n": n, title: nameOf(n) }, make("div", {}, placed(wayTo(n), -1, n)));

function groupRows(group: Group, order: Order, marks: Marks, drawing: Drawing): HTMLElement {
  const heading = make("tr", { class: "region" },
    make("th", { scope: "rowgroup", colspan: order.columns.length + 1 },
      make("span", {}, regionName(group), make("span", { class: "count" }, String(group.rows.length)))));
  const cells = (n: number): HTMLElement[] =>
    order.columns.map((column) => cell(markAt(marks, drawing, n, column), drawing));
  const rows = group.rows.map((n) => make("tr", {}, rowHead(n), ...cells(n)));
  return make("tbody", {}, group.region < 0 && order.groups.length === 1 ? null : heading, ...rows);
}

const LEAST_WIDTH = 30;

/** How wide a column must be for the fullest of its cells. */
export function columnWidth(column: number, order: Order, marks: Marks, drawing: Drawing): number {
  const rows = order.groups.flatMap((group) => group.rows);
  const filled = rows.flatMap((n) => markAt(marks, drawing, n, column) ?? []);
  return Math.max(LEAST_WIDTH, ...filled.map((mark) => widthOf(drawing.signs(mark)) + 6));
}

export function grid(order: Order, marks: Marks, drawing: Drawing): HTMLTableElement {
  const widths = order.columns.map((column) => columnWidth(column, order, marks, drawing));
  const cols = order.columns.map((column, k) => {
    const col = make("col", { "data-n": column });
    col.style.width = `${widths[k]}px`;
    return col;
  });
  const table = make("table", { class: "matrix" },
    make("caption", { class: "unseen" }, drawing.caption),
    make("colgroup", {}, make("col", { class: "names" }), ...cols),
    make("thead", {}, make("tr", {},
      make("td", { class: "corner" },
        make("span", {}, `${drawing.corner[1]} →`), make("span", {}, `${drawing.corner[0]} ↓`)),
      ...order.columns.map(columnHead))),
    ...order.groups.map((group) => groupRows(group, order, marks, drawing)));
  table.style.setProperty("--cells", `${widths.reduce((sum, width) => sum + width, 0)}px`);
  markHeads(table);
  return table;
}

/** Mark the names of what is selected and picked. */
export function markHeads(table: HTMLElement): void {
  for (const head of table.querySelectorAll<HTMLElement>("th[data-n]")) {
    const n = Number(head.dataset.n);
    head.classList.toggle("selected", state.selected === n);
    head.classList.toggle("picked", state.picked.has(n));
    const place = head.querySelector("button");
    if (state.selected === n) place?.setAttribute("aria-current", "true");
    else place?.removeAttribute("aria-current");
  }
  for (const col of table.querySelectorAll<HTMLElement>("col[data-n]")) {
    col.classList.toggle("selected", state.selected === Number(col.dataset.n));
  }
}

/** Light up the column that the pointer is over; its row is lit by its style. */
export function lightColumn(frame: HTMLElement, target: Element): void {
  const at = target.closest(".region") ? 0 : (target.closest<HTMLTableCellElement>("td, th")?.cellIndex ?? 0);
  for (const lit of frame.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (at < 1) return;
  frame.querySelectorAll("col")[at]?.classList.add("lit");
  frame.querySelector("thead tr")?.children[at]?.classList.add("lit");
}
