// The box for a question: a plain one at once, and the editor in its place when it has started.

import { cards, kindOf, page } from "../page/data";
import { state } from "../page/state";
import { make } from "../dom/dom";
import { inAll, say } from "../words/language";
import type { Words } from "../page/data";
import type { Box, Settings } from "./door";

const WORDS = {
  label: ["Question in SPARQL", "SPARQL 查询"] as Words,
};
const label = (): string => say(WORDS.label);

function plainBox(host: HTMLElement, text: string, run: () => void): Box & { element: HTMLTextAreaElement } {
  const element = make("textarea", {
    rows: 12, spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "soft",
    keydown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    },
  });
  element.value = text;
  host.replaceChildren(element);
  return {
    element,
    text: () => element.value,
    setText: (fresh) => void (element.value = fresh),
    focus: () => element.focus(),
    mark: (offset) => {
      element.toggleAttribute("aria-invalid", offset !== null);
      if (offset !== null) element.setSelectionRange(offset, offset);
    },
    showWords: () => element.setAttribute("aria-label", label()),
  };
}

/** Make the box; whatever is typed before the editor has started is kept. */
export function questionBox(host: HTMLElement, text: string, run: () => void): Box {
  const plain = plainBox(host, text, run);
  let box: Box = plain;
  plain.showWords();
  globalThis.spallm.run("editor").then(() => {
    const hadFocus = document.activeElement === plain.element;
    const frame = make("div", { class: "editor" });
    const editor = globalThis.spallmEditor?.mount(frame, settings(plain.text(), run));
    if (!editor) return;
    host.replaceChildren(frame);
    box = editor;
    if (hadFocus) box.focus();
  }).catch(() => {}); // the plain box stays
  return {
    text: () => box.text(),
    setText: (fresh) => box.setText(fresh),
    focus: () => box.focus(),
    mark: (offset) => box.mark(offset),
    showWords: () => box.showWords(),
  };
}

const settings = (text: string, run: () => void): Settings => ({
  text, run, say, label,
  prefixes: page.prefixes,
  vocabulary: page.vocabulary,
  entities: cards.map(({ iri, id, t, also }, n) => ({
    iri, kind: kindOf(n).one, names: [...inAll(t), id, ...(also ?? [])],
  })),
  language: () => state.language,
});
