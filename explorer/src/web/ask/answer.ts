// The answer on a page of its own: a table, a chart, a picture of a graph, and files of each.

import type { Words } from "../../page/data";
import { button, make } from "../../dom/dom";
import { grouped, say } from "../../words/language";
import { drawTable, type Sight } from "../../ask/cells";
import { cutNote, files, type Full, nothing, turtleText, verdict } from "../../ask/pieces";
import { entitiesIn, type Outcome, session } from "../../ask/session";
import { placeOf } from "../../ask/trouble";
import { chartOf, planFor } from "./chart";
import { copyLink, elsewhere } from "./elsewhere";
import { networkOf } from "./network";
import { graphOf, ways } from "./ways";

const WORDS = {
  graph: ["Show these %s in the graph", "在图谱中查看这 %s 项"] as Words,
  chart: ["Chart", "图表"] as Words,
  entities: ["Entities in it", "其中的条目"] as Words,
  someEntities: ["%s of %s", "%s / %s"] as Words,
};
const MOST_ENTITIES = 200;

/** Whether a chart stands above tables that have one. */
let isCharted = false;

/** Everything below the line that says what became of the question. */
export function drawAnswer(outcome: Outcome, sight: Sight, redraw: () => void): HTMLElement[] {
  switch (outcome.kind) {
    case "trouble": return outcome.trouble.offset === null ? [] : [excerpt(session.text, outcome.trouble.offset)];
    case "boolean": return [verdict(outcome.holds), ...taken(false)];
    case "table": return outcome.table.rows.length ? tableOf(outcome, sight, redraw) : [nothing(), ...taken(false)];
    case "triples": return outcome.triples.count ? triplesOf(outcome) : [nothing(), ...taken(true)];
    default: return [];
  }
}

const taken = (isGraph: boolean): HTMLElement[] => [make("div", { class: "acts" }, copyLink()), elsewhere(isGraph)];

/** The line of the text in which something is wrong, with a mark on it. */
function excerpt(text: string, offset: number): HTMLElement {
  const { line } = placeOf(text, offset);
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const after = text.slice(offset).split("\n")[0];
  const meant = /^(?:[?$]?[\p{L}\p{N}_:.\-]+|.)/u.exec(after)?.[0] ?? " ";
  return make("pre", { class: "excerpt" }, make("span", { class: "line" }, `${line} `),
    text.slice(start, offset), make("mark", {}, meant), after.slice(meant.length));
}

function tableOf(outcome: Outcome & { kind: "table" }, sight: Sight, redraw: () => void): HTMLElement[] {
  const { table } = outcome;
  const plan = planFor(table);
  const turn = (): void => {
    isCharted = !isCharted;
    redraw();
  };
  const way = plan && button(say(WORDS.chart), turn, {
    class: "plain", "aria-pressed": String(isCharted), "data-hold": "chart",
  });
  return [
    acts(outcome, way),
    ...cutNote(outcome),
    ...(plan && isCharted ? [chartOf(table, plan)] : []),
    ...drawTable(table, sight, ways, redraw),
    elsewhere(false),
  ];
}

function triplesOf(outcome: Outcome & { kind: "triples" }): HTMLElement[] {
  const picture = networkOf(outcome.text);
  return [acts(outcome, null), ...(picture ? [picture] : []), ...entityList(outcome),
    ...turtleText(outcome.triples.turtle), elsewhere(true)];
}

function acts(outcome: Full, way: HTMLElement | null): HTMLElement {
  const entities = entitiesIn(outcome);
  const address = graphOf(entities);
  const graph = address && make("a", { href: address, class: "plain" }, say(WORDS.graph, grouped(entities.length)));
  return make("div", { class: "acts" }, way, graph, copyLink(), files(outcome));
}

function entityList(outcome: Full): HTMLElement[] {
  const entities = entitiesIn(outcome);
  if (!entities.length) return [];
  const shown = entities.slice(0, MOST_ENTITIES);
  const count = shown.length < entities.length
    ? say(WORDS.someEntities, grouped(shown.length), grouped(entities.length)) : grouped(entities.length);
  return [
    make("h3", {}, say(WORDS.entities), " ", make("span", { class: "count" }, count)),
    make("ul", { class: "entities" }, ...shown.map((n) => make("li", {}, ways.toEntity(n)))),
  ];
}
