// The answer: what became of the question, and what can be done with it.

import { cards, type Words } from "../page/data";
import { change, state } from "../page/state";
import { button, make } from "../dom/dom";
import { grouped, say } from "../words/language";
import { save } from "../downloads/save";
import { wayTo } from "../panels/search";
import { drawTable, marked, type Sight } from "./cells";
import { csv, json, tsv } from "./files";
import { ROW_LIMIT } from "./prepared";
import { entitiesIn, type Outcome, session } from "./session";

const WORDS = {
  show: ["Show these %s in the other views", "在其他视图中只显示这 %s 项"] as Words,
  showAll: ["Show everything again", "恢复显示全部"] as Words,
  pick: ["Pick these %s", "选取这 %s 项"] as Words,
  rowLimit: [
    "Only the first %s rows are here and in files. Narrow the question, or add LIMIT and OFFSET.",
    "此处和下载文件只有前 %s 行。请缩小查询范围，或用 LIMIT 与 OFFSET 查询其余部分。",
  ] as Words,
  lines: ["The first %s of %s lines are shown; the file holds all.", "显示前 %s 行，共 %s 行；下载文件包含全部。"] as Words,
  entities: ["Entities in it", "其中的条目"] as Words,
  someEntities: ["%s of %s", "%s / %s"] as Words,
  turtle: ["Answer as Turtle", "Turtle 格式的结果"] as Words,
  yes: ["Yes", "是"] as Words,
  no: ["No", "否"] as Words,
  empty: ["Nothing in this graph answers the question.", "图谱中没有符合此查询的内容。"] as Words,
};
const MOST_LINES = 2000;
const MOST_ENTITIES = 60;
/** More than these would not fit beside each other for comparing. */
const MOST_PICKED = 50;

/** Everything below the line that says what became of the question. */
export function drawAnswer(outcome: Outcome, sight: Sight, redraw: () => void): HTMLElement[] {
  if (outcome.kind === "boolean") {
    return [make("p", { class: "verdict" }, say(outcome.holds ? WORDS.yes : WORDS.no))];
  }
  const entities = entitiesIn(outcome);
  if (outcome.kind === "table") {
    if (!outcome.table.rows.length) return [make("p", { class: "hint" }, say(WORDS.empty))];
    const told = say(WORDS.rowLimit, grouped(ROW_LIMIT));
    const cut = outcome.isCut ? [make("p", { class: "warning" }, told)] : [];
    return [acts(outcome, entities), ...cut, ...drawTable(outcome.table, sight, redraw)];
  }
  if (outcome.kind !== "triples") return [];
  if (!outcome.triples.count) return [make("p", { class: "hint" }, say(WORDS.empty))];
  return [acts(outcome, entities), ...entityList(entities), ...turtleText(outcome.triples.turtle)];
}

type Full = Outcome & { kind: "table" | "triples" };

function acts(outcome: Full, entities: number[]): HTMLElement {
  return make("div", { class: "acts" },
    ...(entities.length ? entityActs(entities) : []),
    make("span", { class: "files" }, ...files(outcome)));
}

const isShown = (entities: number[]): boolean =>
  state.found?.size === entities.length && entities.every((n) => state.found?.has(n));

function entityActs(entities: number[]): HTMLElement[] {
  const count = grouped(entities.length);
  const isOn = isShown(entities);
  const show = button(
    isOn ? say(WORDS.showAll) : say(WORDS.show, count),
    () => change({ found: isOn ? null : new Set(entities) }),
    { class: "plain", "aria-pressed": String(isOn), "data-hold": "show" },
  );
  if (entities.length > MOST_PICKED || entities.length === cards.length) return [show];
  const pick = (): void => change({ picked: new Set([...state.picked, ...entities]) });
  return [show, button(say(WORDS.pick, count), pick, { class: "plain", "data-hold": "pick" })];
}

function files(outcome: Full): HTMLElement[] {
  const name = session.name || "answer";
  const file = (title: string, ending: string, type: string, content: () => string): HTMLElement =>
    button(`↓ ${title}`, () => save(`${name}.${ending}`, type, content()), { class: "plain" });
  if (outcome.kind === "triples") return [file("Turtle", "ttl", "text/turtle", () => outcome.triples.turtle)];
  const { table } = outcome;
  return [
    file("CSV", "csv", "text/csv", () => csv(table)),
    file("TSV", "tsv", "text/tab-separated-values", () => tsv(table)),
    file("JSON", "json", "application/sparql-results+json", () => json(table)),
  ];
}

function entityList(entities: number[]): HTMLElement[] {
  if (!entities.length) return [];
  const shown = entities.slice(0, MOST_ENTITIES);
  const count = shown.length < entities.length
    ? say(WORDS.someEntities, grouped(shown.length), grouped(entities.length)) : grouped(entities.length);
  return [
    make("h3", {}, say(WORDS.entities), " ", make("span", { class: "count" }, count)),
    make("ul", { class: "entities" }, ...shown.map((n) => marked(make("li", { "data-n": n }, wayTo(n))))),
  ];
}

function turtleText(turtle: string): HTMLElement[] {
  const lines = turtle.split("\n");
  const text = make("pre", { tabindex: "0", role: "region", "aria-label": say(WORDS.turtle) },
    lines.slice(0, MOST_LINES).join("\n"));
  if (lines.length <= MOST_LINES) return [text];
  const told = say(WORDS.lines, grouped(MOST_LINES), grouped(lines.length));
  return [text, make("p", { class: "hint cut" }, told)];
}
