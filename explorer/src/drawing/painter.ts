// Paints a scene as a camera sees it, with any pen.

import { ground, lettering } from "../dom/theme";
import { links } from "../page/data";
import { acrossOf, type Camera, downOf, magnified } from "./camera";
import type { PlacedNames } from "./names";
import type { Pen } from "./pen";
import type { LineBatch, Scene } from "./scene";

/** More lines than these are a crowd: thick, dashed or pointed ones take a hundred times longer. */
const CROWD = 5000;
const PALER = 0.3;
/** Tint of each step of a territory. */
const TINT = 0.055;
const FAINT = 0.3;
/** Shapes smaller than this have no edge: it would cover them. */
const LEAST_WITH_EDGE = 2.6;

/** What lies under the nodes and their links. */
export function paintGround(pen: Pen, scene: Scene, camera: Camera): void {
  for (const { colour, steps } of scene.territories) {
    for (const outlines of steps) {
      pen.areas(outlines.map((outline) => projected(outline, camera)), { colour, alpha: TINT });
    }
  }
  scene.under?.(pen, camera);
}

function projected(outline: ArrayLike<number>, camera: Camera): Float64Array {
  const points = new Float64Array(outline.length);
  for (let k = 0; k < outline.length; k += 2) {
    points[k] = acrossOf(camera, outline[k]);
    points[k + 1] = downOf(camera, outline[k + 1]);
  }
  return points;
}

/** The width of a line on the screen: it grows with the scale, but less. */
const lineWidth = (width: number, camera: Camera): number =>
  width * Math.min(1.25, Math.max(0.35, Math.sqrt(camera.scale)));
const headSize = (width: number): number => 2 + width * 2.4;

/** Links; in a crowd, and while the picture moves, they are thin and have no heads. */
export function paintLines(pen: Pen, scene: Scene, camera: Camera, isMoving: boolean): void {
  const isCrowd = scene.lines.reduce((sum, batch) => sum + batch.links.length, 0) > CROWD;
  for (const batch of scene.lines) {
    const width = lineWidth(batch.stroke.width, camera);
    const { lines, heads } = traced(batch, scene, camera);
    const { colour, alpha, dash } = batch.stroke;
    if (isCrowd) pen.lines(lines, { colour, alpha: alpha * PALER, width: 0, dash: [] });
    else pen.lines(lines, { colour, alpha, width: isMoving ? Math.min(1, width) : width, dash });
    if (isMoving || isCrowd) continue;
    pen.heads(heads, headSize(width), { colour, alpha: Math.min(1, alpha * 1.3) });
  }
}

/** The lines of a batch that can be seen, and where their heads are. */
function traced(batch: LineBatch, scene: Scene, camera: Camera): { lines: number[]; heads: number[] } {
  const { x, y, size } = scene.spots;
  const larger = magnified(camera);
  const [lines, heads]: [number[], number[]] = [[], []];
  for (const k of batch.links) {
    const { from, to } = links[k];
    if (from === to) {
      lines.push(...loopAround(acrossOf(camera, x[to]), downOf(camera, y[to]), size[to] * larger));
      continue;
    }
    const [x1, y1] = [acrossOf(camera, x[from]), downOf(camera, y[from])];
    const [x2, y2] = [acrossOf(camera, x[to]), downOf(camera, y[to])];
    const bow = scene.bows[k];
    const [bx, by] = [(x1 + x2) / 2 - (y2 - y1) * bow, (y1 + y2) / 2 + (x2 - x1) * bow];
    if (isOutside(x1, bx, x2, camera.width) || isOutside(y1, by, y2, camera.height)) continue;
    const part = bow ? null : cut(x1, y1, x2, y2, camera);
    if (part) lines.push(part[0], part[1], NaN, NaN, part[2], part[3]);
    else if (bow) lines.push(x1, y1, bx, by, x2, y2);
    if (!batch.isPointed) continue;
    const length = Math.hypot(x2 - bx, y2 - by) || 1;
    const [dx, dy] = [(x2 - bx) / length, (y2 - by) / length];
    const away = size[to] * larger + 1;
    if (length > away + 6) heads.push(x2 - dx * away, y2 - dy * away, dx, dy);
  }
  return { lines, heads };
}

