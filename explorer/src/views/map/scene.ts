// The map as a scene: the state of the page in lines, shapes and names.

import { cards, kinds, kindOf, links, places, regions, relations, type Role } from "../../page/data";
import { isVisible, state, visibleNodes } from "../../page/state";
import { ink } from "../../dom/theme";
import { bowsOf } from "../../drawing/bows";
import { choiceRings } from "../../drawing/choices";
import type { LineBatch, MarkBatch, Naming, Scene } from "../../drawing/scene";
import { nameOf, say } from "../../words/language";
import { ground } from "./ground";
import { bothVisible, byRelation, type Focus, linksAt } from "./links";

/** More lines than these only blacken the map; the others appear around what is selected. */
export const MOST_LINES = 12_000;
/** Papers are named from this scale on, in a small map always. */
const READABLE = cards.length > 150 ? 1.5 : 0;
const FADED = 0.13;
/** So many are named in bold, and may cover small nodes. */
const LANDMARKS = 40;
/** What shows through at rest: where weights came from, then what was borrowed, then all else. */
const STRENGTH: Partial<Record<Role, number>> = { lineage: 0.85, component: 0.5, version: 0.35 };
const QUIET = 0.25;

const bows = bowsOf(links);

/** Who is named first where room is short: sizes tell how many relations a node has, and its kind. */
const namingOrder = places
  .map(({ n }) => n)
  .sort((a, b) => places[b].size - places[a].size || kindOf(a).rank - kindOf(b).rank || a - b);
const landmarks = new Set(namingOrder.slice(0, LANDMARKS));

export function sceneOf(focus: Focus): Scene {
  const { spots, steps, tall } = ground();
  return {
    spots,
    bows,
    territories: regions.map((region, r) => ({ colour: ink(region), steps: steps[r] ?? [] })),
    titles: regions.map((region) => (
      { text: say(region.t), x: region.x, y: region.y * tall, colour: ink(region) })),
    hasFocus: focus.lit !== null,
    lines: [...quietLines(focus), ...strongLines(focus)],
    marks: marks(focus),
    rings: choiceRings(isVisible),
    naming: naming(focus),
    touching: (n) => (focus.lit ? [] : batches(linksAt[n].filter(bothVisible), 0, 0.7)),
  };
}

/** Links as batches, one for each relation; `alpha` by default as suits the relation. */
const batches = (those: readonly number[], broader: number, alpha?: number): LineBatch[] =>
  byRelation(those).map(([r, group]) => ({
    stroke: {
      colour: ink(relations[r]), width: relations[r].width + broader, dash: relations[r].dash,
      alpha: alpha ?? STRENGTH[relations[r].role] ?? QUIET,
    },
    isPointed: true,
    links: group,
  }));

function quietLines({ lit, quiet }: Focus): LineBatch[] {
  const step = Math.ceil(quiet.length / MOST_LINES);
  const shown = step > 1 ? quiet.filter((_, k) => k % step === 0) : quiet;
  return batches(shown, lit ? -0.2 : 0, lit ? 0.22 : undefined);
}

const strongLines = ({ strong, way }: Focus): LineBatch[] => batches(strong, way.length ? 1.8 : 0.3, 0.95);

/** Nodes by kind, faded ones below lit ones and the foremost kind on top. */
function marks({ lit }: Focus): MarkBatch[] {
  const isLit = (n: number): boolean => !lit || lit.has(n) || state.picked.has(n);
  const order = kinds.map((_, k) => k).sort((a, b) => kinds[b].rank - kinds[a].rank || a - b);
  const groups = kinds.map(() => ({ faded: [] as number[], lit: [] as number[] }));
  for (const n of visibleNodes()) groups[cards[n].k][isLit(n) ? "lit" : "faded"].push(n);
  const batch = (k: number, nodes: number[], alpha: number): MarkBatch =>
    ({ shape: kinds[k].shape, paint: { colour: ink(kinds[k]), alpha }, nodes });
  return [
    ...order.map((k) => batch(k, groups[k].faded, FADED)),
    ...order.map((k) => batch(k, groups[k].lit, 1)),
  ].filter(({ nodes }) => nodes.length);
}

function naming({ lit, way }: Focus): Naming {
  const wanted = [state.selected, state.pathTo, ...way];
  const others = namingOrder.filter((n) => !lit || lit.has(n));
  return {
    always: wanted.filter((n): n is number => n !== null && isVisible(n)),
    order: [...state.picked, ...others].filter(isVisible),
    rankOf: (n) => (lit ? kindOf(n).rank : landmarks.has(n) ? 0 : Math.max(1, kindOf(n).rank)),
    nameOf,
    from: (n) => (lit || kindOf(n).rank <= 3 || state.picked.has(n) ? 0 : READABLE),
  };
}
