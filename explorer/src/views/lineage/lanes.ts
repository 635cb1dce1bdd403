// The order of the lanes: regions that have much to do with each other stand close together.

import type { Bond } from "./figure";

/**
 * Lanes from top to bottom. Each is moved to where the bonds between lanes are shortest, until nothing gets
 * better, and the first that is given stands in the upper half. Lanes without such bonds come last.
 */
export function orderOfLanes(
  lanes: readonly number[], bonds: readonly Bond[], laneOf: (n: number) => number,
): number[] {
  const between = new Map<string, { lanes: [number, number]; bonds: number }>();
  for (const bond of bonds) {
    const pair = [laneOf(bond.from), laneOf(bond.to)].sort((a, b) => a - b) as [number, number];
    if (pair[0] === pair[1]) continue;
    const known = between.get(String(pair));
    if (known) known.bonds += 1;
    else between.set(String(pair), { lanes: pair, bonds: 1 });
  }
  const cost = (order: readonly number[]): number => [...between.values()].reduce((sum, each) =>
    sum + each.bonds * Math.abs(order.indexOf(each.lanes[0]) - order.indexOf(each.lanes[1])), 0);
  const isBound = new Set([...between.values()].flatMap((each) => each.lanes));
  const bound = lanes.filter((lane) => isBound.has(lane));
  let best = { order: bound, cost: cost(bound) };
  for (let before = Infinity; best.cost < before;) {
    before = best.cost;
    for (const order of bound.flatMap((lane) => movesOf(lane, best.order))) {
      const found = cost(order);
      if (found < best.cost) best = { order, cost: found };
    }
  }
  const isUp = best.order.indexOf(bound[0]) * 2 < bound.length;
  return [...(isUp ? best.order : best.order.toReversed()), ...lanes.filter((lane) => !isBound.has(lane))];
}

/** The orders that come from moving one lane to another place. */
function movesOf(lane: number, order: readonly number[]): number[][] {
  const rest = order.filter((other) => other !== lane);
  return order.map((_, place) => rest.toSpliced(place, 0, lane));
}
