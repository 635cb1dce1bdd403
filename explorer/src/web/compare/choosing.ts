// Which models a link asks for, and what to say of those that there are not.

import { make } from "../../dom/dom";
import { folded } from "../browse/folding";
import { say } from "../browse/words";

export const MOST = 8;

/** The ids in a link, each once: one after another or parted by commas. */
export const idsIn = (search: string): string[] =>
  [...new Set(new URLSearchParams(search).getAll("ids").flatMap((each) => each.split(",")).map((each) => each.trim()).filter(Boolean))];

/** The id that a text means, by id or by name. */
export function idOf(text: string): string | null {
  const options = [...document.querySelectorAll<HTMLOptionElement>("#models option")];
  const asked = folded(text);
  const found = options.find(({ value }) => value === text) ?? options.find((each) => folded(each.text) === asked);
  return found?.value ?? null;
}

export const unknownNote = (text: string): HTMLElement =>
  make("p", { class: "note warn" }, say("There is no model called “%s”.", "没有名为“%s”的模型。", text));

export const leftOutNote = (ids: string[]): HTMLElement =>
  make("p", { class: "note warn" }, say("Only the first eight are shown. Left out: %s.", "仅显示前 8 个，未显示：%s。", ids.join(", ")));

export const oneMoreNote = (name: string): HTMLElement =>
  make("p", { class: "note" }, say("One model is chosen, %s; one more is needed.", "已选择 %s，还需再选一个。", name));
