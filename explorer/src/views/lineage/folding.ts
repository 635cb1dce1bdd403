// Folding: variants stand inside the box of their family until the reader unfolds it.

import type { Bond, Tie } from "./figure";

/** The family of each variant: the first that is named. A ring of families is cut where it closes. */
export function familiesOf(ties: readonly Tie[]): Map<number, number> {
  const families = new Map<number, number>();
  for (const { from, to, role } of ties) {
    if (role !== "version" || families.has(from)) continue;
    let above: number | undefined = to;
    while (above !== undefined && above !== from) above = families.get(above);
    if (above === undefined) families.set(from, to);
  }
  return families;
}

/** A variant's families, the nearest first. */
export function familiesAbove(n: number, families: ReadonlyMap<number, number>): number[] {
  const above: number[] = [];
  for (let family = families.get(n); family !== undefined; family = families.get(family)) above.push(family);
  return above;
}

export interface Folding {
  /** The box that an entity stands in. */
  boxOf: Map<number, number>;
  /** The entities that a box holds, its own first. */
  held: Map<number, number[]>;
}

export function fold(
  members: readonly number[], families: ReadonlyMap<number, number>, unfolded: ReadonlySet<number>,
): Folding {
  const boxOf = new Map<number, number>();
  for (const member of members) {
    const way = [member];
    while (!boxOf.has(way[0]) && families.has(way[0])) way.unshift(families.get(way[0]) as number);
    for (const n of way) {
      const family = families.get(n);
      const isFolded = family !== undefined && !(boxOf.get(family) === family && unfolded.has(family));
      if (!boxOf.has(n)) boxOf.set(n, isFolded ? (boxOf.get(family) as number) : n);
    }
  }
  const held = new Map(members.filter((n) => boxOf.get(n) === n).map((n) => [n, [n]]));
  for (const n of members) if (boxOf.get(n) !== n) held.get(boxOf.get(n) as number)?.push(n);
  return { boxOf, held };
}

/** Ties as they hold between boxes; those inside a box vanish, those that coincide become one. */
export function bondsOf(ties: readonly Tie[], boxOf: ReadonlyMap<number, number>): Bond[] {
  const bonds = new Map<string, Bond>();
  for (const tie of ties) {
    const from = boxOf.get(tie.from);
    const to = boxOf.get(tie.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to} ${tie.r}`;
    const bond = bonds.get(key);
    if (bond) bond.ties.push(tie);
    else bonds.set(key, { ...tie, from, to, ties: [tie] });
  }
  return withoutRepetition([...bonds.values()]);
}

/** That a variant belongs to its family goes without saying where it is also made from it. */
function withoutRepetition(bonds: Bond[]): Bond[] {
  const pair = ({ from, to }: Bond): string => `${from} ${to}`;
  const made = new Set(bonds.filter((bond) => bond.role === "lineage").map(pair));
  return bonds.filter((bond) => bond.role !== "version" || !made.has(pair(bond)));
}
