// The Ask view: questions to the graph in SPARQL, answered in the page, without any server.

import "./ask.css";
import { page, type Words } from "../page/data";
import { type Keys, state } from "../page/state";
import { button, make } from "../dom/dom";
import { holdingFocus } from "../dom/holding";
import { pickByClick } from "../dom/picking";
import { say } from "../words/language";
import type { View } from "../views/view";
import { drawAnswer } from "./answer";
import { questionBox } from "./box";
import { firstSight, marked, type Sight } from "./cells";
import type { Box } from "./door";
import { showSaved } from "./saved";
import { forget, listenToSession, PATIENCE, pose, session, stopAsking, warmUp } from "./session";
import { statusOf } from "./status";

const WORDS = {
  name: ["Ask", "查询"] as Words,
  ways: ["Ways to ask", "查询方式"] as Words,
  saved: ["Saved questions", "已存查询"] as Words,
  sparql: ["SPARQL", "SPARQL"] as Words,
  run: ["Run", "运行"] as Words,
  keys: [
    "Ctrl-Enter runs it, Ctrl-Space completes. The usual prefixes need no PREFIX line.",
    "Ctrl-Enter 运行，Ctrl-空格 补全。常用前缀无需声明。",
  ] as Words,
};
const STARTER = `SELECT ?class (COUNT(?thing) AS ?things)
WHERE {
  ?thing a ?class
}
GROUP BY ?class
ORDER BY DESC(?things)`;

const ways = make("div", { class: "choice", role: "group" });
const saved = make("section", { class: "saved" });
const frame = make("div", { class: "box" });
const under = make("div", { class: "acts" });
const written = make("section", { class: "written", hidden: true }, frame, under);
const status = make("p", { class: "status", role: "status" });
const answer = make("section", { class: "answer" });
let box: Box;
let isWriting = false;
let sight: Sight = firstSight();

const run = (): void => void pose(box.text(), "", PATIENCE);

const savedActs = {
  forget,
  ask: (text: string, name: string): void => {
    box.setText(text);
    void pose(text, name, PATIENCE);
  },
  edit: (text: string): void => {
    box.setText(text);
    write(true);
    box.focus();
  },
};

const statusActs = {
  stop: stopAsking,
  again: (seconds: number): void => void pose(session.text, session.name, seconds),
  goTo: (offset: number): void => {
    write(true);
    box.mark(offset);
    box.focus();
  },
};

/** Turn between the saved questions and the editor. */
function write(on: boolean): void {
  isWriting = on;
  showWays();
}

function showWays(): void {
  const way = (words: Words, on: boolean): HTMLElement =>
    button(say(words), () => write(on), { "aria-pressed": String(isWriting === on), "data-hold": words[0] });
  ways.setAttribute("aria-label", say(WORDS.ways));
  holdingFocus(ways, () => ways.replaceChildren(way(WORDS.saved, false), way(WORDS.sparql, true)));
  saved.hidden = isWriting;
  written.hidden = !isWriting;
}

function showStatus(): void {
  status.dataset.kind = session.outcome.kind;
  status.replaceChildren(...statusOf(session.outcome, statusActs));
}

function showOutcome(): void {
  const { outcome } = session;
  const hadFocus = status.contains(document.activeElement);
  showStatus();
  answer.setAttribute("aria-busy", String(outcome.kind === "running"));
  box.mark(outcome.kind === "trouble" && isWriting ? outcome.trouble.offset : null);
  sight = firstSight();
  drawAll();
  if (hadFocus) (status.querySelector("button") ?? wayOn().querySelector("button"))?.focus();
}

/** Where one goes on from when the line has nothing more to press. */
const wayOn = (): HTMLElement => (isWriting ? under : saved);

/** Draw the answer anew. */
function drawAll(): void {
  const { scrollTop, scrollLeft } = answer.querySelector(".rows") ?? { scrollTop: 0, scrollLeft: 0 };
  holdingFocus(answer, () => answer.replaceChildren(...drawAnswer(session.outcome, sight, drawAll)));
  answer.querySelector(".rows")?.scrollTo({ top: scrollTop, left: scrollLeft });
}

function showWords(): void {
  showWays();
  showSaved(saved, savedActs);
  const start = button(say(WORDS.run), run, { class: "plain main" });
  under.replaceChildren(start, make("span", { class: "hint" }, say(WORDS.keys)));
  box.showWords();
  showStatus();
  drawAll();
}

/** Mark what is selected and picked, without drawing the rows again. */
function showMarks(): void {
  for (const element of answer.querySelectorAll<HTMLElement>("[data-n]")) marked(element);
}

function build(host: HTMLElement): void {
  isWriting = state.question !== "" || page.queries.length === 0;
  box = questionBox(frame, state.question || STARTER, run);
  pickByClick(answer);
  host.append(ways, saved, written, status, answer);
  listenToSession(showOutcome);
  showWords();
  void warmUp();
}

/** A question that came with the address is asked: it reads only, and its time is limited. */
function followQuestion(): void {
  if (!state.question || state.question === session.text) return;
  box.setText(state.question);
  write(true);
  void pose(state.question, "", PATIENCE);
}

export const askView: View = {
  id: "ask",
  name: WORDS.name,
  isOffered: () => page.about.asks,
  build,
  show(keys: Keys | null) {
    if (keys?.has("language")) showWords();
    else if (keys === null || keys.has("found") || keys.has("theme")) drawAll();
    if (keys === null || keys.has("selected") || keys.has("picked")) showMarks();
    followQuestion();
  },
};
