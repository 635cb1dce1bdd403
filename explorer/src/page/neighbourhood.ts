// Who is near whom, over links that hold.

import { linksOf } from "./data";

/** The nodes next to a node. */
export function beside(n: number): number[] {
  const found = new Set<number>();
  for (const link of linksOf[n]) if (!link.s) found.add(link.from === n ? link.to : link.from);
  found.delete(n);
  return [...found];
}

/** A node and all within so many steps of it. */
export function neighbourhood(n: number, hops: number): Set<number> {
  const found = new Set([n]);
  let rim = [n];
  for (let step = 0; step < hops; step++) {
    rim = rim.flatMap(beside).filter((other) => !found.has(other));
    for (const other of rim) found.add(other);
  }
  return found;
}

/** The nodes along a shortest way between two nodes, both included; nothing if there is none. */
export function wayBetween(start: number, end: number): number[] | null {
  const before = new Map<number, number>([[start, start]]);
  let rim = [start];
  while (rim.length && !before.has(end)) {
    const next: number[] = [];
    for (const n of rim) {
      for (const other of beside(n)) {
        if (before.has(other)) continue;
        before.set(other, n);
        next.push(other);
      }
    }
    rim = next;
  }
  if (!before.has(end)) return null;
  const way = [end];
  while (way[0] !== start) way.unshift(before.get(way[0]) as number);
  return way;
}
