// Bows: links beside the first between the same two nodes bend away, so that each stays visible.

import type { Link } from "../page/data";

const STEP = 0.14;
/** More nodes than any page holds. */
const MOST_NODES = 2 ** 24;

/** How much each link bows, as a part of its length, to the right of the way from its start. */
export function bowsOf(links: readonly Link[]): Float32Array {
  const met = new Map<number, number>();
  return Float32Array.from(links, ({ from, to }) => {
    const ends = Math.min(from, to) * MOST_NODES + Math.max(from, to);
    const before = met.get(ends) ?? 0;
    met.set(ends, before + 1);
    const side = (before % 2 === 1) === from < to ? 1 : -1;
    return before ? side * STEP * Math.ceil(before / 2) : 0;
  });
}
