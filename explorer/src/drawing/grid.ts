// A grid over the world, to find what is near a point without asking every node.

import { boxAround } from "./camera";
import type { Spots } from "./scene";

export class Grid {
  readonly #cells = new Map<number, number[]>();
  readonly #side: number;
  readonly #largest: number;

  constructor(private readonly spots: Spots, nodes: readonly number[]) {
    const box = boxAround(nodes, spots);
    const area = box ? (box.right - box.left) * (box.bottom - box.top) : 1;
    this.#side = Math.max(16, 2 * Math.sqrt(area / Math.max(1, nodes.length)));
    this.#largest = nodes.reduce((most, n) => Math.max(most, spots.size[n]), 0);
    for (const n of nodes) {
      const key = this.#key(this.#cell(spots.x[n]), this.#cell(spots.y[n]));
      const cell = this.#cells.get(key);
      if (cell) cell.push(n);
      else this.#cells.set(key, [n]);
    }
  }

  #cell(value: number): number {
    return Math.floor(value / this.#side);
  }

  #key(column: number, row: number): number {
    return column * 1_000_003 + row;
  }

  /** The nodes in cells that touch a box. */
  #touched(left: number, top: number, right: number, bottom: number): number[] {
    const found: number[] = [];
    for (let column = this.#cell(left); column <= this.#cell(right); column++) {
      for (let row = this.#cell(top); row <= this.#cell(bottom); row++) {
        found.push(...(this.#cells.get(this.#key(column, row)) ?? []));
      }
    }
    return found;
  }

  /** The node whose border is nearest to a point and within reach; sizes are taken `larger` times. */
  nearest(x: number, y: number, reach: number, larger: number): number | null {
    const most = reach + this.#largest * larger;
    let [best, least]: [number | null, number] = [null, reach];
    for (const n of this.#touched(x - most, y - most, x + most, y + most)) {
      const away = Math.hypot(this.spots.x[n] - x, this.spots.y[n] - y) - this.spots.size[n] * larger;
      if (away <= least) [best, least] = [n, away];
    }
    return best;
  }

  /** The nodes whose middles lie in a box. */
  within(left: number, top: number, right: number, bottom: number): number[] {
    const { x, y } = this.spots;
    return this.#touched(left, top, right, bottom)
      .filter((n) => x[n] >= left && x[n] <= right && y[n] >= top && y[n] <= bottom);
  }
}
