// The keyboard's way from box to box: one of them is in the tab order, arrow keys lead to its neighbours.

import type { Figure, Seat } from "./figure";

const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/** The box that a key leads to from another: the nearest in that direction, or the first or last. */
export function neighbour(figure: Figure, order: readonly Seat[], n: number, key: string): number | null {
  if (key === "Home" || key === "End") return order.at(key === "Home" ? 0 : -1)?.n ?? null;
  const way = WAYS[key];
  const from = figure.seats.get(n);
  if (!way || !from) return null;
  let best: { n: number; distance: number } | null = null;
  for (const to of order) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = dx * way[0] + dy * way[1];
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    if (along <= 0 || (way[0] !== 0 && to.column === from.column)) continue;
    const distance = along + aside * (way[0] ? 4 : 2);
    if (!best || distance < best.distance) best = { n: to.n, distance };
  }
  return best?.n ?? null;
}
