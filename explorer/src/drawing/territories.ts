// Territories: the ground around nodes that belong together, as outlines that never overlap.
//
// Each node spreads over the ground around it; a place belongs to the group that reaches it most,
// if any does enough. The outlines are the borders of those places, found on a grid.

import { boxAround } from "./camera";
import { contours } from "./contours";
import type { Spots } from "./scene";

/** How far a node reaches, and at most so many cells across. */
const REACH = 58;
const CELL = 16;
const MOST_CELLS = 105;
/** What reaches a place at least, from the border inwards. */
const STEPS = [0.55, 1.1, 2.4];

interface Field {
  left: number;
  top: number;
  side: number;
  columns: number;
  rows: number;
}

/** The ground of a group: what its nodes give to each place, and the window of places that they reach. */
interface Ground {
  heights: Float32Array;
  from: [number, number];
  to: [number, number];
}

/** Outlines of each group, one list for each step inwards; `of` is the group of each node, or -1. */
export function outlinesOf(spots: Spots, of: readonly number[], groups: number): Float64Array[][][] {
  const members = of.flatMap((group, n) => (group >= 0 ? [n] : []));
  const box = boxAround(members, spots);
  if (!box) return Array.from({ length: groups }, () => []);
  const [left, top] = [box.left - 3 * REACH, box.top - 3 * REACH];
  const [width, height] = [box.right + 3 * REACH - left, box.bottom + 3 * REACH - top];
  const side = Math.max(CELL, width / MOST_CELLS, height / MOST_CELLS);
  const field = { left, top, side, columns: Math.ceil(width / side) + 1, rows: Math.ceil(height / side) + 1 };
  const grounds = Array.from({ length: groups }, () => bare(field));
  for (const n of members) spread(grounds[of[n]], field, spots.x[n], spots.y[n]);
  const strongest = strongestOf(grounds, field);
  return grounds.map((ground, group) => STEPS.map((step) => outline(ground, group, strongest, field, step)));
}

const bare = ({ columns, rows }: Field): Ground =>
  ({ heights: new Float32Array(columns * rows), from: [columns, rows], to: [0, 0] });

/** Add what a node gives to the ground around it: a bell. */
function spread({ heights, from, to }: Ground, field: Field, x: number, y: number): void {
  const { left, top, side, columns, rows } = field;
  const reach = Math.max(REACH, 2 * side);
  const [column, row, cells] = [(x - left) / side, (y - top) / side, Math.ceil((2.6 * reach) / side)];
  const [c0, c1] = [Math.max(0, Math.floor(column) - cells), Math.min(columns - 1, Math.floor(column) + cells)];
  const [r0, r1] = [Math.max(0, Math.floor(row) - cells), Math.min(rows - 1, Math.floor(row) + cells)];
  from[0] = Math.min(from[0], c0);
  from[1] = Math.min(from[1], r0);
  to[0] = Math.max(to[0], c1);
  to[1] = Math.max(to[1], r1);
  // A bell is the product of two, one across and one along: far fewer exponentials.
  const bell = (away: number): number => Math.exp(-(((away * side) / reach) ** 2));
  const across = Float64Array.from({ length: c1 - c0 + 1 }, (_, k) => bell(c0 + k - column));
  for (let r = r0; r <= r1; r++) {
    const along = bell(r - row);
    for (let k = 0, at = r * columns + c0; k < across.length; k++, at++) heights[at] += along * across[k];
  }
}

/** The most that any group gives to each place, which group that is, and the most of any other. */
interface Strongest {
  first: Float32Array;
  group: Int16Array;
  second: Float32Array;
}

function strongestOf(grounds: readonly Ground[], { columns, rows }: Field): Strongest {
  const count = columns * rows;
  const [first, second] = [new Float32Array(count), new Float32Array(count)];
  const group = new Int16Array(count).fill(-1);
  grounds.forEach(({ heights, from, to }, own) => {
    for (let r = from[1]; r <= to[1]; r++) {
      for (let k = r * columns + from[0]; k <= r * columns + to[0]; k++) {
        const height = heights[k];
        if (height > first[k]) {
          second[k] = first[k];
          first[k] = height;
          group[k] = own;
        } else if (height > second[k]) second[k] = height;
      }
    }
  });
  return { first, group, second };
}

/** The lines around the places where a group gives enough, and more than any other; only its window is walked. */
function outline(
  { heights, from, to }: Ground, own: number, strongest: Strongest, field: Field, step: number,
): Float64Array[] {
  const [columns, rows] = [to[0] - from[0] + 1, to[1] - from[1] + 1];
  if (columns < 1 || rows < 1) return [];
  const margin = new Float32Array(columns * rows);
  for (let r = 0, k = 0; r < rows; r++) {
    for (let at = (from[1] + r) * field.columns + from[0], end = at + columns; at < end; at++, k++) {
      const other = strongest.group[at] === own ? strongest.second[at] : strongest.first[at];
      margin[k] = Math.min(heights[at] - step, heights[at] - other);
    }
  }
  const [x, y] = [field.left + from[0] * field.side, field.top + from[1] * field.side];
  return contours(margin, columns, rows).map((line) =>
    line.map((value, k) => value * field.side + (k % 2 ? y : x)));
}
