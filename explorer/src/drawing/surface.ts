// A surface: where a scene is looked at, moved about and pointed at. Two engines draw it, and the
// views do not care which.
//
// For tests each surface tells on its element what was drawn last: `data-scale`, `data-camera`
// ("x y scale width height growth"), `data-names` (how many); and an event "spallm-frame" carries
// the boxes of the names (`detail.names`: n, left, top, right, bottom).

import { acrossOf, type Box, type Camera, downOf } from "./camera";
import { boxOf, type PlacedNames } from "./names";
import type { Scene } from "./scene";

export interface Surface {
  /** What stands in the page; it takes the keyboard. */
  readonly element: HTMLElement;
  readonly camera: Camera;
  /** Show another scene; what it calls home is shown until the reader looks elsewhere. */
  show(scene: Scene, home: Home): void;
  /** Look so that a box of the world is in view, with `margin` pixels around it. */
  lookAt(box: Box, margin: Box, closest: number, isStill?: boolean): void;
  /** Move no farther than it takes to have a point of the world in view. */
  bringIn(x: number, y: number): void;
  zoomBy(factor: number): void;
  goHome(isStill?: boolean): void;
  /** Mark a node that somebody points at, or nothing. */
  point(n: number | null): void;
}

/** What shows everything. */
export interface Home {
  box: Box;
  margin: Box;
  closest: number;
}

/** What the reader does on a surface. */
export interface Told {
  hover(n: number | null): void;
  /** `adds` if the reader holds a key to put the node beside others. */
  choose(n: number | null, adds: boolean): void;
  /** All nodes in a frame. */
  gather(nodes: number[]): void;
}

/** What stands nearer to the edge of a surface is hardly in view. */
export const EDGE = 24;
export const LEAST_SCALE = 0.01;
export const MOST_SCALE = 10;
export const within = (scale: number): number => Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));

/** How near a pointer must come to a node. */
export const reachOf = (event: PointerEvent | null): number => (event?.pointerType === "touch" ? 18 : 7);

export const addsTo = (event: MouseEvent): boolean => event.shiftKey || event.ctrlKey || event.metaKey;

/** Tell of a frame that was drawn. */
export function tell(element: HTMLElement, { spots }: Scene, camera: Camera, { names }: PlacedNames): void {
  const { x, y, scale, width, height, growth } = camera;
  element.dataset.scale = scale.toFixed(3);
  element.dataset.camera = [x, y, scale, width, height, growth].join(" ");
  element.dataset.names = String(names.length);
  const boxes = names.map(({ n, across, down, half, high }) => {
    const [middle, line] = [acrossOf(camera, spots.x[n]) + across, downOf(camera, spots.y[n]) + down];
    return { n, ...boxOf(middle, line, half, high - 2) };
  });
  element.dispatchEvent(new CustomEvent("spallm-frame", { detail: { names: boxes } }));
}
