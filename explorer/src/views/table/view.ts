// The table: one row an entity, with the columns that the reader wants, in the order they want.

import "./table.css";
import { cards, type Words } from "../../page/data";
import { change, type Keys } from "../../page/state";
import { button, make } from "../../dom/dom";
import { holdingFocus } from "../../dom/holding";
import { pickByClick } from "../../dom/picking";
import { grouped, say } from "../../words/language";
import { areAmong, Drawn } from "../current";
import type { View } from "../view";
import { fillBody, finishBody, markRow } from "./body";
import { choice, columns, nameColumn, tableRows } from "./columns";
import { columnChoice, columnMenu, filterBox, kindTabs, pickAll } from "./controls";
import { head, widths } from "./head";

const WORDS = {
  name: ["Table", "表格"] as Words,
  caption: ["Entities and what is known of them", "条目及其已知信息"] as Words,
  showing: ["Showing %s of %s", "显示 %s / %s"] as Words,
  span: ["%s–%s", "%s–%s"] as Words,
  one: ["%s rows", "%s 行"] as Words,
  more: ["Show %s more", "再显示 %s 行"] as Words,
  some: ["Show %s", "显示 %s 行"] as Words,
  all: ["Show all %s", "显示全部 %s 行"] as Words,
  previous: ["Previous %s", "前 %s 行"] as Words,
  next: ["Next %s", "后 %s 行"] as Words,
  none: ["Nothing is left: the filters, or the text above, exclude all of these.",
    "没有剩余条目：筛选条件或上方文字排除了全部。"] as Words,
  unknown: ["An empty cell (·) means unknown, not no. ≠: sources disagree.",
    "空格（·）表示未知，而非否定。≠：来源不一致。"] as Words,
  picked: ["picked", "已选取"] as Words,
};
const AT_A_TIME = 100;
/** A longer table is shown in parts: browsers lay a table out as a whole. */
const MOST = 2000;
/** Changes that do not concern the table, and those that only mark other rows. */
const QUIET = ["hovered", "hops", "pathTo", "relationsOn", "question"];
const MARKED = [...QUIET, "selected", "picked"];

let host: HTMLElement;
let bar: HTMLElement;
let list: HTMLElement;
let frame: HTMLElement;
let foot: HTMLElement;
let rows: number[] = [];
const drawn = new Drawn();
let start = 0;
let limit = AT_A_TIME;
const shown = (): number[] => rows.slice(start, start + limit);

/** Everything above the table; made anew with the language. */
function showBar(): void {
  const wasOpen = bar.querySelector("details")?.open ?? false;
  const { menu, list: inMenu } = columnMenu();
  menu.open = wasOpen;
  list = inMenu;
  const count = make("span", { class: "hint sheet-count", role: "status" });
  bar.replaceChildren(make("div", { class: "sheet-tabs" }),
    make("div", { class: "sheet-tools" },
      filterBox(() => showRows(true)), count, menu, make("span", { class: "sheet-pick" })));
}

function table(): HTMLElement {
  const all = [nameColumn, ...columns()];
  const body = make("tbody");
  fillBody(body, shown(), columns());
  const corner = make("td", { class: "sheet-box" }, make("span", { class: "unseen" }, say(WORDS.picked)));
  return make("table", { class: "sheet", "aria-rowcount": rows.length + 1 },
    make("caption", { class: "unseen" }, say(WORDS.caption)),
    widths(all, shown()),
    make("thead", {}, make("tr", {}, corner, ...all.map((column) => head(column, () => showRows(true))))),
    body);
}

