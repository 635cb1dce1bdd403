// What stands behind a cell: the statements, the findings and the leaks, each with its sources.

import { type Evaluation, type Leak, type Link, page, type Words } from "../../page/data";
import { button, make, outward } from "../../dom/dom";
import { nameOf, say } from "../../words/language";
import { wayTo } from "../../panels/search";
import { isOnlyPossible, isTestStated, type Mark } from "./marks";
import { signPicture, type Sign } from "./shapes";
import { leakSign, outcomeSign } from "./signs";
import { woven } from "./woven";

const WORDS = {
  close: ["Close", "关闭"] as Words,
  sources: ["Sources:", "来源："] as Words,
  found: ["Findings", "测评结果"] as Words,
  stated: ["Stated", "已有陈述"] as Words,
  leaks: ["Possible leakage", "可能的数据泄漏"] as Words,
  colon: [": ", "："] as Words,
  on: ["on %s", "数据：%s"] as Words,
  leak: ["%s was pre-trained on %s (the test data: %s)", "%s 的预训练数据为 %s（测评数据：%s）"] as Words,
  unstated: ["The work tests the model and uses these data; that it tested the model on them is not stated.",
    "该论文测评了此模型，也使用了这些数据，但未说明是在这些数据上测评此模型。"] as Words,
  caveat: ["Only possible: the corpus is an open repository, and which release was used is not stated. "
    + "Shared origin shows that overlap is possible, not that it happened.",
  "仅为可能：预训练语料是持续更新的数据仓库，且未说明所用版本。同源只说明可能重叠，并不证明确有泄漏。"] as Words,
};

/** Who says so, by name and with links. */
function sources(evidence: readonly number[] | undefined): HTMLElement | null {
  if (!evidence?.length) return null;
  const names = evidence.map((number) => {
    const { t, u, n } = page.evidence[number];
    return make("li", {}, u || n === undefined ? outward(say(t), u) : wayTo(n));
  });
  return make("div", { class: "cell-sources" }, say(WORDS.sources), make("ul", {}, ...names));
}

const headed = (sign: Sign, ...rest: (Node | string | null)[]): HTMLElement =>
  make("p", { class: "cell-sign" }, signPicture([sign]), make("strong", {}, sign.says), ...rest);

const statement = (sign: Sign, link: Link): HTMLElement => make("li", {}, headed(sign), sources(link.e));

/** Metrics and results, one line each: what a work writes belongs together as it writes it. */
function figures(test: Evaluation): HTMLElement | null {
  const many = Math.max(test.metrics.length, test.results.length);
  if (!many) return null;
  const line = (k: number): string =>
    [test.metrics[k], test.results[k]].map((words) => say(words)).filter(Boolean).join(say(WORDS.colon));
  const lines = Array.from({ length: many }, (_, k) => line(k));
  return make("p", { class: "cell-figures" }, lines.join("\n"));
}

function finding(test: Evaluation): HTMLElement {
  const data = test.d.length ? make("span", {}, ...test.d.map(wayTo)) : null;
  return make("li", {},
    headed(outcomeSign(test), test.p === undefined ? null : wayTo(test.p)),
    data ? make("p", { class: "cell-on" }, ...woven(WORDS.on, data)) : null,
    ...test.c.map((comment) => make("p", {}, say(comment))),
    figures(test),
    sources(test.e));
}

const leakage = (leak: Leak): HTMLElement =>
  make("li", {},
    headed(leakSign(isOnlyPossible(leak)), wayTo(leak.p)),
    make("p", {}, ...woven(WORDS.leak, wayTo(leak.trained), wayTo(leak.corpus), say(leak.how))),
    isTestStated(leak) ? null : make("p", { class: "hint" }, say(WORDS.unstated)),
    leak.only_possible ? make("p", { class: "hint" }, say(WORDS.caveat)) : null);

const part = (title: string, items: HTMLElement[]): HTMLElement | null =>
  items.length ? make("section", {}, make("h3", {}, title), make("ul", {}, ...items)) : null;

/** All that is known of a pair; `stated` gives the sign of a statement. */
export function cellPanel(mark: Mark, close: () => void, stated: (link: Link) => Sign): HTMLElement {
  const panel = make("section", {
    class: "cell-panel", role: "dialog", tabindex: "-1",
    "aria-label": `${nameOf(mark.row)} × ${nameOf(mark.column)}`,
    keydown: (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    },
  },
  make("header", {}, make("h2", {}, wayTo(mark.row), " × ", wayTo(mark.column)),
    button("✕", close, { class: "plain", "aria-label": say(WORDS.close) })));
  const parts = [
    part(say(WORDS.leaks), mark.leaks.map(leakage)),
    part(say(WORDS.stated), mark.links.map((link) => statement(stated(link), link))),
    part(say(WORDS.found), mark.evaluations.map(finding)),
  ];
  panel.append(...parts.filter((each): each is HTMLElement => each !== null));
  return panel;
}

const MARGIN = 8;

/** Place a panel beside its cell, all of it inside the view. */
export function placePanel(panel: HTMLElement, cell: HTMLElement, host: HTMLElement): void {
  const [there, room] = [cell.getBoundingClientRect(), host.getBoundingClientRect()];
  const { width, height } = panel.getBoundingClientRect();
  const right = there.right - room.left + MARGIN;
  const x = right + width + MARGIN <= room.width ? right : there.left - room.left - width - MARGIN;
  const y = there.top - room.top - MARGIN;
  const held = (at: number, most: number): string => `${Math.max(MARGIN, Math.min(at, most - MARGIN))}px`;
  panel.style.setProperty("--x", held(x, room.width - width));
  panel.style.setProperty("--y", held(y, room.height - height));
}
