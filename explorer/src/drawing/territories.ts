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
const MOST_CELLS = 180;
/** What reaches a place at least, from the border inwards. */
const STEPS = [0.55, 1.1, 2.4];

interface Field {
  left: number;
  top: number;
  side: number;
  columns: number;
  rows: number;
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
  const heights = Array.from({ length: groups }, () => new Float32Array(field.columns * field.rows));
  for (const n of members) spread(heights[of[n]], field, spots.x[n], spots.y[n]);
  const strongest = strongestOthers(heights);
  return heights.map((own, group) => STEPS.map((step) => {
    const margin = own.map((height, k) => Math.min(height - step, height - strongest[group][k]));
    return contours(margin, field.columns, field.rows).map((line) =>
      line.map((value, k) => value * side + (k % 2 ? top : left)));
  }));
}

/** Add what a node gives to the ground around it: a bell. */
function spread(heights: Float32Array, field: Field, x: number, y: number): void {
  const { left, top, side, columns, rows } = field;
  const reach = Math.max(REACH, 2 * side);
  const [column, row, cells] = [(x - left) / side, (y - top) / side, Math.ceil((2.6 * reach) / side)];
  for (let r = Math.max(0, Math.floor(row) - cells); r <= Math.min(rows - 1, row + cells); r++) {
    for (let c = Math.max(0, Math.floor(column) - cells); c <= Math.min(columns - 1, column + cells); c++) {
      const square = ((c - column) ** 2 + (r - row) ** 2) * (side / reach) ** 2;
      heights[r * columns + c] += Math.exp(-square);
    }
  }
}

/** For each group, the most that any other group gives to each place. */
function strongestOthers(heights: readonly Float32Array[]): Float32Array[] {
  const others = heights.map((own) => new Float32Array(own.length));
  const count = heights[0]?.length ?? 0;
  for (let k = 0; k < count; k++) {
    let [first, second, best] = [0, 0, -1];
    heights.forEach((own, group) => {
      if (own[k] > first) [first, second, best] = [own[k], first, group];
      else if (own[k] > second) second = own[k];
    });
    others.forEach((other, group) => (other[k] = group === best ? second : first));
  }
  return others;
}
