// The parts that the figure is computed from and made of. Sizes are in units of the drawing.

import type { Role } from "../../page/data";

/** A relation between two entities, from the descendant to the ancestor. */
export interface Tie {
  from: number;
  to: number;
  r: number;
  role: Role;
}

/** A relation between two boxes, and the ties that it stands for. */
export interface Bond extends Tie {
  ties: Tie[];
}

/** An entity, or a family that holds its variants, before it has a place. */
export interface Box {
  n: number;
  width: number;
  year: number | null;
  /** How much of its year had passed, where the month is known. */
  part: number | null;
  region: number;
  /** The box of its family, if that stands by itself. */
  family: number | null;
}

/** A year on the axis, years without boxes, or (`year` null) the band of unknown years. */
export interface Band {
  year: number | null;
  until: number | null;
  first: number;
  last: number;
}

/** A box in its place; `x` is its left edge, `y` its middle. */
export interface Seat {
  n: number;
  x: number;
  y: number;
  width: number;
  column: number;
  row: number;
  lane: number;
  /** The family under which a variant of the same time hangs. */
  hangsOn: number | null;
}

/** The branch of a region. `spans` are its first and last rows by column, where it has any of known time. */
export interface Lane {
  region: number;
  top: number;
  bottom: number;
  rows: number;
  spans: ([number, number] | null)[];
  /** What takes up room, by `cellOf`. */
  cells: Map<number, number>;
}

export interface Column {
  left: number;
  right: number;
}

/** The line of a bond. */
export interface Route {
  bond: Bond;
  path: string;
  /** The point of the arrow, which points right. */
  x: number;
  y: number;
}

/** What joins a variant to the family that it hangs under. */
export interface Bracket {
  family: number;
  variant: number;
  path: string;
}

export interface Figure {
  seats: Map<number, Seat>;
  lanes: Lane[];
  bands: (Band & Column)[];
  columns: Column[];
  routes: Route[];
  brackets: Bracket[];
  width: number;
  height: number;
}

export const HEIGHT = 20;
export const PITCH = 25;
export const INDENT = 16;
/** Above the rows of a lane, for its name; and between lanes. */
export const HEADING = 20;
export const BETWEEN = 6;

/** A gutter without lines, and what each line beside others adds to it. */
export const GUTTER = 20;
export const TRACK = 5;

/** Rows count from the top of their lane. */
export const rowTop = (lane: Lane, row: number): number => lane.top + HEADING + row * PITCH;
