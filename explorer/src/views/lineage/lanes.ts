// The order of the lanes: regions that have much to do with each other stand close together.

import type { Bond } from "./figure";

/** Up to so many lanes all orders are tried: 5,040 of them. */
const ALL_ORDERS = 7;

/** Lanes from top to bottom; the order in which they are given stands where nothing speaks against it. */
export function orderOfLanes(
  lanes: readonly number[], bonds: readonly Bond[], laneOf: (n: number) => number,
): number[] {
  const weights = lanes.map(() => lanes.map(() => 0));
  for (const bond of bonds) {
    const [a, b] = [lanes.indexOf(laneOf(bond.from)), lanes.indexOf(laneOf(bond.to))];
    if (a !== b) weights[Math.min(a, b)][Math.max(a, b)] += 1;
  }
  if (lanes.length > ALL_ORDERS) return [...lanes];
  let best: { order: number[]; cost: number } | null = null;
  for (const order of ordersOf(lanes.length)) {
    const cost = costOf(order, weights);
    if (!best || cost < best.cost) best = { order, cost };
  }
  return (best?.order ?? []).map((lane) => lanes[lane]);
}

/** How far all the bonds between lanes reach. */
function costOf(order: readonly number[], weights: readonly number[][]): number {
  const placeOf = order.map((_, lane) => order.indexOf(lane));
  let cost = 0;
  weights.forEach((row, a) => row.forEach((weight, b) => {
    cost += weight * Math.abs(placeOf[a] - placeOf[b]);
  }));
  return cost;
}

/** All orders of so many things, in the order of a dictionary. */
function* ordersOf(count: number, head: number[] = []): Generator<number[]> {
  if (head.length === count) yield head;
  for (let next = 0; next < count; next++) if (!head.includes(next)) yield* ordersOf(count, [...head, next]);
}
