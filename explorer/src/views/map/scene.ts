// The map as a scene: the state of the page in lines, shapes and names.

import { cards, kinds, kindOf, links, page, places, regions, relations } from "../../page/data";
import { isVisible, state, visibleNodes } from "../../page/state";
import { ink } from "../../dom/theme";
import { bowsOf } from "../../drawing/bows";
import { boxAround } from "../../drawing/camera";
import { choiceRings } from "../../drawing/choices";
import type { LineBatch, MarkBatch, Naming, Scene, Territory } from "../../drawing/scene";
import type { Home } from "../../drawing/surface";
import { outlinesOf } from "../../drawing/territories";
import { nameOf, say } from "../../words/language";
import { bothVisible, byRelation, type Focus, linksAt } from "./links";

/** More lines than these only blacken the map; the others appear around what is selected. */
export const MOST_LINES = 12_000;
/** Papers are named from this scale on, in a small map always. */
const READABLE = cards.length > 150 ? 1.5 : 0;
const FADED = 0.13;
/** How far regions reach beyond their nodes. */
const RIM = 40;
const BROAD = 1.6;

const bows = bowsOf(links);
let outlines: ReturnType<typeof outlinesOf> | null = null;

/** Who is named first where room is short. */
const namingOrder = places
  .map(({ n }) => n)
  .sort((a, b) => kindOf(a).rank - kindOf(b).rank || places[b].size - places[a].size || a - b);

const bounds = boxAround(places.map(({ n }) => n), page.nodes) ?? { left: 0, top: 0, right: 1, bottom: 1 };

/** What shows the whole map: names reach beyond their nodes by a width that does not shrink. */
export const home: Home = {
  box: {
    left: bounds.left - RIM, top: bounds.top - RIM,
    right: bounds.right + RIM, bottom: bounds.bottom + RIM,
  },
  margin: { left: 40, top: 34, right: 40, bottom: 26 },
  closest: 1.5,
};

export function sceneOf(focus: Focus): Scene {
  return {
    spots: page.nodes,
    bows,
    territories: territories(),
    titles: regions.map((region) => ({ text: say(region.t), x: region.x, y: region.y, colour: ink(region) })),
    hasFocus: focus.lit !== null,
    lines: [...quietLines(focus), ...strongLines(focus)],
    marks: marks(focus),
    rings: choiceRings(isVisible),
    naming: naming(focus),
    touching: (n) => (focus.lit ? [] : batches(linksAt[n].filter(bothVisible), 0, 0.5)),
  };
}

function territories(): Territory[] {
  outlines ??= outlinesOf(page.nodes, page.nodes.region, regions.length);
  return regions.map((region, r) => ({ colour: ink(region), steps: outlines?.[r] ?? [] }));
}

/** Links as batches, one for each relation; `alpha` by default as suits the relation. */
const batches = (those: readonly number[], broader: number, alpha?: number): LineBatch[] =>
  byRelation(those).map(([r, group]) => ({
    stroke: {
      colour: ink(relations[r]), width: relations[r].width + broader, dash: relations[r].dash,
      alpha: alpha ?? (relations[r].width >= BROAD ? 0.8 : 0.3),
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
    rankOf: (n) => kindOf(n).rank,
    nameOf,
    from: (n) => (lit || kindOf(n).rank <= 3 || state.picked.has(n) ? 0 : READABLE),
  };
}
