// The timeline as a scene: lanes of works, and citations as arcs between them.

import { kindOf, links, relations } from "../../page/data";
import { neighbourhood } from "../../page/neighbourhood";
import { isVisible, state } from "../../page/state";
import { hairline, ink } from "../../dom/theme";
import { choiceRings } from "../../drawing/choices";
import type { LineBatch, MarkBatch, Naming, Scene } from "../../drawing/scene";
import type { Home } from "../../drawing/surface";
import { say } from "../../words/language";
import { AXIS, drawAxis, drawGround } from "./axis";
import type { Layout } from "./layout";
import { citations, citedBy, isOnTimeline, shortName, works, worksOf } from "./works";

const BOW = 0.16;
const FADED = 0.16;
const MOST_ARCS = 4000;
const MANY_ARCS = 80;
/** Works that so many others cite are named in bold; those that none cites from this scale on. */
const RENOWNED = 15;
const READABLE = works.length > 120 ? 1.7 : 0;

const bows = new Float64Array(links.length).fill(BOW);
const namingOrder = [...works].sort((a, b) => citedBy(b) - citedBy(a) || a - b);

/** Room around the lanes, and for the years below them. */
export const MARGIN = { left: 14, top: 10, right: 14, bottom: AXIS + 12 };

export const homeOf = ({ width, height }: Layout): Home => ({
  box: { left: 0, top: 0, right: width, bottom: height },
  margin: MARGIN,
  closest: 2.5,
});

/** The works that stand out, or nothing if all do. */
function litWorks(): Set<number> | null {
  if (state.selected === null) return null;
  const own = worksOf(state.selected);
  const near = (own.length ? own : [state.selected]).flatMap((n) => [...neighbourhood(n, state.hops)]);
  const lit = near.filter(isOnTimeline);
  return lit.length ? new Set(lit) : null;
}

export function sceneOf(layout: Layout, showsCitations: boolean): Scene {
  const lit = litWorks();
  return {
    spots: layout.spots,
    bows,
    territories: [],
    titles: layout.bands.map(({ lane, top }) => (
      { text: say(lane.t), x: null, y: top + 13, colour: ink(lane) })),
    hasFocus: lit !== null,
    lines: arcs(lit, showsCitations),
    marks: marks(layout, lit),
    rings: choiceRings((n) => isOnTimeline(n) && isVisible(n), worksOf),
    naming: naming(lit),
    touching: (n) => (lit ? [] : [batch(arcsAt(n), 0.7)]),
    under: (pen, camera) => drawGround(pen, camera, layout),
    over: (pen, camera) => drawAxis(pen, camera, layout),
  };
}

const bothShown = (k: number): boolean => isVisible(links[k].from) && isVisible(links[k].to);
const arcsAt = (n: number): number[] =>
  citations.filter((k) => (links[k].from === n || links[k].to === n) && bothShown(k));

const batch = (those: readonly number[], alpha: number, width = 1.1): LineBatch => {
  const cites = relations.find((relation) => relation.role === "citation");
  const colour = cites ? ink(cites) : hairline();
  return { stroke: { colour, width, dash: [], alpha }, isPointed: alpha > 0.5, links: those };
};

/** Citations that are drawn quietly: all if the reader wants them, else those among lit works. */
function quietArcs(lit: ReadonlySet<number> | null, showsCitations: boolean): number[] {
  const shown = citations.filter(bothShown);
  const quiet = showsCitations ? shown
    : lit && state.hops > 1 ? shown.filter((k) => lit.has(links[k].from) && lit.has(links[k].to)) : [];
  const step = Math.ceil(quiet.length / MOST_ARCS);
  return step > 1 ? quiet.filter((_, k) => k % step === 0) : quiet;
}

function arcs(lit: ReadonlySet<number> | null, showsCitations: boolean): LineBatch[] {
  const strong = state.selected === null ? [] : worksOf(state.selected).flatMap(arcsAt);
  const isMany = strong.length > MANY_ARCS;
  return [
    batch(quietArcs(lit, showsCitations), lit ? 0.1 : 0.22, 0.8),
    batch(strong, isMany ? 0.4 : 0.9, isMany ? 1 : 1.4),
  ];
}

/** Works by lane, faded ones below, and those that are cited most on top. */
function marks({ bands }: Layout, lit: ReadonlySet<number> | null): MarkBatch[] {
  const isLit = (n: number): boolean => !lit || lit.has(n) || state.picked.has(n);
  return [false, true].flatMap((wanted) => bands.map(({ lane }) => ({
    shape: lane.members.length ? kindOf(lane.members[0]).shape : "dot",
    paint: { colour: ink(lane), alpha: wanted ? 1 : FADED },
    nodes: lane.members.filter((n) => isVisible(n) && isLit(n) === wanted),
  }))).filter(({ nodes }) => nodes.length);
}

function naming(lit: ReadonlySet<number> | null): Naming {
  const isShown = (n: number): boolean => isOnTimeline(n) && isVisible(n);
  return {
    always: (state.selected === null ? [] : worksOf(state.selected)).filter(isShown),
    order: [...state.picked, ...namingOrder.filter((n) => !lit || lit.has(n))].filter(isShown),
    rankOf: (n) => (citedBy(n) >= RENOWNED ? 0 : citedBy(n) ? 2 : 3),
    nameOf: shortName,
    from: (n) => (lit || citedBy(n) || state.picked.has(n) ? 0 : READABLE),
  };
}
