// What of a picture is taken already: a coarse grid of cells, each more or less firmly taken.

import type { Box } from "./camera";

const CELL = 4;

/** A name may cover a small node if it must; nothing covers a name. */
export const NODE = 1;
export const NAME = 2;

export class Occupancy {
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: Uint8Array;

  constructor(private readonly width: number, private readonly height: number) {
    this.#columns = Math.ceil(width / CELL) + 1;
    this.#rows = Math.ceil(height / CELL) + 1;
    this.#cells = new Uint8Array(this.#columns * this.#rows);
  }

  /** The cells of a box, cut to the picture: first and last column, first and last row. */
  #range({ left, top, right, bottom }: Box): [number, number, number, number] {
    return [
      Math.max(0, Math.floor(left / CELL)), Math.min(this.#columns - 1, Math.floor(right / CELL)),
      Math.max(0, Math.floor(top / CELL)), Math.min(this.#rows - 1, Math.floor(bottom / CELL)),
    ];
  }

  /** Whether a box lies in the picture and covers nothing firmer than it may. */
  isFree(box: Box, may = 0): boolean {
    if (box.left < 0 || box.top < 0 || box.right > this.width || box.bottom > this.height) return false;
    const [x0, x1, y0, y1] = this.#range(box);
    for (let y = y0; y <= y1; y++) {
      for (let at = y * this.#columns + x0; at <= y * this.#columns + x1; at++) {
        if (this.#cells[at] > may) return false;
      }
    }
    return true;
  }

  take(box: Box, firm: number): void {
    const [x0, x1, y0, y1] = this.#range(box);
    for (let y = y0; y <= y1; y++) {
      for (let at = y * this.#columns + x0; at <= y * this.#columns + x1; at++) {
        if (this.#cells[at] < firm) this.#cells[at] = firm;
      }
    }
  }
}
