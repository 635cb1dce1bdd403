// A box that takes an entity: type part of its name, in any language, and choose.

import { type Kind, kinds } from "../page/data";
import { make } from "../dom/dom";
import { icon } from "../dom/icons";
import { say } from "../words/language";
import { type Choice, chosen, suggested } from "./choices";

const MOST = 12;

const kindNamed = (key: string): Kind | undefined => kinds.find((kind) => kind.key === key);

/** A choice by its name, or by its kind and id where the name is another's too. */
const wordsFor = (choice: Choice, all: Choice[]): string =>
  chosen(all, say(choice.t)) === choice ? say(choice.t) : `${choice.kind}/${choice.id}`;

export class Chooser {
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  #all: Choice[] = [];
  #shown: Choice[] = [];
  #at = -1;

  /** A box over choices that may arrive later; `value` is then shown by its name. */
  constructor(private readonly id: string, value: string, arriving: Promise<Choice[]>) {
    this.input = make("input", {
      id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", value,
      "aria-autocomplete": "list", "aria-controls": `${id}-list`, "aria-expanded": "false",
      input: () => this.#offer(this.#suggestions()),
      blur: () => this.#offer([]),
      keydown: (event: KeyboardEvent) => this.#press(event),
    });
    this.list = make("ul", { id: `${id}-list`, role: "listbox", class: "choices", hidden: true });
    arriving.then((choices) => {
      this.#all = choices;
      const named = chosen(choices, value);
      if (this.input.value !== value) this.#offerIfTyping();
      else if (named) this.input.value = wordsFor(named, choices);
    });
  }

  #offerIfTyping(): void {
    if (document.activeElement === this.input) this.#offer(this.#suggestions());
  }

  /** What the text may become, unless it is all of that already. */
  #suggestions(): Choice[] {
    const found = suggested(this.#all, this.input.value, MOST);
    return found.length === 1 && chosen(found, this.input.value) ? [] : found;
  }

  #offer(choices: Choice[]): void {
    this.#shown = choices;
    this.#at = -1;
    this.#show();
  }

  #show(): void {
    const isOpen = this.#shown.length > 0;
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.list.replaceChildren(...this.#shown.map((choice, n) => this.#option(choice, n)));
    if (this.#at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", `${this.id}-${this.#at}`);
    this.list.children[this.#at].scrollIntoView({ block: "nearest" });
  }

  #option(choice: Choice, n: number): HTMLElement {
    const kind = kindNamed(choice.kind);
    return make("li", {
      role: "option", id: `${this.id}-${n}`, "aria-selected": String(n === this.#at),
      mousedown: (event: Event) => event.preventDefault(), click: () => this.#take(choice),
    }, kind ? icon(kind) : null, make("span", { class: "what" }, say(choice.t)), make("code", {}, choice.id));
  }

  #take(choice: Choice): void {
    this.input.value = wordsFor(choice, this.#all);
    this.#offer([]);
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#step(step);
    else if (event.key === "Enter" && this.#at >= 0) this.#take(this.#shown[this.#at]);
    else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.#offer([]);
    } else return;
    event.preventDefault();
  }

  #step(by: number): void {
    if (this.list.hidden) return this.#offer(suggested(this.#all, "", MOST));
    const count = this.#shown.length;
    this.#at = this.#at < 0 && by < 0 ? count - 1 : (this.#at + by + count) % count;
    this.#show();
  }
}
