// What can be taken along beside the answer: its address, and the question for other programs.

import type { Words } from "../../page/data";
import { button, make } from "../../dom/dom";
import { say } from "../../words/language";
import { session } from "../../ask/session";
import { type Snippet, snippets } from "./snippets";
import { wired } from "./ways";

const WORDS = {
  link: ["Copy link", "复制链接"] as Words,
  copy: ["Copy", "复制"] as Words,
  copied: ["Copied", "已复制"] as Words,
  failed: ["Could not copy; select the text", "无法复制，请手动选取"] as Words,
  elsewhere: ["Ask it from elsewhere", "在其他程序中查询"] as Words,
};
/** So long says a button what became of it. */
const TOLD = 2000;

/** A button that copies a text, and says so. */
function copying(words: Words, text: () => string): HTMLElement {
  const told = make("span", { class: "unseen", role: "status" });
  const act = async (): Promise<void> => {
    const done = await navigator.clipboard?.writeText(text()).then(() => true, () => false);
    told.textContent = way.textContent = say(done ? WORDS.copied : WORDS.failed);
    setTimeout(() => (way.textContent = say(words)), TOLD);
  };
  const way = button(say(words), () => void act(), { class: "plain", "data-hold": `copy-${words[0]}` });
  return make("span", {}, way, told);
}

export const copyLink = (): HTMLElement => copying(WORDS.link, () => location.href);

/** The question as other programs ask it. */
export function elsewhere(isGraph: boolean): HTMLElement {
  const { sparql } = wired();
  const address = sparql ? new URL(sparql, location.href).href : null;
  return make("details", { class: "elsewhere" }, make("summary", {}, say(WORDS.elsewhere)),
    ...snippets(session.text, isGraph, address).map(shown));
}

const shown = ({ name, text }: Snippet): HTMLElement =>
  make("div", {}, make("p", { class: "acts" }, make("strong", {}, name), copying(WORDS.copy, () => text)),
    make("pre", { tabindex: "0", role: "region", "aria-label": name }, text));
