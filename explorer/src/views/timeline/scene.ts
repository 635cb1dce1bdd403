// The timeline as a scene: lanes of works, and citations as arcs between them.

import { kindOf, links, relations, type Words } from "../../page/data";
import { neighbourhood } from "../../page/neighbourhood";
import { isVisible, state } from "../../page/state";
import { ground, hairline, ink, softLettering } from "../../dom/theme";
import { acrossOf, type Camera, downOf } from "../../drawing/camera";
import { widthOf } from "../../drawing/canvas-pen";
import { choiceRings } from "../../drawing/choices";
import type { Pen } from "../../drawing/pen";
import type { LineBatch, MarkBatch, Naming, Scene } from "../../drawing/scene";
import type { Home } from "../../drawing/surface";
import { say } from "../../words/language";
import type { Layout } from "./layout";
import { citations, citedBy, isOnTimeline, shortName, works, worksOf } from "./works";

const AXIS = 26;
const BOW = 0.16;
const FADED = 0.16;
const BAND_TINT = 0.07;
const MOST_ARCS = 4000;
const MANY_ARCS = 80;
/** Works that so many others cite are named in bold; those that none cites from this scale on. */
const RENOWNED = 15;
const READABLE = works.length > 120 ? 1.7 : 0;

const bows = new Float64Array(links.length).fill(BOW);
const namingOrder = [...works].sort((a, b) => citedBy(b) - citedBy(a) || a - b);

export const homeOf = ({ width, height }: Layout): Home => ({
  box: { left: 0, top: 0, right: width, bottom: height },
  margin: { left: 14, top: 40, right: 14, bottom: AXIS + 12 },
  closest: 2.5,
});

export const shownWorks = (): number[] => works.filter(isVisible);

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
    titles: layout.bands.map(({ lane, top }) => ({ text: say(lane.t), x: null, y: top + 13, colour: ink(lane) })),
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
  return { stroke: { colour: cites ? ink(cites) : hairline(), width, dash: [], alpha }, isPointed: alpha > 0.5, links: those };
};

function arcs(lit: ReadonlySet<number> | null, showsCitations: boolean): LineBatch[] {
  const { selected, hops } = state;
  const quiet = showsCitations ? citations.filter(bothShown)
    : lit && hops > 1 ? citations.filter((k) => lit.has(links[k].from) && lit.has(links[k].to) && bothShown(k)) : [];
  const step = Math.ceil(quiet.length / MOST_ARCS);
  const strong = selected === null ? [] : worksOf(selected).flatMap(arcsAt);
  return [
    batch(step > 1 ? quiet.filter((_, k) => k % step === 0) : quiet, lit ? 0.1 : 0.22, 0.8),
    batch(strong, strong.length > MANY_ARCS ? 0.4 : 0.9, strong.length > MANY_ARCS ? 1 : 1.4),
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

/** Tinted lanes, and a line where each year begins. */
function drawGround(pen: Pen, camera: Camera, { bands, years }: Layout): void {
  for (const { lane, top, bottom } of bands) {
    const [y1, y2] = [downOf(camera, top), downOf(camera, bottom)];
    pen.areas([[0, y1, camera.width, y1, camera.width, y2, 0, y2]], { colour: ink(lane), alpha: BAND_TINT });
  }
  const [first, last] = [downOf(camera, bands[0].top), downOf(camera, bands[bands.length - 1].bottom)];
  const lines = years.flatMap(({ left }) => [acrossOf(camera, left), first, NaN, NaN, acrossOf(camera, left), last]);
  pen.lines(lines, { colour: hairline(), width: 1, dash: [3, 4], alpha: 1 });
}

/** The years, along the lower edge whatever is in view. */
function drawAxis(pen: Pen, camera: Camera, { years }: Layout): void {
  const { width, height } = camera;
  const top = height - AXIS;
  pen.areas([[0, top, width, top, width, height, 0, height]], { colour: ground(), alpha: 0.92 });
  pen.lines([0, top, NaN, NaN, width, top], { colour: hairline(), width: 1, dash: [], alpha: 1 });
  const type = { size: 12, weight: 500 };
  let free = Infinity;
  for (const { year, left, right } of [...years].reverse()) {
    const [x1, x2] = [acrossOf(camera, left), acrossOf(camera, right)];
    const middle = (Math.max(0, x1) + Math.min(width, x2)) / 2;
    const half = widthOf(String(year), type) / 2;
    if (x2 < 0 || x1 > width || middle + half + 8 > free || middle - half < 0) continue;
    free = middle - half;
    pen.text(String(year), middle, top + AXIS / 2, { ...type, colour: softLettering(), alpha: 1, halo: "", anchor: "middle" });
  }
}

export const WITHOUT_WORKS: Words = ["No work passes the filters.", "没有符合筛选条件的论文。"];
