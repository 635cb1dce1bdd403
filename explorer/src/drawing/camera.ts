// The camera: which part of the world a surface shows, and how large.

export interface Camera {
  /** What stands in the middle. */
  x: number;
  y: number;
  scale: number;
  /** The size of the surface, in pixels of the page. */
  width: number;
  height: number;
  /** How sizes of nodes grow with the scale: 1 in step with it, less to stay readable from afar. */
  growth: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a point of the world stands on the surface. */
export const acrossOf = (camera: Camera, x: number): number =>
  (x - camera.x) * camera.scale + camera.width / 2;
export const downOf = (camera: Camera, y: number): number =>
  (y - camera.y) * camera.scale + camera.height / 2;

/** How much larger than itself a node is drawn. */
export const magnified = (camera: Camera): number => camera.scale ** camera.growth;

/** The point of the world that stands at a point of the surface. */
export const worldAt = (camera: Camera, across: number, down: number): [number, number] => [
  (across - camera.width / 2) / camera.scale + camera.x,
  (down - camera.height / 2) / camera.scale + camera.y,
];

export const panned = (camera: Camera, across: number, down: number): Camera => ({
  ...camera, x: camera.x - across / camera.scale, y: camera.y - down / camera.scale,
});

/** The camera that has a point in view: the same, or one that is moved no farther than that takes. */
export function withinSight(camera: Camera, x: number, y: number, edge: number): Camera {
  const missing = (at: number, most: number): number =>
    Math.min(0, at - edge) + Math.max(0, at - (most - edge));
  const [across, down] = [acrossOf(camera, x), downOf(camera, y)];
  const [right, below] = [missing(across, camera.width), missing(down, camera.height)];
  return right || below ? panned(camera, -right, -below) : camera;
}

/** Closer or farther, while what stands at a point of the surface stays there. */
export function zoomed(camera: Camera, scale: number, across: number, down: number): Camera {
  const [x, y] = worldAt(camera, across, down);
  return {
    ...camera, scale,
    x: x - (across - camera.width / 2) / scale,
    y: y - (down - camera.height / 2) / scale,
  };
}

/** The camera that shows a box, with room around it, and no closer than asked. */
export function framing(camera: Camera, box: Box, margin: Box, closest: number): Camera {
  const scale = Math.min(
    Math.max(40, camera.width - margin.left - margin.right) / Math.max(1, box.right - box.left),
    Math.max(40, camera.height - margin.top - margin.bottom) / Math.max(1, box.bottom - box.top),
    closest,
  );
  return {
    ...camera, scale,
    x: (box.left + box.right) / 2 + (margin.right - margin.left) / 2 / scale,
    y: (box.top + box.bottom) / 2 + (margin.bottom - margin.top) / 2 / scale,
  };
}

/** Where things stand, by their numbers. */
interface Places {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** The smallest box around nodes, or nothing if there are none. */
export function boxAround(nodes: Iterable<number>, at: Places): Box | null {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const n of nodes) {
    box.left = Math.min(box.left, at.x[n]);
    box.right = Math.max(box.right, at.x[n]);
    box.top = Math.min(box.top, at.y[n]);
    box.bottom = Math.max(box.bottom, at.y[n]);
  }
  return box.left <= box.right ? box : null;
}

/** Between two cameras, closer by equal factors in equal times. */
export function between(start: Camera, end: Camera, part: number): Camera {
  const scale = start.scale * (end.scale / start.scale) ** part;
  // The middle moves with the scale, else the way there would bend.
  const way = start.scale === end.scale ? part
    : (1 / start.scale - 1 / scale) / (1 / start.scale - 1 / end.scale);
  return {
    ...end, scale,
    x: start.x + (end.x - start.x) * way,
    y: start.y + (end.y - start.y) * way,
  };
}
