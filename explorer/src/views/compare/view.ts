// The comparison: two to eight entities side by side.

import "./compare.css";
import { cards, type Words } from "../../page/data";
import { type Keys, state } from "../../page/state";
import { button, make } from "../../dom/dom";
import { holdingFocus } from "../../dom/holding";
import { pickByClick } from "../../dom/picking";
import { say } from "../../words/language";
import type { View } from "../view";
import { addBox, suggestions } from "./choosing";
import { differs, type Line, linesOf } from "./facts";
import { Footnotes } from "./footnotes";
import { comparison, sheetOf } from "./sheet";
import { takingButtons } from "./taking";

const WORDS = {
  name: ["Compare", "比较"] as Words,
  differences: ["Differences only", "仅显示差异"] as Words,
  sources: ["With sources", "显示来源"] as Words,
  tooMany: ["The first %s of %s picked entities; drop some to see others.",
    "仅显示前 %s 项（共选取 %s 项）；移除部分即可查看其余。"] as Words,
  none: ["They differ in nothing that is known of both.", "就双方已知信息而言，没有差异。"] as Words,
  welcome: ["Pick two to eight entities to see them side by side", "选取 2 至 8 个条目进行并列比较"] as Words,
  how: ["Add them here, press Pick on a card, tick rows in the table, or click with Shift or Ctrl anywhere.",
    "可在此添加，或在详情卡片上点“选取”、在表格中勾选，或在任意视图中按住 Shift 或 Ctrl 点击。"] as Words,
  one: ["One is picked; one more is needed.", "已选 1 项，还需 1 项。"] as Words,
  note: ["≠ marks what differs among what is known; unknown is neither a difference nor a no.",
    "≠ 表示已知信息存在差异；未知既不是差异，也不是否定。"] as Words,
};
const MOST = 8;
const CONCERNS = ["picked", "selected", "language", "theme"];

let host: HTMLElement;
let isOnlyDifferences = false;
let hasSources = false;

const compared = (): number[] => [...state.picked].slice(0, MOST);

function turn(words: Words, name: string, isOn: boolean, act: () => void): HTMLElement {
  return button(say(words), () => {
    act();
    draw();
  }, { class: "plain", "aria-pressed": String(isOn), "data-hold": name });
}

/** Say which of many are shown. */
function tooMany(): HTMLElement | null {
  if (state.picked.size <= MOST) return null;
  return make("p", { class: "compare-limit", role: "status" }, say(WORDS.tooMany, MOST, state.picked.size));
}

function bar(nodes: number[], lines: Line[]): HTMLElement {
  return make("div", { class: "compare-bar" },
    turn(WORDS.differences, "differences", isOnlyDifferences, () => (isOnlyDifferences = !isOnlyDifferences)),
    turn(WORDS.sources, "sources", hasSources, () => (hasSources = !hasSources)),
    state.picked.size < MOST ? addBox() : null,
    takingButtons(() => sheetOf(nodes, lines)),
    tooMany());
}

function sideBySide(nodes: number[]): HTMLElement[] {
  const lines = linesOf(nodes).filter((line) => !isOnlyDifferences || differs(line));
  const notes = hasSources ? new Footnotes() : null;
  const table = comparison(nodes, lines, notes);
  table.style.setProperty("--entities", String(nodes.length));
  const list = notes?.list() ?? null;
  const note = make("p", { class: "hint" }, say(lines.length ? WORDS.note : WORDS.none));
  const frame = make("div", {
    class: "compare-frame", tabindex: "0", role: "region", "aria-label": say(WORDS.name),
  }, table, note, list);
  pickByClick(frame);
  return [bar(nodes, lines), frame];
}

/** How to come to a comparison. */
function welcome(): HTMLElement {
  return make("div", { class: "compare-welcome" },
    make("h2", {}, say(WORDS.welcome)),
    make("p", { class: "hint" }, say(WORDS.how)),
    state.picked.size === 1 ? make("p", { role: "status" }, say(WORDS.one)) : null,
    addBox(), suggestions());
}

function draw(): void {
  holdingFocus(host, () => {
    const frame = host.querySelector(".compare-frame");
    const [top, left] = [frame?.scrollTop ?? 0, frame?.scrollLeft ?? 0];
    const nodes = compared();
    host.replaceChildren(...(nodes.length < 2 ? [welcome()] : sideBySide(nodes)));
    host.querySelector(".compare-frame")?.scrollTo(left, top);
  });
}

export const compareView: View = {
  id: "compare",
  name: WORDS.name,
  isOffered: () => cards.length > 1,
  build(element) {
    host = element;
    host.classList.add("compare-view");
  },
  show(keys: Keys | null) {
    if (!keys || CONCERNS.some((key) => keys.has(key as keyof typeof state))) draw();
  },
};
