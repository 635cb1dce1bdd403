// A question on its way: prepared, asked, and what became of it.

import { page, placeOfIri, type Words } from "../page/data";
import { change } from "../page/state";
import { type Answer, answering, ask } from "./answering";
import { explained, faultIn } from "./faults";
import { learnNames } from "./naming";
import { type Prepared, prepare } from "./prepared";
import { readResults, type Table } from "./terms";
import { refusal, unreached } from "./refusal";
import { Trouble } from "./trouble";
import { readTriples, type Triples } from "./turtle";

const WORDS = {
  memory: [
    "The question needs more memory than the page has. Ask for less at a time.",
    "查询所需内存超出本页面的限度，请缩小查询范围。",
  ] as Words,
  order: [
    "ORDER BY met values that have no common order. Sort their texts: ORDER BY STR(?x).",
    "ORDER BY 遇到无法相互比较的值，请按文本排序：ORDER BY STR(?x)。",
  ] as Words,
  broken: [
    "The engine broke down over this question. Ask in a simpler way.",
    "查询引擎无法处理此查询，请换用更简单的写法。",
  ] as Words,
  start: ["The query engine could not start in this browser.", "查询引擎无法在此浏览器中启动。"] as Words,
};

/** What there is to show. */
export type Outcome =
  | { kind: "nothing" | "starting" | "running" | "stopped" }
  | { kind: "trouble"; trouble: Trouble }
  | { kind: "slow"; seconds: number }
  | Answered & { kind: "boolean"; holds: boolean }
  | Answered & { kind: "table"; table: Table; isCut: boolean }
  | Answered & { kind: "triples"; triples: Triples };

/** An answer's text as the engine wrote it, and the time that it took. */
interface Answered {
  text: string;
  milliseconds: number;
}

/** The question as it was asked last, the name it is saved under, and what became of it. */
export const session = { text: "", name: "", seconds: 0, outcome: { kind: "nothing" } as Outcome };
export const PATIENCE = 10;

let show: () => void = () => {};
let stop = new AbortController();

export const listenToSession = (listener: () => void): void => {
  show = listener;
};

function become(outcome: Outcome): void {
  session.outcome = outcome;
  show();
}

/** Have the engine ready before anybody asks. */
export async function warmUp(): Promise<void> {
  if (session.outcome.kind === "nothing") become({ kind: "starting" });
  try {
    await answering().start();
    if (session.outcome.kind === "starting") become({ kind: "nothing" });
  } catch {
    become({ kind: "trouble", trouble: new Trouble(WORDS.start) });
  }
}

/** Stop what is on its way; the engine follows. */
export function stopAsking(): void {
  stop.abort();
  become({ kind: "stopped" });
}

/** Put the answer away; the question stays in the address until the next one. */
export function forget(): void {
  stop.abort();
  become({ kind: "nothing" });
}

/** Ask a text; what was on its way is stopped. */
export async function pose(text: string, name: string, seconds: number): Promise<void> {
  stop.abort();
  const { signal } = (stop = new AbortController());
  Object.assign(session, { text, name, seconds });
  change({ question: text });
  try {
    const question = prepare(text, page.prefixes, answering());
    become({ kind: "running" });
    const isGraph = question.form === "CONSTRUCT" || question.form === "DESCRIBE";
    const answer = await ask(question.sent, isGraph, seconds, signal).catch(unstartable);
    const outcome = outcomeOf(question, answer, seconds);
    if (outcome.kind === "table") await learnNames(irisIn(outcome.table), signal);
    if (!signal.aborted) become(outcome);
  } catch (problem) {
    if (!(problem instanceof Trouble)) throw problem;
    if (!signal.aborted) become({ kind: "trouble", trouble: problem });
  }
}

function unstartable(): never {
  throw new Trouble(WORDS.start);
}

function outcomeOf(question: Prepared, answer: Answer, seconds: number): Outcome {
  if (answer.kind === "stopped") return answer;
  if (answer.kind === "slow") return { kind: "slow", seconds };
  if (answer.kind === "failed") {
    throw answer.isBroken ? breakdown(answer.message) : explained(question, answer.message);
  }
  if (answer.kind === "refused") throw refusal(question, answer, () => faultIn(question.tokens));
  if (answer.kind === "lost") throw unreached(answer);
  const { text, milliseconds } = answer;
  if (question.form === "CONSTRUCT" || question.form === "DESCRIBE") {
    return { kind: "triples", triples: readTriples(text, page.prefixes), text, milliseconds };
  }
  const result = readWhole(text);
  if (typeof result === "boolean") return { kind: "boolean", holds: result, text, milliseconds };
  const { rows } = answering();
  const table = { ...result, rows: result.rows.slice(0, rows) };
  return { kind: "table", table, isCut: result.rows.length > rows, text, milliseconds };
}

/** Read results; a text that is none is the rest of one that broke off. */
function readWhole(text: string): boolean | Table {
  try {
    return readResults(text);
  } catch {
    throw unreached({ kind: "lost", isBrokenOff: true });
  }
}

function breakdown(lastWords: string): Trouble {
  if (/total order/.test(lastWords)) return new Trouble(WORDS.order);
  return new Trouble(/alloc|memory|capacity/i.test(lastWords) ? WORDS.memory : WORDS.broken);
}

/** The entities of an answer, in order of appearance. */
export function entitiesIn(outcome: Outcome): number[] {
  const iris = outcome.kind === "triples" ? [...outcome.triples.iris]
    : outcome.kind === "table" ? irisIn(outcome.table)
    : [];
  return [...new Set(iris.flatMap((iri) => placeOfIri.get(iri) ?? []))];
}

const irisIn = ({ rows }: Table): string[] =>
  rows.flat().flatMap((term) => (term?.type === "uri" ? [term.value] : []));