/** A link from a node to itself: up to the left, and back from the right. */
function loopAround(x: number, y: number, radius: number): number[] {
  const reach = 2 * radius + 10;
  const top = y - reach;
  return [x, y, x - reach, top, x, top, x, top, x + reach, top, x, y];
}

const isOutside = (a: number, b: number, c: number, most: number): boolean =>
  (a < 0 && b < 0 && c < 0) || (a > most && b > most && c > most);

/** The part of a straight line in the picture: dashes far outside cost as much as those inside. */
function cut(x1: number, y1: number, x2: number, y2: number, { width, height }: Camera): number[] | null {
  let [first, last] = [0, 1];
  for (const [step, room] of [
    [x1 - x2, x1 + 8], [x2 - x1, width + 8 - x1], [y1 - y2, y1 + 8], [y2 - y1, height + 8 - y1],
  ]) {
    if (step === 0 && room < 0) return null;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  if (first > last) return null;
  return [x1 + first * (x2 - x1), y1 + first * (y2 - y1), x1 + last * (x2 - x1), y1 + last * (y2 - y1)];
}

export function paintMarks(pen: Pen, scene: Scene, camera: Camera): void {
  const { x, y, size } = scene.spots;
  const larger = magnified(camera);
  for (const { shape, paint, nodes } of scene.marks) {
    const [small, large]: [number[], number[]] = [[], []];
    for (const n of nodes) {
      const [across, down, r] = [acrossOf(camera, x[n]), downOf(camera, y[n]), size[n] * larger];
      if (across < -r || down < -r || across > camera.width + r || down > camera.height + r) continue;
      (r < LEAST_WITH_EDGE || paint.alpha < 1 ? small : large).push(across, down, r);
    }
    pen.shapes(shape, small, paint, "");
    pen.shapes(shape, large, paint, ground());
  }
}

export function paintRings(pen: Pen, scene: Scene, camera: Camera): void {
  for (const { nodes, stroke, gap } of scene.rings) {
    pen.rings(nodes.flatMap((n) => ringAround(n, gap, scene, camera)), stroke);
  }
}

export const ringAround = (n: number, gap: number, { spots }: Scene, camera: Camera): number[] => [
  acrossOf(camera, spots.x[n]), downOf(camera, spots.y[n]), spots.size[n] * magnified(camera) + gap,
];

export function paintNames(pen: Pen, scene: Scene, camera: Camera, { names, titles }: PlacedNames): void {
  const letters = { halo: ground(), anchor: "middle" as const };
  for (const { title, lines, type, x, y } of titles) {
    const style = { ...letters, ...type, colour: title.colour, alpha: scene.hasFocus ? FAINT : 1 };
    inLines(lines, type.size, (line, down) => pen.text(line, x, y + down, style));
  }
  for (const { n, lines, type, across, down } of names) {
    const [x, y] = [acrossOf(camera, scene.spots.x[n]) + across, downOf(camera, scene.spots.y[n]) + down];
    const style = { ...letters, ...type, colour: lettering(), alpha: 1 };
    inLines(lines, type.size, (line, further) => pen.text(line, x, y + further, style));
  }
}

const inLines = (lines: string[], size: number, write: (line: string, down: number) => void): void =>
  lines.forEach((line, k) => write(line, (k - (lines.length - 1) / 2) * (size + 2)));

/** Everything, lowest first. */
export function paint(pen: Pen, scene: Scene, camera: Camera, names: PlacedNames, isMoving = false): void {
  paintGround(pen, scene, camera);
  paintLines(pen, scene, camera, isMoving);
  paintMarks(pen, scene, camera);
  paintRings(pen, scene, camera);
  paintNames(pen, scene, camera, names);
  scene.over?.(pen, camera);
}
