// Routing: which way each line takes, so that none runs through a box.
//
// Lines run down the gutters between columns, and along rows that are free or along the gaps
// between rows. Lines of the same relation that leave the same box share their way as far as it goes.

import { type Bond, type Figure, type Lane, rowTop, type Seat } from "./figure";
import { groupBy } from "./groups";
import { cellOf } from "./rows";

/** A stretch of a line down a gutter, which lines of the same `key` share. */
export interface Fall {
  gutter: number;
  key: string;
  track: number;
}

/** The way of a line from the ancestor `a` to the descendant `b`. */
export interface Course {
  bond: Bond;
  a: Seat;
  b: Seat;
  start: number;
  run: number;
  end: number;
  falls: Fall[];
}

export interface Plan {
  courses: Course[];
  /** How many lines run beside each other, by gutter, from the one before the first column. */
  tracks: number[];
}

/** Where a line runs along: the row of an end, or a gap between rows. */
type Along = "a" | "b" | number;

const GAP_OFFSETS = [0, 2, -2];
const NEAR = 5;

/** Branches of the trees have their ways already, along the row of the descendant; the others find theirs. */
export function planRoutes(
  { seats, lanes }: Figure, bonds: readonly Bond[], parentOf: ReadonlyMap<number, number>,
): Plan {
  const ways = new Ways(lanes);
  const courses = bonds.flatMap((bond): Course[] => {
    const [a, b] = [seats.get(bond.to) as Seat, seats.get(bond.from) as Seat];
    // A variant that hangs under its family has a bracket instead of a line.
    if (bond.role === "version" && b.hangsOn === a.n) return [];
    return [{ bond, a, b, start: a.y, run: b.y, end: b.y, falls: [] }];
  });
  const along = new Map<Course, Along>();
  for (const course of courses) {
    along.set(course, parentOf.get(course.b.n) === course.a.n ? "b" : ways.find(course));
  }
  spreadStarts(courses, along);
  spreadEnds(courses, along);
  for (const course of courses) setOut(course, along.get(course) as Along);
  return { courses, tracks: sideBySide(courses, lanes[0]?.spans.length ?? 0) };
}

/** Finds ways across the columns between two boxes. */
class Ways {
  private readonly gaps = new Map<string, { from: number; to: number; key: string; offset: number }[]>();
  private readonly columns: number;

  constructor(private readonly lanes: readonly Lane[]) {
    this.columns = lanes[0]?.spans.length ?? 0;
  }

  find({ bond, a, b }: Course): Along {
    if (b.column === a.column + 1) return "b";
    if (b.column > a.column) {
      const owner = -1 - (bond.to * 1000 + bond.r);
      if (this.take(a, a.column, b.column, owner)) return "a";
      if (this.take(b, a.column, b.column, owner)) return "b";
    }
    const lane = this.lanes[b.lane];
    const gap = a.y <= b.y ? b.row : b.row + 1;
    return rowTop(lane, gap) + this.offset(b.lane, gap, bond, [a.column, b.column]);
  }

  /** Take the row of a box between two columns, if it is free or taken by lines from the same box. */
  private take(seat: Seat, after: number, before: number, owner: number): boolean {
    const lane = this.lanes[seat.lane];
    const cells: number[] = [];
    for (let at = 2 * after + 1; at < 2 * before; at++) cells.push(cellOf(seat.row, at, this.columns));
    if (cells.some((cell) => lane.cells.has(cell) && lane.cells.get(cell) !== owner)) return false;
    for (const cell of cells) lane.cells.set(cell, owner);
    return true;
  }

  /** Lines in the same gap run beside each other. */
  private offset(lane: number, gap: number, { to, r }: Bond, columns: [number, number]): number {
    const key = `${lane} ${gap}`;
    const others = this.gaps.get(key) ?? [];
    const own = { from: Math.min(...columns), to: Math.max(...columns), key: `${to} ${r}`, offset: 0 };
    const near = others.filter((other) => other.from <= own.to && own.from <= other.to);
    const same = near.find((other) => other.key === own.key);
    const isFree = (offset: number): boolean => !near.some((other) => other.offset === offset);
    own.offset = same?.offset ?? GAP_OFFSETS.find(isFree) ?? 0;
    this.gaps.set(key, [...others, own]);
    return own.offset;
  }
}

