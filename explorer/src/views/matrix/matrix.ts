// A matrix as a view: models down the side, tasks or datasets along the top.

import "./matrix.css";
import { kinds, type Words } from "../../page/data";
import type { Keys } from "../../page/state";
import { button, make } from "../../dom/dom";
import { holdingFocus } from "../../dom/holding";
import { pickByClick } from "../../dom/picking";
import { grouped, say } from "../../words/language";
import { areAmong, Drawn } from "../current";
import type { View } from "../view";
import { type Drawing, grid, lightColumn, markHeads } from "./grid";
import { legend } from "./legend";
import type { Mark, Marks } from "./marks";
import { type Limits, type Order, orderOf } from "./order";
import { cellPanel, placePanel } from "./panel";
import { matrixPicture } from "./picture";
import type { Plan } from "./plan";
import { letIn, rove } from "./roving";

const WORDS = {
  some: ["%s of %s", "%s / %s"] as Words,
  more: ["Show more", "显示更多"] as Words,
  all: ["Show all", "显示全部"] as Words,
  legend: ["Legend", "图例"] as Words,
  none: ["Nothing is left: the filters exclude everything here.", "没有剩余内容：筛选条件排除了全部。"] as Words,
};
const STEP: Limits = { rows: 180, columns: 100 };
/** A table of more cells than this is not drawn at one stroke. */
const MOST_CELLS = 40_000;
const QUIET = ["hovered", "hops", "pathTo", "relationsOn", "question"];
const MARKED = [...QUIET, "selected", "picked"];

const titleOf = (key: string): string => say(kinds.find((kind) => kind.key === key)?.t);

export class Matrix implements View {
  readonly id: string;
  readonly name: Words;
  private host!: HTMLElement;
  private readonly bar = make("div", { class: "matrix-bar" });
  private readonly frame = make("div", { class: "matrix-frame", keydown: rove });
  private gathered: Marks | null = null;
  private order: Order = { groups: [], columns: [], allRows: 0, allColumns: 0 };
  private readonly drawn = new Drawn();
  private limits = STEP;
  private isOnlyMain = false;
  private hasLegend = !matchMedia("(max-width: 820px)").matches;
  private open: { mark: Mark; panel: HTMLElement } | null = null;

  constructor(private readonly plan: Plan) {
    this.id = plan.id;
    this.name = plan.name;
  }

  private get marks(): Marks {
    return (this.gathered ??= this.plan.gather());
  }

  isOffered(): boolean {
    return this.marks.size > 0;
  }

  build(host: HTMLElement): void {
    this.host = host;
    host.classList.add("matrix-view");
    host.append(this.bar, this.frame);
    pickByClick(this.frame);
    this.frame.addEventListener("focusin", ({ target }) => {
      const table = this.frame.querySelector("table");
      if (table && (target as HTMLElement).dataset.hold) letIn(table, target as HTMLElement);
    });
    this.frame.addEventListener("pointermove", (event) => lightColumn(this.frame, event));
    host.addEventListener("pointerdown", ({ target }) => {
      if (this.open && !this.open.panel.contains(target as Node)) this.closePanel(false);
    });
  }

  show(keys: Keys | null): void {
    if (keys && areAmong(keys, QUIET)) return;
    const table = this.frame.querySelector("table");
    const isAsBefore = keys ? areAmong(keys, MARKED) : this.drawn.isCurrent();
    if (table && isAsBefore) markHeads(table);
    else this.draw();
  }

  picture(): SVGSVGElement {
    this.order = this.ordered();
    const key = { signs: this.plan.legend(), extent: this.counts() };
    return matrixPicture(this.order, this.marks, this.drawing(), key);
  }

  reveal(n: number): void {
    this.frame.querySelector(`th[data-n="${n}"]`)?.scrollIntoView({ block: "center", inline: "center" });
  }

  private ordered(): Order {
    return orderOf(this.marks, (mark) => !this.isOnlyMain || this.plan.isMain(mark), this.limits);
  }

