// What stands beside the rows: counts of values and years, what is set, how many there are.

import { button, make } from "../../dom/dom";
import { boxes } from "./asking";
import type { Narrowed } from "./narrowing";
import { say } from "./words";

const byId = (id: string): HTMLElement | null => document.getElementById(id);

export function showCounts(form: HTMLFormElement, { counts }: Narrowed): void {
  for (const box of boxes(form)) {
    const count = counts.get(box.dataset.v ?? "") ?? 0;
    const number = box.parentElement?.querySelector(".count");
    if (number) number.textContent = String(count);
    box.closest("li")?.classList.toggle("nothing", !count && !box.checked);
  }
}

/** The years as bars and in the two lists. */
export function showYears(form: HTMLFormElement, { years }: Narrowed): void {
  const most = Math.max(1, ...years.values());
  for (const bar of form.querySelectorAll<SVGRectElement>(".browse-years rect")) {
    const count = years.get(Number(bar.dataset.year)) ?? 0;
    const high = Math.ceil((100 * count) / most);
    bar.setAttribute("y", String(100 - high));
    bar.setAttribute("height", String(high));
    const title = bar.querySelector("title");
    if (title) title.textContent = `${bar.dataset.year}: ${count}`;
  }
  for (const option of form.querySelectorAll<HTMLOptionElement>(".browse-years option")) {
    if (option.value) option.textContent = `${option.value} (${years.get(Number(option.value)) ?? 0})`;
  }
}

export function showTotal(shown: number, all: number): void {
  const words = shown === all ? say("All %s", "全部 %s 项", all) : say("%s of %s", "%s / %s 项", shown, all);
  const count = byId("count");
  if (count && count.textContent !== words) count.textContent = words;
  byId("none")?.toggleAttribute("hidden", shown > 0);
  document.querySelector(".browse-table")?.toggleAttribute("hidden", shown === 0);
}

interface Set {
  name: string;
  value: string;
  drop(): void;
}

const titleOf = (box: HTMLInputElement): string =>
  box.closest(".facet")?.querySelector("summary")?.textContent?.trim() ?? "";
const nameOf = (box: HTMLInputElement): string => box.parentElement?.querySelector("span")?.textContent ?? "";

function wordsSet(form: HTMLFormElement): Set[] {
  const box = form.querySelector<HTMLInputElement>("input[name=q]");
  const value = box?.value.trim() ?? "";
  return box && value ? [{ name: say("Text", "文本"), value, drop: () => (box.value = "") }] : [];
}

function yearsSet(form: HTMLFormElement): Set[] {
  const lists = [...form.querySelectorAll<HTMLSelectElement>(".browse-years select")];
  const drop = (): void => lists.forEach((list) => (list.selectedIndex = 0));
  const value = lists.map((list) => list.value).join("–");
  return value.length > 1 ? [{ name: say("Years", "年份"), value, drop }] : [];
}

const setIn = (form: HTMLFormElement): Set[] => [
  ...wordsSet(form), ...yearsSet(form),
  ...boxes(form).filter(({ checked }) => checked).map((box) =>
    ({ name: titleOf(box), value: nameOf(box), drop: () => (box.checked = false) })),
];

/** The filters that are set, each with a button that takes it away. */
export function showSet(form: HTMLFormElement, changed: () => void): void {
  const set = setIn(form);
  const act = (drops: Set[]) => (): void => {
    drops.forEach(({ drop }) => drop());
    changed();
    (byId("chips")?.querySelector("button") ?? byId("words"))?.focus({ preventScroll: true });
  };
  const chips = set.map(({ name, value, drop }) => make("li", { class: "chip on" },
    name === value ? `${value} ` : say("%s: %s ", "%s：%s ", name, value),
    button("×", act([{ name, value, drop }]), { "aria-label": say("Remove %s: %s", "移除%s：%s", name, value) })));
  const clear = make("li", {}, button(say("Clear all", "全部清除"), act(set), { class: "button quiet" }));
  byId("chips")?.replaceChildren(...chips, ...(set.length ? [clear] : []));
  byId("chips")?.toggleAttribute("hidden", !set.length);
  const number = byId("chosen");
  if (number) number.textContent = set.length ? String(set.length) : "";
}