/** The height at which a line runs along a gap between rows, or else that of one of its ends. */
const levelOf = (course: Course, along: ReadonlyMap<Course, Along>, otherwise: number): number => {
  const way = along.get(course);
  return typeof way === "number" ? way : otherwise;
};

/** Lines of different relations leave a box at different heights. */
function spreadStarts(courses: readonly Course[], along: ReadonlyMap<Course, Along>): void {
  for (const leaving of groupBy(courses, (course) => course.bond.to).values()) {
    const bundles = [...groupBy(leaving, (course) => course.bond.r).values()];
    const target = (bundle: Course[]): number =>
      bundle.reduce((sum, course) => sum + levelOf(course, along, course.b.y), 0) / bundle.length;
    bundles.sort((one, other) => target(one) - target(other) || one[0].bond.r - other[0].bond.r);
    bundles.forEach((bundle, place) => {
      for (const course of bundle) course.start += offsetOf(place, bundles.length);
    });
  }
}

/** Lines reach a box at different heights, in the order in which they come from above and below. */
function spreadEnds(courses: readonly Course[], along: ReadonlyMap<Course, Along>): void {
  for (const reaching of groupBy(courses, (course) => course.bond.from).values()) {
    const from = (course: Course): number => levelOf(course, along, course.a.y);
    reaching.sort((one, other) => from(one) - from(other) || one.bond.to - other.bond.to);
    reaching.forEach((course, place) => {
      const isStraight = course.a.y === course.b.y && typeof along.get(course) === "string";
      course.end = isStraight ? course.start : course.end + offsetOf(place, reaching.length);
    });
  }
}

const offsetOf = (place: number, of: number): number =>
  of < 2 ? 0 : (place - (of - 1) / 2) * Math.min(6, 14 / (of - 1));

function setOut(course: Course, along: Along): void {
  const { bond, a, b } = course;
  const leaving = `${bond.to} ${bond.r}`;
  const arriving = { gutter: b.column - 1, key: `${leaving} to ${bond.from}`, track: 0 };
  if (along === "b") {
    course.run = course.end;
    course.falls = [{ gutter: a.column, key: leaving, track: 0 }];
  } else if (along === "a") {
    course.run = course.start;
    course.falls = [{ ...arriving, key: leaving }];
  } else {
    course.run = along;
    course.falls = [{ gutter: a.column, key: leaving, track: 0 }, arriving];
  }
}

/** The heights between which a line falls, in each of its gutters. */
export const heightsOf = ({ falls, start, run, end }: Course, place: number): [number, number] =>
  falls.length === 1 ? [start, end] : place === 0 ? [start, run] : [run, end];

interface Stretch {
  top: number;
  bottom: number;
  falls: Fall[];
}

/** Give every stretch a track in its gutter, the longest nearest to where lines come from. */
function sideBySide(courses: readonly Course[], columns: number): number[] {
  const falling = courses.flatMap((course) =>
    course.falls.map((fall, place) => ({ fall, heights: heightsOf(course, place) })));
  const tracks = Array.from({ length: columns + 1 }, () => 0);
  for (const [gutter, here] of groupBy(falling, ({ fall }) => fall.gutter)) {
    const stretches = [...groupBy(here, ({ fall }) => fall.key).values()].map((shared): Stretch => ({
      top: Math.min(...shared.flatMap(({ heights }) => heights)),
      bottom: Math.max(...shared.flatMap(({ heights }) => heights)),
      falls: shared.map(({ fall }) => fall),
    }));
    tracks[gutter + 1] = giveTracks(stretches.filter(({ top, bottom }) => bottom > top));
  }
  return tracks;
}

function giveTracks(stretches: Stretch[]): number {
  const tracks: Stretch[][] = [];
  stretches.sort((one, other) => other.bottom - other.top - (one.bottom - one.top) || one.top - other.top);
  for (const stretch of stretches) {
    const isFree = (track: Stretch[]): boolean =>
      track.every((other) => other.bottom + NEAR < stretch.top || stretch.bottom + NEAR < other.top);
    let place = tracks.findIndex(isFree);
    if (place < 0) place = tracks.push([]) - 1;
    tracks[place].push(stretch);
    for (const fall of stretch.falls) fall.track = place;
  }
  return tracks.length;
}
