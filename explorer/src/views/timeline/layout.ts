// Where works stand: along the years from left to right, each lane a swarm in which none covers
// another. Years are as wide as they are full, so that the many recent works have room.

import { cards } from "../../page/data";
import type { Spots } from "../../drawing/scene";
import { citedBy, type Lane, lanes, timeOf, works } from "./works";

const LEAST_YEAR = 14;
const LEAST_LANE = 44;
const LANE_HEAD = 14;
const LANE_GAP = 8;
const APART = 1.2;
/** Widths that are tried, each so much larger than the one before, to come near a shape. */
const [NARROWEST, WIDEST, WIDER] = [360, 12_000, 1.14];

export interface Band {
  lane: Lane;
  top: number;
  bottom: number;
}

interface FreeSpots extends Spots {
  x: Float64Array;
  y: Float64Array;
  size: Float64Array;
}

export interface Layout {
  spots: Spots;
  bands: Band[];
  /** The left edge of each year, and the right edge of the last. */
  years: { year: number; left: number; right: number }[];
  width: number;
  height: number;
}

export const sizeOf = (n: number): number => 3.2 + 1.7 * Math.log1p(citedBy(n));

/** The layout whose shape is nearest to `aspect`, which is width by height. */
export function layoutFor(aspect: number): Layout {
  let best: Layout | null = null;
  const off = ({ width, height }: Layout): number => Math.abs(Math.log(width / height / aspect));
  for (let width = NARROWEST; width < WIDEST; width *= WIDER) {
    const tried = laidOut(width);
    if (best && off(tried) > off(best)) break;
    best = tried;
  }
  return stretched(best as Layout, aspect);
}

/** Give lanes more room where they would fill but a part of the height. */
function stretched(layout: Layout, aspect: number): Layout {
  const more = (layout.width / aspect - layout.height) / layout.bands.length;
  if (more <= 0) return layout;
  const y = Float64Array.from(layout.spots.y);
  const bands = layout.bands.map(({ lane, top, bottom }, k) => {
    for (const n of lane.members) y[n] += (k + 0.5) * more;
    return { lane, top: top + k * more, bottom: bottom + (k + 1) * more };
  });
  return { ...layout, spots: { ...layout.spots, y }, bands, height: layout.height + more * bands.length };
}

function laidOut(width: number): Layout {
  const years = yearsAcross(width);
  const across = acrossAt(years);
  const column = (): Float64Array => new Float64Array(cards.length);
  const spots: FreeSpots = { x: column(), y: column(), size: column() };
  for (const n of works) {
    spots.x[n] = across(timeOf(n));
    spots.size[n] = sizeOf(n);
  }
  let top = 0;
  const bands = lanes.map((lane) => {
    const reach = swarm(lane.members, spots);
    const height = Math.max(LEAST_LANE, 2 * reach + LANE_HEAD);
    const middle = top + LANE_HEAD + (height - LANE_HEAD) / 2;
    for (const n of lane.members) spots.y[n] += middle;
    const band = { lane, top, bottom: top + height };
    top += height + LANE_GAP;
    return band;
  });
  return { spots, bands, years, width, height: Math.max(1, top - LANE_GAP) };
}

/** Share a width among the years. */
function yearsAcross(width: number): Layout["years"] {
  const counts = new Map<number, number>();
  for (const year of works.map((n) => Math.floor(timeOf(n)))) counts.set(year, (counts.get(year) ?? 0) + 1);
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  const wants = Array.from({ length: last - first + 1 }, (_, k) => (counts.get(first + k) ?? 0) ** 0.7);
  const all = wants.reduce((sum, want) => sum + want, 0) || 1;
  const free = Math.max(width / 3, width - wants.length * LEAST_YEAR);
  let left = 0;
  return wants.map((want, k) => {
    const year = { year: first + k, left, right: left + LEAST_YEAR + (want / all) * free };
    left = year.right;
    return year;
  });
}

const acrossAt = (years: Layout["years"]) => (time: number): number => {
  const { left, right } = years[Math.floor(time) - years[0].year];
  return left + (time % 1) * (right - left);
};

/** Move nodes up and down from a middle line until none covers another; returns how far they reach. */
function swarm(members: readonly number[], spots: FreeSpots): number {
  const { x, y, size } = spots;
  const largest = members.reduce((most, n) => Math.max(most, size[n]), 0);
  const columns = new Map<number, number[]>();
  const side = 2 * largest + APART;
  const near = (n: number): number[] => {
    const column = Math.floor(x[n] / side);
    return [column - 1, column, column + 1].flatMap((each) => columns.get(each) ?? []);
  };
  let reach = 0;
  for (const n of [...members].sort((a, b) => size[b] - size[a] || x[a] - x[b])) {
    y[n] = freePlace(n, near(n), spots);
    reach = Math.max(reach, Math.abs(y[n]) + size[n]);
    const column = Math.floor(x[n] / side);
    columns.set(column, [...(columns.get(column) ?? []), n]);
  }
  return reach;
}

/** The place nearest to the middle line that is free: the line itself, or just beside other nodes. */
function freePlace(n: number, others: readonly number[], { x, y, size }: FreeSpots): number {
  const taken = others.flatMap((other) => {
    const apart = size[n] + size[other] + APART;
    const away = Math.abs(x[n] - x[other]);
    if (away >= apart) return [];
    const half = Math.sqrt(apart * apart - away * away);
    return [{ start: y[other] - half, end: y[other] + half }];
  });
  let [above, below] = [0, 0];
  for (const { start, end } of taken.sort((a, b) => a.start - b.start)) {
    if (start < below && end > below) below = end;
  }
  for (const { start, end } of taken.sort((a, b) => b.end - a.end)) {
    if (end > above && start < above) above = start;
  }
  return below <= -above ? below : above;
}
