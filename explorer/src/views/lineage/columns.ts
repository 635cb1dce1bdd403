// Time: the column of each box. Columns belong to years, and ancestors stand before descendants.

import type { Band, Bond, Box } from "./figure";
import { groupBy } from "./groups";

/** So many boxes of a branch stand above each other before their year becomes wider. */
const MANY = 9;
/** Unknown years come first and lead far: they are one column as long as that is any use. */
const MANY_UNKNOWN = 24;
const MOST_PARTS = 4;
/** Up to so many years without boxes have a place each on the axis; longer gaps are drawn as one. */
const SHORT_GAP = 3;

export interface Columns {
  /** Places among all columns, by box. */
  of: Map<number, number>;
  bands: Band[];
  /** The family under which a box hangs: both belong to the same time, and nothing else tells their order. */
  hangsOn: Map<number, number>;
}

/** The boxes of one year, while their columns are found. */
class Year {
  readonly columnOf = new Map<number, number>();
  private readonly loads = new Map<string, number>();
  private readonly open = new Set<number>();
  private readonly parts: number;

  constructor(
    private readonly boxes: Map<number, Box>,
    private readonly ancestors: ReadonlyMap<number, number[]>,
    private readonly descendants: ReadonlySet<number>,
    private readonly hangsOn: ReadonlyMap<number, number>,
    many: number,
  ) {
    const standing = [...boxes.values()].filter((box) => !hangsOn.has(box.n));
    const crowds = [...groupBy(standing, (box) => box.region).values()].map((crowd) => crowd.length);
    this.parts = Math.min(MOST_PARTS, Math.max(1, Math.ceil(Math.max(0, ...crowds) / many)));
    const byMonth = standing.sort((a, b) => (a.part ?? 2) - (b.part ?? 2) || a.n - b.n);
    for (const box of byMonth) this.place(box);
    for (const n of hangsOn.keys()) {
      if (boxes.has(n)) this.columnOf.set(n, this.columnOf.get(this.stem(n)) ?? 0);
    }
  }

  /** The box at the top of those that hang. */
  private stem(n: number): number {
    let stem = n;
    while (this.hangsOn.has(stem)) stem = this.hangsOn.get(stem) as number;
    return stem;
  }

  /** Ancestors come first; a ring of ancestors is cut where it closes. */
  private place(box: Box): number {
    const known = this.columnOf.get(box.n);
    if (known !== undefined) return known;
    if (this.open.has(box.n)) return -1;
    this.open.add(box.n);
    const before = (this.ancestors.get(box.n) ?? [])
      .flatMap((n) => this.boxes.get(this.stem(n)) ?? [])
      .map((ancestor) => this.place(ancestor) + 1);
    const column = this.choose(box, Math.max(0, ...before));
    this.columnOf.set(box.n, column);
    const key = `${box.region} ${column}`;
    this.loads.set(key, (this.loads.get(key) ?? 0) + 1);
    return column;
  }

  /** A known month decides; without one, ancestors stand early and others where there is room. */
  private choose(box: Box, earliest: number): number {
    if (box.part !== null) return Math.max(earliest, Math.floor(box.part * this.parts));
    if (this.descendants.has(box.n)) return earliest;
    const load = (column: number): number => this.loads.get(`${box.region} ${column}`) ?? 0;
    let best = earliest;
    for (let column = earliest + 1; column < this.parts; column++) {
      if (load(column) < load(best)) best = column;
    }
    return best;
  }

  get length(): number {
    return Math.max(this.parts, ...[...this.columnOf.values()].map((column) => column + 1));
  }
}

export function columnsOf(boxes: readonly Box[], bonds: readonly Bond[]): Columns {
  const byNumber = new Map(boxes.map((box) => [box.n, box]));
  const times = new Map(boxes.map((box) => [box.n, timeOf(box, byNumber)]));
  const within = bonds.filter((bond) =>
    bond.role !== "version" && times.get(bond.from) === times.get(bond.to));
  const ancestors = new Map(
    [...groupBy(within, (bond) => bond.from)].map(([n, own]) => [n, own.map((bond) => bond.to)]),
  );
  const descendants = new Set(within.map((bond) => bond.to));
  const hangsOn = new Map<number, number>();
  for (const { n, family } of boxes) {
    if (family !== null && times.get(n) === times.get(family) && !ancestors.has(n)) hangsOn.set(n, family);
  }
  const years = new Map([...groupBy(boxes, (box) => times.get(box.n) ?? null)].map(([year, of]) => {
    const many = year === null ? MANY_UNKNOWN : MANY;
    return [year, new Year(new Map(of.map((box) => [box.n, box])), ancestors, descendants, hangsOn, many)];
  }));
  return { ...inOrder(years), hangsOn };
}

/** A variant without a year stands beside its family. */
function timeOf(box: Box, boxes: ReadonlyMap<number, Box>): number | null {
  let above: Box | undefined = box;
  while (above && above.year === null) above = above.family === null ? undefined : boxes.get(above.family);
  return above?.year ?? null;
}

/** Bands side by side: unknown years, then the years in order, and the gaps between them. */
function inOrder(years: ReadonlyMap<number | null, Year>): Pick<Columns, "of" | "bands"> {
  const of = new Map<number, number>();
  const bands: Band[] = [];
  let next = 0;
  const add = (year: number | null, length: number, until: number | null = null): void => {
    bands.push({ year, until, first: next, last: next + length - 1 });
    next += length;
  };
  let before: number | null = null;
  for (const year of [...years.keys()].sort((a, b) => (a ?? -Infinity) - (b ?? -Infinity))) {
    if (year !== null && before !== null) addGap(before + 1, year - 1, add);
    const { columnOf, length } = years.get(year) as Year;
    for (const [n, column] of columnOf) of.set(n, next + column);
    add(year, length);
    before = year;
  }
  return { of, bands };
}

function addGap(from: number, to: number, add: (year: number, length: number, until?: number) => void): void {
  if (to - from + 1 > SHORT_GAP) add(from, 1, to);
  else for (let year = from; year <= to; year++) add(year, 1);
}
