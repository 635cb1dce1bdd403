// The Ask view: questions to the graph in SPARQL, answered in the page, without any server.

import "./ask.css";
import { page, type Words } from "../page/data";
import { type Keys, state } from "../page/state";
import { pickByClick } from "../dom/picking";
import type { View } from "../views/view";
import { drawAnswer as draw } from "./answer";
import { marked } from "./cells";
import { askText, drawAnswer, setUp, showWords } from "./desk";
import { session } from "./session";

const NAME: Words = ["Ask", "查询"];

let answer: HTMLElement;

/** Mark what is selected and picked, without drawing the rows again. */
function showMarks(): void {
  for (const element of answer.querySelectorAll<HTMLElement>("[data-n]")) marked(element);
}

function build(host: HTMLElement): void {
  answer = setUp(host, state.question, { draw });
  pickByClick(answer);
}

/** A question that came with the address is asked: it reads only, and its time is limited. */
function followQuestion(): void {
  if (state.question && state.question !== session.text) askText(state.question);
}

export const askView: View = {
  id: "ask",
  name: NAME,
  isOffered: () => page.about.asks,
  build,
  show(keys: Keys | null) {
    if (keys?.has("language")) showWords();
    else if (keys === null || keys.has("found") || keys.has("theme")) drawAnswer();
    if (keys === null || keys.has("selected") || keys.has("picked")) showMarks();
    followQuestion();
  },
};