  private drawing(): Drawing {
    const { plan } = this;
    return {
      caption: say(plan.caption), corner: [titleOf("model"), titleOf(plan.columnKind)],
      signs: plan.signs, tint: plan.tint, isWanted: (mark) => !this.isOnlyMain || plan.isMain(mark),
      open: (mark, cell) => this.openPanel(mark, cell),
    };
  }

  private draw(): void {
    holdingFocus(this.host, () => {
      const { scrollTop, scrollLeft } = this.frame;
      const { open } = this;
      const isWithin = open?.panel.contains(document.activeElement) ?? false;
      this.closePanel(false);
      this.drawn.note();
      this.order = this.ordered();
      this.bar.replaceChildren(...this.controls());
      const sheet = grid(this.order, this.marks, this.drawing());
      const none = make("p", { class: "matrix-none hint" }, say(WORDS.none));
      this.frame.replaceChildren(this.order.columns.length ? sheet : none);
      letIn(sheet, sheet.querySelector<HTMLElement>("tbody td button"));
      if (scrollLeft || scrollTop) this.frame.scrollTo(scrollLeft, scrollTop);
      const cell = open && this.cellOf(open.mark);
      if (open && cell) this.openPanel(open.mark, cell, isWithin);
    });
  }

  private controls(): HTMLElement[] {
    const only = button(say(this.plan.only), () => {
      this.isOnlyMain = !this.isOnlyMain;
      this.draw();
    }, { class: "plain", "aria-pressed": String(this.isOnlyMain), "data-hold": "only" });
    const legendButton = button(say(WORDS.legend), () => {
      this.hasLegend = !this.hasLegend;
      holdingFocus(this.host, () => this.bar.replaceChildren(...this.controls()));
    }, { class: "plain", "aria-expanded": String(this.hasLegend), "data-hold": "legend" });
    const count = make("span", { class: "hint", role: "status" }, this.counts());
    return [
      make("div", { class: "matrix-tools" }, only, legendButton, count, this.moreButton()),
      ...(this.hasLegend ? [legend(this.plan.legend(), say(this.plan.note))] : []),
    ];
  }

  private counts(): string {
    const { groups, columns, allRows, allColumns } = this.order;
    const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
    const part = (some: number, all: number, words: Words): string =>
      `${some < all ? say(WORDS.some, grouped(some), grouped(all)) : grouped(all)} ${say(words)}`;
    return `${part(rows, allRows, this.plan.rows)} × ${part(columns.length, allColumns, this.plan.columns)}`;
  }

  private moreButton(): HTMLElement | null {
    const { allRows, allColumns } = this.order;
    if (allRows <= this.limits.rows && allColumns <= this.limits.columns) return null;
    const isAll = allRows * allColumns <= MOST_CELLS;
    return button(say(isAll ? WORDS.all : WORDS.more), () => {
      const [rows, columns] = [this.limits.rows + STEP.rows, this.limits.columns + STEP.columns];
      this.limits = isAll ? { rows: allRows, columns: allColumns } : { rows, columns };
      this.draw();
    }, { class: "plain", "data-hold": "more" });
  }

  private cellOf(mark: Mark): HTMLElement | null {
    return this.frame.querySelector(`button[data-hold="${mark.row} ${mark.column}"]`);
  }

  private openPanel(mark: Mark, cell: HTMLElement, takesFocus = true): void {
    this.closePanel(false);
    const panel = cellPanel(mark, () => this.closePanel(true), this.plan.stated);
    this.open = { mark, panel };
    cell.classList.add("open");
    this.host.append(panel);
    placePanel(panel, cell, this.host);
    if (takesFocus) panel.focus({ preventScroll: true });
  }

  /** Close the panel; the focus goes back to where it came from, if it was inside. */
  private closePanel(returns: boolean): void {
    if (!this.open) return;
    const { mark, panel } = this.open;
    this.open = null;
    panel.remove();
    const cell = this.cellOf(mark);
    cell?.classList.remove("open");
    if (returns) cell?.focus({ preventScroll: true });
  }
}
