// The answer in the explorer: what became of the question, and what can be done with it.

import { cards, type Words } from "../page/data";
import { change, state } from "../page/state";
import { button, make, outward } from "../dom/dom";
import { grouped, say } from "../words/language";
import { wayTo } from "../panels/search";
import { drawTable, marked, type Sight, type Ways } from "./cells";
import { cutNote, files, type Full, nothing, turtleText, verdict } from "./pieces";
import { entitiesIn, type Outcome } from "./session";

const WORDS = {
  show: ["Show these %s in the other views", "在其他视图中只显示这 %s 项"] as Words,
  showAll: ["Show everything again", "恢复显示全部"] as Words,
  pick: ["Pick these %s", "选取这 %s 项"] as Words,
  entities: ["Entities in it", "其中的条目"] as Words,
  someEntities: ["%s of %s", "%s / %s"] as Words,
};
const MOST_ENTITIES = 60;
/** More than these would not fit beside each other for comparing. */
const MOST_PICKED = 50;

const ways: Ways = { toEntity: wayTo, toOther: outward };

/** Everything below the line that says what became of the question. */
export function drawAnswer(outcome: Outcome, sight: Sight, redraw: () => void): HTMLElement[] {
  if (outcome.kind === "boolean") return [verdict(outcome.holds)];
  const entities = entitiesIn(outcome);
  if (outcome.kind === "table") {
    if (!outcome.table.rows.length) return [nothing()];
    return [acts(outcome, entities), ...cutNote(outcome), ...drawTable(outcome.table, sight, ways, redraw)];
  }
  if (outcome.kind !== "triples") return [];
  if (!outcome.triples.count) return [nothing()];
  return [acts(outcome, entities), ...entityList(entities), ...turtleText(outcome.triples.turtle)];
}

const acts = (outcome: Full, entities: number[]): HTMLElement =>
  make("div", { class: "acts" }, ...(entities.length ? entityActs(entities) : []), files(outcome));

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
