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
const cellWords = (mark: Mark, signs: Sign[]): string => {
  const said = signs.map((sign) => (sign.count > 1 ? say(WORDS.times, sign.count, sign.says) : sign.says));
  return `${nameOf(mark.row)} × ${nameOf(mark.column)}: ${said.join("; ")}`;
};

/** Name a control by its place, for the focus to find it again; Tab takes the grid as one step. */
function placed(control: HTMLElement, row: number, column: number): HTMLElement {
  control.dataset.hold = `${row} ${column}`;
  control.tabIndex = -1;
  return control;
}

function cell(mark: Mark, drawing: Drawing): HTMLElement {
  const signs = drawing.signs(mark);
  const words = cellWords(mark, signs);
  const control = button("", () => drawing.open(mark, control), {
    title: words, "aria-label": words, "aria-haspopup": "dialog",
  });
  control.append(signPicture(signs));
  return make("td", { class: drawing.tint(mark) }, placed(control, mark.row, mark.column));
}

/** The cells of a row. Most are empty; those side by side are one, or the page would be slow. */
function cells(marks: (Mark | undefined)[], drawing: Drawing): HTMLElement[] {
  const made: HTMLElement[] = [];
  let empty = 0;
  const close = (): void => {
    if (empty) made.push(make("td", { colspan: empty }));
    empty = 0;
  };
  for (const mark of marks) {
    if (!mark) {
      empty += 1;
      continue;
    }
    close();
    made.push(cell(mark, drawing));
  }
  close();
  return made;
}

const rowHead = (n: number): HTMLElement =>
  make("th", { scope: "row", "data-n": n, title: nameOf(n) }, placed(wayTo(n), n, -1));

const columnHead = (n: number): HTMLElement =>
  make("th", { scope: "col", "data-n": n, title: nameOf(n) }, make("div", {}, placed(wayTo(n), -1, n)));

function groupRows(group: Group, order: Order, marks: Marks, drawing: Drawing): HTMLElement {
  const heading = make("tr", { class: "region" },
    make("th", { scope: "rowgroup", colspan: order.columns.length + 1 },
      make("span", {}, regionName(group), make("span", { class: "count" }, String(group.rows.length)))));
  const rows = group.rows.map((n) => make("tr", {}, rowHead(n),
    ...cells(order.columns.map((column) => markAt(marks, drawing, n, column)), drawing)));
  return make("tbody", {}, group.region < 0 && order.groups.length === 1 ? null : heading, ...rows);
}

const LEAST_WIDTH = 30;

/** How wide a column must be for the fullest of its cells. */
export function columnWidth(column: number, order: Order, marks: Marks, drawing: Drawing): number {
  const rows = order.groups.flatMap((group) => group.rows);
  const filled = rows.flatMap((n) => markAt(marks, drawing, n, column) ?? []);
  return Math.max(LEAST_WIDTH, ...filled.map((mark) => widthOf(drawing.signs(mark)) + 6));
}

/** Strips behind the cells, one for each column: they draw its edge, and light up. */
function strips(columns: readonly number[], widths: readonly number[]): HTMLElement {
  let left = 0;
  return make("div", { class: "strips", "aria-hidden": "true" }, ...columns.map((column, k) => {
    const strip = make("div", { "data-n": column });
    strip.style.left = `${left}px`;
    strip.style.width = `${widths[k]}px`;
    left += widths[k];
    return strip;
  }));
}

export function grid(order: Order, marks: Marks, drawing: Drawing): HTMLElement {
  const widths = order.columns.map((column) => columnWidth(column, order, marks, drawing));
  const cols = widths.map((width) => {
    const col = make("col");
    col.style.width = `${width}px`;
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
  const sheet = make("div", { class: "matrix-sheet" }, strips(order.columns, widths), table);
  sheet.style.setProperty("--cells", `${widths.reduce((sum, width) => sum + width, 0)}px`);
  markHeads(sheet);
  return sheet;
}

/** Mark the names of what is selected and picked. */
export function markHeads(sheet: HTMLElement): void {
  for (const head of sheet.querySelectorAll<HTMLElement>("th[data-n]")) {
    const n = Number(head.dataset.n);
    head.classList.toggle("selected", state.selected === n);
    head.classList.toggle("picked", state.picked.has(n));
    const place = head.querySelector("button");
    if (state.selected === n) place?.setAttribute("aria-current", "true");
    else place?.removeAttribute("aria-current");
  }
  for (const strip of sheet.querySelectorAll<HTMLElement>(".strips > *")) {
    strip.classList.toggle("selected", state.selected === Number(strip.dataset.n));
  }
}

/** Light up the column that the pointer is over; its row is lit by its style. */
export function lightColumn(sheet: HTMLElement, { target, clientX }: PointerEvent): void {
  const isAside = (target as Element).closest('.region, .corner, [scope="row"]');
  const strip = isAside ? undefined : [...sheet.querySelectorAll<HTMLElement>(".strips > *")].find((each) => {
    const { left, right } = each.getBoundingClientRect();
    return left <= clientX && clientX < right;
  });
  if (strip?.classList.contains("lit")) return;
  for (const lit of sheet.querySelectorAll(".lit")) lit.classList.remove("lit");
  strip?.classList.add("lit");
  if (strip) sheet.querySelector(`thead th[data-n="${strip.dataset.n}"]`)?.classList.add("lit");
}
