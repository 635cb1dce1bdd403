// The strip below a surface: what is drawn, what the signs mean, and the buttons to zoom. Nothing
// lies over the picture itself.

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

export class Foot {
  readonly #buttons: [HTMLButtonElement, Words][];
  readonly element: HTMLElement;

  /** `parts` stand before the buttons. */
  constructor(surface: Surface, ...parts: HTMLElement[]) {
    this.#buttons = [
      [button("−", () => surface.zoomBy(1 / FACTOR), { class: "zoom-out" }), WORDS.farther],
      [button("+", () => surface.zoomBy(FACTOR), { class: "zoom-in" }), WORDS.closer],
      [button("⤢", () => surface.goHome(), { class: "zoom-fit" }), WORDS.all],
    ];
    const zoom = make("div", { class: "zoom" }, ...this.#buttons.map(([each]) => each));
    this.element = make("div", { class: "foot" }, ...parts, zoom);
  }

  /** Name the buttons in the current language. */
  name(): void {
    for (const [each, words] of this.#buttons) {
      each.setAttribute("aria-label", say(words));
      each.title = say(words);
    }
  }
}
