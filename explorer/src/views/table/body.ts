// The rows of the table: a number of them at a time, the rest on demand, never all at one stroke.

import type { Value, Words } from "../../page/data";
import { change, state, toggled } from "../../page/state";
import { type Child, make, outward } from "../../dom/dom";
import { nameOf, say } from "../../words/language";
import { wayTo } from "../../panels/search";
import type { Column } from "./catalogue";
import { isNumber } from "./columns";
import { holds, isDisputed, textOf, textsOf } from "./values";

const WORDS = {
  disputed: ["Sources disagree; see the details", "来源不一致，见详情"] as Words,
  unknown: ["unknown", "未知"] as Words,
  pick: ["Pick %s", "选取 %s"] as Words,
  more: ["and %s more", "另有 %s 项"] as Words,
};
/** So many values of a cell are shown, and so many rows are made before the page may breathe. */
const MOST_VALUES = 6;
const AT_A_STROKE = 250;

function shown(value: Value): HTMLElement {
  if (value.n !== undefined) return wayTo(value.n);
  if (value.f) return make("span", {}, ...apart(value.f.flatMap((row) => row.v.filter(holds).map(shown))));
  const text = textOf(value);
  return value.u ? outward(text.replace(/^https?:\/\/(www\.)?/i, ""), value.u) : make("span", {}, text);
}

/** Put commas between things. */
const apart = (things: HTMLElement[]): Child[] => things.flatMap((thing, k) => (k ? [", ", thing] : [thing]));

function disputeMark(): HTMLElement {
  const words = say(WORDS.disputed);
  return make("span", { class: "disputed", role: "img", "aria-label": words, title: words }, "≠");
}

function unknownMark(): HTMLElement {
  const words = say(WORDS.unknown);
  return make("span", { class: "sheet-unknown", role: "img", "aria-label": words, title: words }, "·");
}

/** What a cell says: the values that hold, and a mark where sources disagree over them. */
export function cellContent(values: Value[]): Child[] {
  const held = values.filter(holds);
  const rest = held.length - MOST_VALUES;
  const some = rest > 1 ? held.slice(0, MOST_VALUES) : held;
  return [
    held.length ? null : unknownMark(),
    ...apart(some.map(shown)),
    rest > 1 ? make("span", { class: "rest" }, ` ${say(WORDS.more, rest)}`) : null,
    isDisputed(values) ? disputeMark() : null,
  ];
}

function cell(n: number, column: Column): HTMLElement {
  const values = column.values(n);
  const text = textsOf(values);
  return make("td", { class: isNumber(column) ? "sheet-number" : undefined },
    make("div", { class: "fold", title: text.length > 60 ? text : undefined }, ...cellContent(values)));
}

/** The box that picks an entity. */
function pickBox(n: number): HTMLElement {
  const box = make("input", {
    type: "checkbox", "data-hold": `pick-${n}`, "aria-label": say(WORDS.pick, nameOf(n)),
    change: () => change({ picked: toggled(state.picked, n) }),
  });
  box.checked = state.picked.has(n);
  return box;
}

function row(n: number, columns: Column[]): HTMLTableRowElement {
  const way = wayTo(n);
  way.dataset.hold = `way-${n}`;
  const made = make("tr", { "data-n": n },
    make("td", { class: "sheet-box" }, pickBox(n)),
    make("th", { scope: "row" }, make("div", { class: "fold", title: nameOf(n) }, way)),
    ...columns.map((column) => cell(n, column)));
  markRow(made);
  return made;
}

/** Mark a row as selected and picked, or not. */
export function markRow(made: HTMLTableRowElement): void {
  const n = Number(made.dataset.n);
  const isPicked = state.picked.has(n);
  made.classList.toggle("selected", state.selected === n);
  made.classList.toggle("picked", isPicked);
  if (state.selected === n) made.setAttribute("aria-current", "true");
  else made.removeAttribute("aria-current");
  const box = made.querySelector<HTMLInputElement>(".sheet-box input");
  if (box) box.checked = isPicked;
}

/** Add rows up to a place, if they are not there yet; replaced with every new body. */
let addTo: (place: number) => void = () => {};
export const finishBody = (place: number): void => addTo(place);

/** Fill the body with rows, the first of them at once and the others as the page finds time. */
export function fillBody(body: HTMLElement, nodes: number[], columns: Column[]): void {
  let made = 0;
  const add = (place: number): void => {
    const to = Math.max(made, place);
    body.append(...nodes.slice(made, to).map((n) => row(n, columns)));
    made = Math.min(to, nodes.length);
  };
  const goOn = (): void => {
    if (addTo !== mine || made >= nodes.length) return;
    add(made + AT_A_STROKE);
    setTimeout(goOn);
  };
  const mine = (place: number): void => add(Math.min(nodes.length, place + 1));
  addTo = mine;
  goOn();
}