/** What stands below the rows: how to see more of them. */
function more(): HTMLElement[] {
  const turn = (words: Words, count: number, to: { start?: number; limit?: number }): HTMLElement =>
    button(say(words, grouped(count)), () => {
      ({ start = start, limit = limit } = to);
      if (to.start !== undefined) frame.scrollTop = 0;
      showRows(false);
    }, { class: "plain", "data-hold": words[0] });
  const rest = rows.length - start - limit;
  const most = Math.min(MOST, rows.length - start);
  const turns: HTMLElement[] = [];
  if (start > 0) turns.push(turn(WORDS.previous, MOST, { start: start - MOST, limit: MOST }));
  if (rest > 0 && limit < MOST) {
    if (rest > AT_A_TIME) turns.push(turn(WORDS.more, AT_A_TIME, { limit: limit + AT_A_TIME }));
    turns.push(turn(most < rows.length ? WORDS.some : WORDS.all, most, { limit: MOST }));
  } else if (rest > 0) {
    turns.push(turn(WORDS.next, Math.min(MOST, rest), { start: start + MOST, limit: MOST }));
  }
  return [...turns, make("span", { class: "hint" }, say(rows.length ? WORDS.unknown : WORDS.none))];
}

function showCount(): void {
  const here = shown().length;
  const all = grouped(rows.length);
  const some = start > 0 ? say(WORDS.span, grouped(start + 1), grouped(start + here)) : grouped(here);
  const count = bar.querySelector(".sheet-count") as HTMLElement;
  count.textContent = here < rows.length ? say(WORDS.showing, some, all) : say(WORDS.one, all);
  bar.querySelector(".sheet-pick")?.replaceChildren(pickAll(shown()));
}

/** Draw the rows; `isFresh` if they are others than before, which begins at the top again. */
function showRows(isFresh: boolean): void {
  if (isFresh) [start, limit] = [0, AT_A_TIME];
  holdingFocus(host, () => {
    const { scrollTop, scrollLeft } = frame;
    rows = tableRows();
    if (start >= rows.length) start = 0;
    drawn.note();
    bar.querySelector(".sheet-tabs")?.replaceChildren(kindTabs(chooseKind));
    list.replaceChildren(...columnChoice(() => showRows(false)));
    showCount();
    foot.replaceChildren(...more());
    frame.replaceChildren(table(), foot);
    frame.scrollTo(scrollLeft, isFresh ? 0 : scrollTop);
  });
}

function chooseKind(): void {
  frame.scrollLeft = 0;
  showRows(true);
}

function showMarks(): void {
  for (const row of frame.querySelectorAll<HTMLTableRowElement>("tbody tr")) markRow(row);
  holdingFocus(host, showCount);
}

/** A click anywhere in a row selects; links, buttons and boxes do what they do. */
function selectByClick(event: MouseEvent): void {
  const target = event.target as Element;
  const row = target.closest<HTMLElement>("tbody tr");
  if (!row || target.closest("a, button, input") || getSelection()?.toString()) return;
  change({ selected: Number(row.dataset.n) });
}

/** What was selected elsewhere comes into view, its kind and as many rows as it takes. */
function reveal(n: number): void {
  if (choice.kind !== null && cards[n].k !== choice.kind) {
    Object.assign(choice, { kind: cards[n].k, order: "name", isDown: false });
    showRows(true);
  }
  const at = rows.indexOf(n);
  if (at < 0) return;
  if (at < start || at >= start + limit) {
    start = Math.floor(at / MOST) * MOST;
    limit = start ? MOST : Math.ceil((at + 1) / AT_A_TIME) * AT_A_TIME;
    showRows(false);
  }
  finishBody(at - start);
  frame.querySelector(`tr[data-n="${n}"]`)?.scrollIntoView({ block: "center" });
}

export const tableView: View = {
  id: "table",
  name: WORDS.name,
  isOffered: () => cards.length > 0,
  build(element) {
    host = element;
    bar = make("div", { class: "sheet-bar" });
    foot = make("div", { class: "sheet-foot" });
    frame = make("div", { class: "sheet-frame", tabindex: "0", click: selectByClick });
    host.classList.add("sheet-view");
    host.append(bar, frame);
    pickByClick(frame);
    showBar();
  },
  show(keys: Keys | null) {
    if (keys && areAmong(keys, QUIET)) return;
    if (keys ? areAmong(keys, MARKED) : drawn.isCurrent()) return showMarks();
    frame.setAttribute("aria-label", say(WORDS.name));
    holdingFocus(host, () => {
      if (!keys || keys.has("language")) showBar();
      showRows(keys !== null && !keys.has("language") && !keys.has("theme"));
    });
  },
  reveal,
};
