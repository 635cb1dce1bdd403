// What a picture is drawn with. Everything is given in pixels of the picture, and in batches of
// one style, as flat lists of numbers: that is what makes a canvas fast.

export interface Paint {
  colour: string;
  alpha: number;
}

export interface Stroke extends Paint {
  /** 0 for as thin as can be seen. */
  width: number;
  dash: readonly number[];
}

export interface Lettering extends Paint {
  size: number;
  weight: number;
  /** What surrounds the letters, so that they stand out from lines; empty for nothing. */
  halo: string;
  anchor: "start" | "middle" | "end";
}

export interface Pen {
  /** Filled outlines, each `x, y, x, y …`. */
  areas(outlines: readonly ArrayLike<number>[], paint: Paint): void;
  /** Lines, six numbers each: start, the point that it bends to, end. */
  lines(lines: readonly number[], stroke: Stroke): void;
  /** Arrow heads, four numbers each: the tip and the direction, of length one. */
  heads(heads: readonly number[], size: number, paint: Paint): void;
  /** Shapes of nodes, three numbers each: middle and radius. `edge` is the colour around them. */
  shapes(shape: string, spots: readonly number[], paint: Paint, edge: string): void;
  /** Circles, three numbers each. */
  rings(spots: readonly number[], stroke: Stroke): void;
  /** One line of text, its middle at `y`. */
  text(line: string, x: number, y: number, lettering: Lettering): void;
}

/** Numbers of one item of a batch. */
export const LINE = 6;
export const HEAD = 4;
export const SPOT = 3;
