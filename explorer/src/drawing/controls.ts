// The buttons beside a surface: closer, farther, everything.

import type { Words } from "../page/data";
import { button, make } from "../dom/dom";
import { say } from "../words/language";
import type { Surface } from "./surface";

const WORDS = {
  closer: ["Zoom in", "放大"] as Words,
  farther: ["Zoom out", "缩小"] as Words,
  all: ["Show everything", "显示全部"] as Words,
};
const FACTOR = 1.35;

export class Controls {
  readonly #buttons: [HTMLButtonElement, Words][];
  readonly element: HTMLElement;

  constructor(surface: Surface) {
    this.#buttons = [
      [button("+", () => surface.zoomBy(FACTOR), { class: "zoom-in" }), WORDS.closer],
      [button("−", () => surface.zoomBy(1 / FACTOR), { class: "zoom-out" }), WORDS.farther],
      [button("⤢", () => surface.goHome(), { class: "zoom-fit" }), WORDS.all],
    ];
    this.element = make("div", { class: "zoom" }, ...this.#buttons.map(([each]) => each));
  }

  /** Name the buttons in the current language. */
  name(): void {
    for (const [each, words] of this.#buttons) {
      each.setAttribute("aria-label", say(words));
      each.title = say(words);
    }
  }
}
