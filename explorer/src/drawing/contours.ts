// Contours: the closed lines along which a field of values crosses zero (marching squares).

/** For each case of a cell's four corners, the sides that lines join: 0 top, 1 right, 2 bottom, 3 left. */
const SIDES: readonly (readonly [number, number])[][] = [
  [], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], [[3, 2], [1, 0]], [[0, 2]], [[3, 2]],
  [[2, 3]], [[2, 0]], [[0, 3], [2, 1]], [[2, 1]], [[1, 3]], [[1, 0]], [[0, 3]], [],
];

/** Closed lines, each `x, y, x, y …` in cells; inside is above zero. The rim must lie below zero. */
export function contours(values: ArrayLike<number>, columns: number, rows: number): Float64Array[] {
  const next = new Map<number, number>();
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column;
      const corners = (values[at] > 0 ? 1 : 0) | (values[at + 1] > 0 ? 2 : 0)
        | (values[at + columns + 1] > 0 ? 4 : 0) | (values[at + columns] > 0 ? 8 : 0);
      if (corners === 0 || corners === 15) continue;
      for (const [start, end] of SIDES[corners]) next.set(edge(at, start, columns), edge(at, end, columns));
    }
  }
  return joined(next).map((edges) =>
    Float64Array.from(edges.flatMap((each) => crossing(each, values, columns))));
}

/** The edge on a side of a cell: twice the grid point at its start, and one more if it goes down. */
const edge = (at: number, side: number, columns: number): number =>
  side === 0 ? 2 * at : side === 1 ? 2 * (at + 1) + 1 : side === 2 ? 2 * (at + columns) : 2 * at + 1;

/** Follow edge after edge until each line is closed. */
function joined(next: Map<number, number>): number[][] {
  const lines: number[][] = [];
  while (next.size) {
    const line: number[] = [];
    let [at] = next.keys();
    while (next.has(at)) {
      line.push(at);
      const following = next.get(at) as number;
      next.delete(at);
      at = following;
    }
    if (line.length > 3) lines.push(line);
  }
  return lines;
}

/** Where along an edge the values cross zero. */
function crossing(each: number, values: ArrayLike<number>, columns: number): [number, number] {
  const at = each >> 1;
  const goesDown = each % 2 === 1;
  const [here, there] = [values[at], values[goesDown ? at + columns : at + 1]];
  const part = here === there ? 0.5 : here / (here - there);
  const [column, row] = [at % columns, Math.floor(at / columns)];
  return goesDown ? [column, row + part] : [column + part, row];
}
