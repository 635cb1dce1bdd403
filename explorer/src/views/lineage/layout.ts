// The whole figure: columns by time, a lane for each region, rows within the lanes, and the lines.

import { columnsOf, type Columns } from "./columns";
import {
  BETWEEN, type Bond, type Box, type Figure, GUTTER, HEADING, INDENT, PITCH, rowTop, type Seat, TRACK,
} from "./figure";
import { groupBy } from "./groups";
import { orderOfLanes } from "./lanes";
import { drawBrackets, drawRoutes } from "./lines";
import { planRoutes } from "./routing";
import { packed } from "./rows";

/** What a branch prefers to follow, where a box has several ancestors in its lane. */
const PREFERENCE = ["lineage", "succession", "version", "component", "influence"];

export function layOut(boxes: readonly Box[], bonds: readonly Bond[]): Figure {
  const columns = columnsOf(boxes, bonds);
  const laneOf = lanesOf(boxes, columns);
  const inLane = groupBy(boxes, (box) => laneOf.get(box.n) as number);
  const order = orderOfLanes(largestFirst(inLane), bonds, (n) => laneOf.get(n) as number);
  const count = Math.max(0, ...columns.bands.map((band) => band.last + 1));
  const parentOf = parents(bonds, columns, laneOf);
  const sides = sidesOf(bonds, (n) => order.indexOf(laneOf.get(n) as number));
  const figure: Figure = {
    seats: new Map(), lanes: [], bands: [], columns: [], routes: [], brackets: [], width: 0, height: 0,
  };
  for (const region of order) {
    const members = (inLane.get(region) ?? []).map((box) => box.n);
    const { rows, cells } = packed({
      members, parentOf, columns: count, columnOf: (n) => columns.of.get(n) as number,
      hangs: (n) => columns.hangsOn.has(n), side: (n) => sides.get(n) ?? 0,
    });
    addLane(figure, region, rows, cells);
  }
  seat(figure, boxes, columns);
  spread(figure, parentOf, columns, count);
  const plan = planRoutes(figure, bonds, parentOf);
  measureColumns(figure, columns, count, plan.tracks);
  figure.routes = drawRoutes(figure, plan);
  figure.brackets = drawBrackets(figure);
  return figure;
}

/** Regions by how many boxes they have, what stands in none last. */
const largestFirst = (inLane: ReadonlyMap<number, readonly Box[]>): number[] =>
  [...inLane].sort(([a, ofA], [b, ofB]) =>
    Number(a < 0) - Number(b < 0) || ofB.length - ofA.length || a - b).map(([region]) => region);

/** A variant that hangs under its family stands in its lane. */
function lanesOf(boxes: readonly Box[], { hangsOn }: Columns): Map<number, number> {
  const regionOf = new Map(boxes.map((box) => [box.n, box.region]));
  const stem = (n: number): number => {
    let above = n;
    while (hangsOn.has(above)) above = hangsOn.get(above) as number;
    return above;
  };
  return new Map(boxes.map(({ n }) => [n, regionOf.get(stem(n)) as number]));
}

/** The one ancestor of each box that it branches off from: in the same lane, before it, and the nearest. */
function parents(
  bonds: readonly Bond[], columns: Columns, laneOf: ReadonlyMap<number, number>,
): Map<number, number> {
  const column = (n: number): number => columns.of.get(n) as number;
  const rank = ({ role }: Bond): number => PREFERENCE.indexOf(role);
  const found = new Map<number, Bond>();
  for (const bond of bonds) {
    if (laneOf.get(bond.from) !== laneOf.get(bond.to) || column(bond.to) >= column(bond.from)) continue;
    const other = found.get(bond.from);
    const after = other &&
      (rank(bond) - rank(other) || column(other.to) - column(bond.to) || bond.to - other.to);
    if (after === undefined || after < 0) found.set(bond.from, bond);
  }
  return new Map([...[...found].map(([n, bond]) => [n, bond.to] as const), ...columns.hangsOn]);
}

/** Whether a box has more to do with lanes above (negative) or below. */
function sidesOf(bonds: readonly Bond[], placeOf: (n: number) => number): Map<number, number> {
  const sides = new Map<number, number>();
  for (const { from, to } of bonds) {
    const down = Math.sign(placeOf(from) - placeOf(to));
    sides.set(to, (sides.get(to) ?? 0) + down);
    sides.set(from, (sides.get(from) ?? 0) - down);
  }
  return sides;
}

function addLane(
  figure: Figure, region: number, rows: Map<number, number>, cells: Map<number, number>,
): void {
  const top = figure.lanes.length ? figure.lanes[figure.lanes.length - 1].bottom + BETWEEN : 0;
  const count = Math.max(...rows.values()) + 1;
  const bottom = top + HEADING + count * PITCH;
  const lane = figure.lanes.push({ region, top, bottom, rows: count, spans: [], cells }) - 1;
  for (const [n, row] of rows) {
    const y = rowTop(figure.lanes[lane], row) + PITCH / 2;
    figure.seats.set(n, { n, x: 0, y, width: 0, column: 0, row, lane, hangsOn: null });
  }
  figure.height = figure.lanes[lane].bottom;
}

function seat(figure: Figure, boxes: readonly Box[], columns: Columns): void {
  for (const { n, width } of boxes) {
    const hangsOn = columns.hangsOn.get(n) ?? null;
    Object.assign(figure.seats.get(n) as Seat, { width, hangsOn, column: columns.of.get(n) });
  }
  const indent = (n: number): number => {
    const family = columns.hangsOn.get(n);
    return family === undefined ? 0 : indent(family) + INDENT;
  };
  for (const each of figure.seats.values()) each.x = indent(each.n);
}

/** How wide each lane is at each time: from the first to the last row with a box or branch of known years. */
function spread(
  figure: Figure, parentOf: ReadonlyMap<number, number>, { bands }: Columns, count: number,
): void {
  const dated = bands.find((band) => band.year !== null)?.first ?? count;
  for (const lane of figure.lanes) lane.spans = Array.from({ length: count }, () => null);
  for (const { n, lane, row, column } of figure.seats.values()) {
    const { spans } = figure.lanes[lane];
    const parent = figure.seats.get(parentOf.get(n) ?? n) as Seat;
    const from = parent.column < dated ? column : Math.min(column, parent.column + 1);
    for (let at = Math.max(dated, from); at <= column; at++) {
      const span = spans[at];
      spans[at] = span ? [Math.min(span[0], row), Math.max(span[1], row)] : [row, row];
    }
  }
}

const NARROWEST = 18;

/** Columns are as wide as their widest box, gutters as wide as the lines in them ask for. */
function measureColumns(figure: Figure, { bands }: Columns, count: number, tracks: readonly number[]): void {
  const widths = Array.from({ length: count }, () => NARROWEST);
  for (const { column, x, width } of figure.seats.values()) {
    widths[column] = Math.max(widths[column], x + width);
  }
  const gutters = tracks.map((number) => GUTTER + TRACK * number);
  let left = gutters[0];
  for (let column = 0; column < count; column++) {
    figure.columns.push({ left, right: left + widths[column] });
    left += widths[column] + gutters[column + 1];
  }
  figure.width = left;
  for (const each of figure.seats.values()) each.x += figure.columns[each.column].left;
  figure.bands = bands.map((band) => ({
    ...band,
    left: figure.columns[band.first].left - gutters[band.first] / 2,
    right: figure.columns[band.last].right + gutters[band.last + 1] / 2,
  }));
}
