// The rows of a lane: its trees, packed so that no two boxes and no two of their branches meet.
//
// The drawing is a grid in which every column of boxes is followed by a gutter for lines. A tree is
// the set of cells that its boxes and branches take up; trees are placed as near to the middle of
// their lane as they fit, and children as near to the row of their parent.

type Cells = Map<number, number>;

/** What rows are worked out from. */
export interface Grove {
  members: readonly number[];
  /** The parent with which a box shares its branch, if it has one in the same lane. */
  parentOf: ReadonlyMap<number, number>;
  columnOf: (n: number) => number;
  /** Whether a box hangs right under its parent, in the same column. */
  hangs: (n: number) => boolean;
  /** Which side of its lane a box is drawn to: less than 0 up, more down. */
  side: (n: number) => number;
  columns: number;
}

interface Tree {
  root: number;
  rows: Map<number, number>;
  cells: Cells;
}

const MOST_ROWS = 2000;

/** The place of a cell; `at` is twice the column, plus one for the gutter after it. */
export const cellOf = (row: number, at: number, columns: number): number => row * 2 * columns + at;

/** Rows by box, from 0, and the cells that are taken. */
export function packed(grove: Grove): { rows: Map<number, number>; cells: Cells } {
  const children = new Map<number, number[]>();
  for (const n of grove.members) {
    const parent = grove.parentOf.get(n);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), n]);
  }
  const roots = grove.members.filter((n) => !grove.parentOf.has(n));
  const trees = roots.map((root) => grown(root, children, grove));
  const column = (tree: Tree): number => grove.columnOf(tree.root);
  trees.sort((a, b) => b.cells.size - a.cells.size || column(a) - column(b) || a.root - b.root);
  const lane: Tree = { root: -1, rows: new Map(), cells: new Map() };
  for (const tree of trees) {
    const side = Math.sign([...tree.rows.keys()].reduce((sum, n) => sum + grove.side(n), 0));
    merge(lane, tree, nearest(side, (row) => fits(lane.cells, tree.cells, row, grove)), grove);
  }
  return fromZero(lane, grove);
}

/** The row nearest to the middle that will do, on one side (-1 up, 1 down) or on either. */
function nearest(side: number, does: (row: number) => boolean): number {
  for (let step = 0; step < MOST_ROWS; step++) {
    if (side >= 0 && does(step)) return step;
    if (side <= 0 && does(-step)) return -step;
  }
  return MOST_ROWS * (side || 1);
}

const fits = (taken: Cells, cells: Cells, down: number, { columns }: Grove): boolean => {
  const shift = cellOf(down, 0, columns);
  for (const [cell, owner] of cells) {
    const other = taken.get(cell + shift);
    if (other !== undefined && other !== owner) return false;
  }
  return true;
};

function merge(into: Tree, tree: Tree, down: number, { columns }: Grove): void {
  const shift = cellOf(down, 0, columns);
  for (const [cell, owner] of tree.cells) into.cells.set(cell + shift, owner);
  for (const [n, row] of tree.rows) into.rows.set(n, row + down);
}

/** A box with all its descendants, the box in row 0. */
function grown(root: number, children: ReadonlyMap<number, number[]>, grove: Grove): Tree {
  const at = cellOf(0, 2 * grove.columnOf(root), grove.columns);
  const tree: Tree = { root, rows: new Map([[root, 0]]), cells: new Map([[at, root]]) };
  const own = (children.get(root) ?? []).map((n) => grown(n, children, grove));
  hang(tree, own.filter((child) => grove.hangs(child.root)), grove);
  const column = (child: Tree): number => grove.columnOf(child.root);
  const branching = own.filter((child) => !grove.hangs(child.root))
    .sort((a, b) => column(a) - column(b) || b.cells.size - a.cells.size || a.root - b.root);
  for (const child of branching) {
    const row = nearest(0, (down) => fits(tree.cells, withBranch(child, root, down, grove), down, grove));
    merge(tree, { ...child, cells: withBranch(child, root, row, grove) }, row, grove);
  }
  return tree;
}

/** Hang variants under their family, one below the other, and keep the room for what joins them. */
function hang(tree: Tree, variants: Tree[], grove: Grove): void {
  let last = 0;
  for (const child of variants) {
    do last += 1; while (last < MOST_ROWS && !fits(tree.cells, child.cells, last, grove));
    merge(tree, child, last, grove);
  }
  for (let row = 1; row < last; row++) {
    const cell = cellOf(row, 2 * grove.columnOf(tree.root), grove.columns);
    if (!tree.cells.has(cell)) tree.cells.set(cell, tree.root);
  }
}

/** The cells of a child and of its branch: along the gutter after its parent, then along its own row. */
function withBranch(child: Tree, parent: number, down: number, { columnOf, columns }: Grove): Cells {
  const cells = new Map(child.cells);
  const gutter = 2 * columnOf(parent) + 1;
  for (let row = Math.min(0, -down); row <= Math.max(0, -down); row++) {
    cells.set(cellOf(row, gutter, columns), parent);
  }
  for (let at = gutter + 1; at < 2 * columnOf(child.root); at++) {
    cells.set(cellOf(0, at, columns), child.root);
  }
  return cells;
}

function fromZero(lane: Tree, { columns }: Grove): Pick<Tree, "rows" | "cells"> {
  const first = Math.min(0, ...lane.rows.values());
  return {
    rows: new Map([...lane.rows].map(([n, row]) => [n, row - first])),
    cells: new Map([...lane.cells].map(([cell, owner]) => [cell - cellOf(first, 0, columns), owner])),
  };
}
