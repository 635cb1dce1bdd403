// A scene: what a view shows, in the coordinates of its own world, ready to be drawn.

import type { Camera } from "./camera";
import type { Paint, Pen, Stroke } from "./pen";

/** Where nodes stand and how large they are, by node. */
export interface Spots {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  size: ArrayLike<number>;
}

/** Ground that belongs together, tinted in steps from its border inwards. */
export interface Territory {
  colour: string;
  steps: readonly (readonly ArrayLike<number>[])[];
}

export interface Title {
  text: string;
  /** Nothing for a title that stays at the left edge. */
  x: number | null;
  y: number;
  colour: string;
}

/** Links of one style; they are places in `links`. */
export interface LineBatch {
  stroke: Stroke;
  isPointed: boolean;
  links: readonly number[];
}

export interface MarkBatch {
  shape: string;
  paint: Paint;
  nodes: readonly number[];
}

export interface Ring {
  nodes: readonly number[];
  stroke: Stroke;
  /** How far from its node, in pixels. */
  gap: number;
}

/** Who is named, foremost first. */
export interface Naming {
  /** Named at any cost. */
  always: readonly number[];
  order: readonly number[];
  /** 0 for the foremost, whose names may cover small nodes. */
  rankOf(n: number): number;
  nameOf(n: number): string;
  /** The smallest scale at which a node is named. */
  from(n: number): number;
}

export interface Scene {
  spots: Spots;
  /** How much each link bows, as a part of its length; by link. */
  bows: ArrayLike<number>;
  territories: readonly Territory[];
  titles: readonly Title[];
  /** Titles stand back behind what is in focus. */
  hasFocus: boolean;
  lines: readonly LineBatch[];
  marks: readonly MarkBatch[];
  rings: readonly Ring[];
  naming: Naming;
  /** Links that appear while somebody points at a node. */
  touching?(n: number): LineBatch[];
  /** Decorations below and above everything, in pixels of the surface. */
  under?(pen: Pen, camera: Camera): void;
  over?(pen: Pen, camera: Camera): void;
}

/** What a surface shows before it has been told anything. */
export const NOTHING: Scene = {
  spots: { x: [], y: [], size: [] },
  bows: [],
  territories: [],
  titles: [],
  hasFocus: false,
  lines: [],
  marks: [],
  rings: [],
  naming: { always: [], order: [], rankOf: () => 0, nameOf: () => "", from: () => 0 },
};

/** Everything in a scene that can be pointed at. */
export const nodesIn = (scene: Scene): number[] => scene.marks.flatMap((batch) => [...batch.nodes]);

/** How many things there are to draw. */
export const weightOf = (scene: Scene): number =>
  [...scene.marks.map((batch) => batch.nodes.length), ...scene.lines.map((batch) => batch.links.length)]
    .reduce((sum, count) => sum + count, 0);
