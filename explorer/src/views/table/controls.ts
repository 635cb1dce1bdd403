// What stands above the table: kinds, a filter, columns to choose, and picking in one go.

import { cards, kinds, type Words } from "../../page/data";
import { change, isVisible, state } from "../../page/state";
import { button, make } from "../../dom/dom";
import { icon } from "../../dom/icons";
import { grouped, say } from "../../words/language";
import type { Column, Part } from "./catalogue";
import { choice, chosenKeys, chooseKeys } from "./columns";
import { columnsFor } from "./defaults";

const WORDS = {
  kinds: ["What the rows are", "行的类型"] as Words,
  all: ["All", "全部"] as Words,
  filter: ["Filter these rows", "筛选这些行"] as Words,
  columns: ["Columns", "列"] as Words,
  facts: ["Facts", "事实"] as Words,
  connections: ["Connections", "关联"] as Words,
  counts: ["Counts", "数量"] as Words,
  first: ["As at first", "恢复默认"] as Words,
  pick: ["Pick the %s shown", "选取所示 %s 项"] as Words,
  drop: ["Unpick the %s shown", "取消选取所示 %s 项"] as Words,
};
const PARTS: readonly Part[] = ["facts", "connections", "counts"];

/** The kinds as a row of buttons, each with how many of it are on display. */
export function kindTabs(changed: () => void): HTMLElement {
  const counts = kinds.map(() => 0);
  cards.forEach((card, n) => (counts[card.k] += isVisible(n) ? 1 : 0));
  const tab = (kind: number | null, words: Words, count: number): HTMLElement => {
    const turn = button("", () => {
      Object.assign(choice, { kind, order: "name", isDown: false });
      changed();
    }, { "aria-pressed": String(choice.kind === kind), "data-hold": `kind-${kind}` });
    if (kind !== null) turn.append(icon(kinds[kind]));
    turn.append(say(words), " ", make("span", { class: "count" }, grouped(count)));
    return turn;
  };
  return make("div", { class: "sheet-kinds", role: "group", "aria-label": say(WORDS.kinds) },
    ...kinds.map((kind, k) => tab(k, kind.t, counts[k])),
    kinds.length > 1 ? tab(null, WORDS.all, counts.reduce((a, b) => a + b, 0)) : null);
}

/** The box that narrows the rows by text; typing is answered when it pauses. */
export function filterBox(changed: () => void): HTMLElement {
  let wait = 0;
  const box = make("input", {
    type: "search", class: "sheet-filter", "data-hold": "filter", autocomplete: "off", spellcheck: "false",
    placeholder: say(WORDS.filter), "aria-label": say(WORDS.filter),
    input: () => {
      choice.text = box.value;
      clearTimeout(wait);
      wait = window.setTimeout(changed, 120);
    },
  });
  box.value = choice.text;
  return box;
}

function columnBox(column: Column, changed: () => void): HTMLElement {
  const box = make("input", {
    type: "checkbox", "data-hold": `column-${column.key}`,
    change: () => {
      const keys = chosenKeys();
      chooseKeys(box.checked ? [...keys, column.key] : keys.filter((key) => key !== column.key));
      changed();
    },
  });
  box.checked = chosenKeys().includes(column.key);
  return make("label", {}, box, make("span", {}, column.title()));
}

/** The columns to choose from, by what they speak of. */
export function columnChoice(changed: () => void): HTMLElement[] {
  const offered = columnsFor(choice.kind);
  const groups = PARTS.map((part) => ({ part, members: offered.filter((column) => column.part === part) }));
  const group = (part: Part, members: Column[]): HTMLElement =>
    make("fieldset", {}, make("legend", {}, say(WORDS[part])),
      ...members.map((column) => columnBox(column, changed)));
  return [
    ...groups.filter(({ members }) => members.length).map(({ part, members }) => group(part, members)),
    button(say(WORDS.first), () => {
      chooseKeys(null);
      changed();
    }, { class: "plain", "data-hold": "columns-first" }),
  ];
}

/** The columns to choose from, folded up; Escape folds them up again. */
export function columnMenu(): { menu: HTMLDetailsElement; list: HTMLElement } {
  const list = make("div", { class: "sheet-columns" });
  const summary = make("summary", { class: "plain", "data-hold": "columns" }, say(WORDS.columns));
  const menu = make("details", {
    keydown: (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.stopPropagation();
      menu.open = false;
      summary.focus();
    },
  }, summary, list);
  return { menu, list };
}

/** The button that picks, or drops again, every row that is shown. */
export function pickAll(shown: number[]): HTMLElement {
  const arePicked = shown.length > 0 && shown.every((n) => state.picked.has(n));
  const act = (): void => {
    const picked = new Set(state.picked);
    for (const n of shown) if (arePicked) picked.delete(n); else picked.add(n);
    change({ picked });
  };
  return button(say(arePicked ? WORDS.drop : WORDS.pick, grouped(shown.length)), act, {
    class: "plain", "data-hold": "pick-all", disabled: !shown.length,
  });
}
