// The desk: saved questions, the box for one's own, the line that says what becomes of them, and
// below it the answer. The explorer's view and the web page each say how answers look.

import "./desk.css";
import { page, type Words } from "../page/data";
import { button, make } from "../dom/dom";
import { holdingFocus } from "../dom/holding";
import { say } from "../words/language";
import { questionBox } from "./box";
import { firstSight, type Sight } from "./cells";
import type { Box } from "./door";
import { openSaved, showSaved, type Values } from "./saved";
import { forget, listenToSession, type Outcome, PATIENCE, pose, session, stopAsking, warmUp } from "./session";
import { statusOf } from "./status";

const WORDS = {
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

export interface Fittings {
  /** Everything below the line that says what became of the question. */
  draw(outcome: Outcome, sight: Sight, redraw: () => void): HTMLElement[];
  /** Hear of a question that is asked; `name` is empty for one that is not saved. */
  asked?(text: string, name: string, values: Values): void;
  /** Hear that the answer was put away. */
  forgotten?(): void;
}

const ways = make("div", { class: "choice", role: "group" });
const saved = make("section", { class: "saved" });
const frame = make("div", { class: "writing" });
const under = make("div", { class: "acts" });
const written = make("section", { class: "written", hidden: true }, frame, under);
const status = make("p", { class: "status", role: "status" });
const answer = make("section", { class: "answer" });
let box: Box;
let fittings: Fittings;
let isWriting = false;
let sight: Sight = firstSight();

const NONE: Values = new Map();
const run = (): void => begin(box.text(), "", NONE);

function begin(text: string, name: string, values: Values): void {
  fittings.asked?.(text, name, values);
  void pose(text, name, PATIENCE);
}

const savedActs = {
  forget: (): void => {
    forget();
    fittings.forgotten?.();
  },
  ask: (text: string, name: string, values: Values): void => {
    box.setText(text);
    begin(text, name, values);
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
  drawAnswer();
  if (hadFocus) (status.querySelector("button") ?? wayOn().querySelector("button"))?.focus();
}

/** Where one goes on from when the line has nothing more to press. */
const wayOn = (): HTMLElement => (isWriting ? under : saved);

/** Draw the answer anew. */
export function drawAnswer(): void {
  const { scrollTop, scrollLeft } = answer.querySelector(".rows") ?? { scrollTop: 0, scrollLeft: 0 };
  const drawn = fittings.draw(session.outcome, sight, drawAnswer);
  holdingFocus(answer, () => answer.replaceChildren(...drawn));
  answer.querySelector(".rows")?.scrollTo({ top: scrollTop, left: scrollLeft });
}

export function showWords(): void {
  showWays();
  showSaved(saved, savedActs);
  const start = button(say(WORDS.run), run, { class: "plain main" });
  under.replaceChildren(start, make("span", { class: "hint" }, say(WORDS.keys)));
  box.showWords();
  showStatus();
  drawAnswer();
}

/** Set the desk up, with a question in its box if there is one; returns where answers stand. */
export function setUp(host: HTMLElement, question: string, how: Fittings): HTMLElement {
  fittings = how;
  isWriting = question !== "" || page.queries.length === 0;
  box = questionBox(frame, question || STARTER, run);
  host.classList.add("desk");
  host.append(ways, saved, written, status, answer);
  listenToSession(showOutcome);
  showWords();
  void warmUp();
  return answer;
}

/** Put a question into the box and ask it. */
export function askText(text: string): void {
  box.setText(text);
  write(true);
  void pose(text, "", PATIENCE);
}

/** Open a saved question, filled in, and ask it; whether there is one of this name. */
export function askSaved(name: string, values: Values): boolean {
  if (!openSaved(name, values)) return false;
  write(false);
  showSaved(saved, savedActs);
  saved.querySelector("form")?.requestSubmit();
  return true;
}

/** Go back to the list of saved questions. */
export function showList(): void {
  forget();
  openSaved("", NONE);
  write(false);
  showSaved(saved, savedActs);
}
