// Heads of columns: their names, the order that they give, and how wide they are.

import { button, make } from "../../dom/dom";
import { nameOf } from "../../words/language";
import type { Column } from "./catalogue";
import { choice, isNumber, nameColumn } from "./columns";

/** The head of a column, which orders the rows; `changed` is called when it did. */
export function head(column: Column, changed: () => void): HTMLElement {
  const isOrder = choice.order === column.key;
  const sort = isOrder ? (choice.isDown ? "descending" : "ascending") : undefined;
  const act = (): void => {
    // Numbers are mostly wanted from the greatest down.
    choice.isDown = isOrder ? !choice.isDown : isNumber(column);
    choice.order = column.key;
    changed();
  };
  const turn = button("", act, { class: "sort", "data-hold": `sort-${column.key}` });
  turn.append(make("span", {}, column.title()));
  const look = isNumber(column) ? "sheet-number" : undefined;
  return make("th", { scope: "col", class: look, "aria-sort": sort }, turn);
}

const LONG = 48;

/** Widths are fixed, so that more rows never move those that stand; titles of works need more room. */
export function widths(all: Column[], rows: number[]): HTMLElement {
  const areLong = rows.some((n) => nameOf(n).length > LONG);
  const width = (column: Column): string => {
    if (column === nameColumn) return areLong ? "sheet-title" : "sheet-name";
    if (column.key === "year") return "sheet-year";
    if (isNumber(column)) return "sheet-number";
    return column.part === "connections" ? "sheet-links" : "sheet-text";
  };
  return make("colgroup", {}, make("col", { class: "sheet-box" }),
    ...all.map((column) => make("col", { class: width(column) })));
}
