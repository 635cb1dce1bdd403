// Rows and columns: which of them stand in a matrix, and in which order its structure shows.

import { cards, facets, regions, page, yearOf } from "../../page/data";
import { isVisible, state } from "../../page/state";
import { byName } from "../../words/language";
import type { Mark, Marks } from "./marks";

export interface Group {
  /** A place in `regions`, or -1. */
  region: number;
  rows: number[];
}

export interface Order {
  groups: Group[];
  columns: number[];
  /** How many there would be without limits. */
  allRows: number;
  allColumns: number;
}

export interface Limits {
  rows: number;
  columns: number;
}

const tells = (of: (n: number) => boolean): ReadonlySet<number> =>
  new Set(cards.flatMap((card, n) => (of(n) ? [card.k] : [])));
const kindsWithYears = tells((n) => yearOf(n) !== null);
const kindsOfFacet = new Map(facets.map((facet) => [facet.key, tells((n) => facet.of[n].length > 0)]));
const isOfKind = (n: number, k: number): boolean => cards[n].k === k;

/**
 * Whether an entity passes every choice that says anything of its kind. A choice of sections, say, narrows
 * models; tasks stand in no section, and dropping all of them would leave no matrix.
 */
function isLetIn(n: number): boolean {
  if (isVisible(n)) return true;
  const { k } = cards[n];
  if (state.kindsOff.has(k)) return false;
  if (state.found && !state.found.has(n) && [...state.found].some((each) => isOfKind(each, k))) return false;
  if (state.years && kindsWithYears.has(k)) {
    const year = yearOf(n);
    if (year === null || year < state.years[0] || year > state.years[1]) return false;
  }
  return facets.every((facet) => {
    const chosen = state.filters.get(facet.key);
    const concerns = chosen?.size && kindsOfFacet.get(facet.key)?.has(k);
    return !concerns || facet.of[n].some((value) => chosen.has(value));
  });
}

type Counts = Map<number, number>;

/** How many times each entity is there. */
function counted(nodes: number[]): Counts {
  const counts: Counts = new Map();
  for (const n of nodes) counts.set(n, (counts.get(n) ?? 0) + 1);
  return counts;
}

const byCount = (counts: Counts) => (a: number, b: number): number =>
  (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || byName(a, b);

/** Rows by their region, the fullest region first. */
function grouped(rows: number[], counts: Counts): Group[] {
  const groups = new Map<number, number[]>();
  for (const n of rows) {
    const region = regions.length > 1 ? page.nodes.region[n] : -1;
    groups.set(region, [...(groups.get(region) ?? []), n]);
  }
  const weight = (group: Group): number => group.rows.reduce((sum, n) => sum + (counts.get(n) ?? 0), 0);
  return [...groups].map(([region, members]) => ({ region, rows: members }))
    .sort((a, b) => weight(b) - weight(a) || a.region - b.region);
}

/** The marks that are wanted, of entities that are let in. */
function wantedOf(marks: Marks, isWanted: (mark: Mark) => boolean): Mark[] {
  const known = new Map<number, boolean>();
  const isIn = (n: number): boolean => {
    let is = known.get(n);
    if (is === undefined) known.set(n, (is = isLetIn(n)));
    return is;
  };
  const all = [...marks].flatMap(([row, ofRow]) => (isIn(row) ? [...ofRow.values()] : []));
  return all.filter((mark) => isIn(mark.column) && isWanted(mark));
}

/** The order of a matrix over the marks that are wanted; rows and columns without any are left out. */
export function orderOf(marks: Marks, isWanted: (mark: Mark) => boolean, limits: Limits): Order {
  const wanted = wantedOf(marks, isWanted);
  const perColumn = counted(wanted.map((mark) => mark.column));
  const columns = [...perColumn.keys()].sort(byCount(perColumn)).slice(0, limits.columns);
  const shown = new Set(columns);
  const perRow = counted(wanted.filter((mark) => shown.has(mark.column)).map((mark) => mark.row));
  const rows = [...perRow.keys()].sort(byCount(perRow)).slice(0, limits.rows);
  return {
    groups: grouped(rows, perRow), columns,
    allRows: new Set(wanted.map((mark) => mark.row)).size, allColumns: perColumn.size,
  };
}
