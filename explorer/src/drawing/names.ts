// Names in a picture: always the same size, never one over another.

import { acrossOf, type Box, type Camera, downOf, magnified } from "./camera";
import { widthOf } from "./canvas-pen";
import { NAME, NODE, Occupancy } from "./occupancy";
import type { Lettering } from "./pen";
import type { Naming, Scene, Title } from "./scene";

const MOST = 320;
/** So many names are tried: in a crowd the rest would not find room either. */
const MOST_TRIED = 2500;
const LINE_WIDTH = 118;
const LONGEST = 46;
/** Names that must be there stand outside a ring. */
const RING = 5;
/** A break within a word is as bad as lines that differ by so many letters. */
const WITHIN_WORD = 4;
/** A name that is cut ends with a word, if one ends so near. */
const NEAR_END = 9;
const TALLEST = 17;

type Type = Pick<Lettering, "size" | "weight">;

const SELECTED: Type = { size: 13, weight: 650 };
const FOREMOST: Type = { size: 12, weight: 600 };
const COMMON: Type = { size: 11, weight: 400 };

/** A name that found room: its lines, and where its middle is from that of its node. */
export interface PlacedName {
  n: number;
  lines: string[];
  type: Type;
  across: number;
  down: number;
  half: number;
  high: number;
}

export interface PlacedTitle {
  title: Title;
  lines: string[];
  type: Type;
  x: number;
  y: number;
}

export interface PlacedNames {
  names: PlacedName[];
  titles: PlacedTitle[];
}

export const boxOf = (x: number, y: number, half: number, high: number): Box => ({
  left: x - half, top: y - high / 2, right: x + half, bottom: y + high / 2,
});

/** Letters as wide as two count as two. */
const lengthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > "⺀" ? 2 : 1), 0);

function shortened(name: string): string {
  if (lengthOf(name) <= LONGEST) return name;
  let short = "";
  for (const letter of name) {
    if (lengthOf(short + letter) >= LONGEST) break;
    short += letter;
  }
  const word = short.lastIndexOf(" ");
  return `${(word > short.length - NEAR_END ? short.slice(0, word) : short).trimEnd()}…`;
}

/** Break a name into at most two lines of about equal length. */
export function linesOf(name: string, type: Type, most = LINE_WIDTH): string[] {
  const short = shortened(name);
  if (widthOf(short, type) <= most) return [short];
  const gaps = [...short.matchAll(/[\s\-–:/,、（]+|(?<=\p{Script=Han})/gu)]
    .map((gap) => gap.index + gap[0].length - (gap[0] === "（" ? 1 : 0))
    .filter((gap) => gap > 2 && gap < short.length - 2);
  if (!gaps.length) return [short];
  // Between words is better than within one.
  const cost = (gap: number): number =>
    Math.abs(gap - short.length / 2) + (/[-–/]/.test(short[gap - 1]) ? WITHIN_WORD : 0);
  const cut = gaps.reduce((best, gap) => (cost(gap) < cost(best) ? gap : best));
  return [short.slice(0, cut).trim(), short.slice(cut).trim()];
}

const widest = (lines: string[], type: Type): number => Math.max(...lines.map((line) => widthOf(line, type)));
const heightOf = (lines: string[], type: Type): number => lines.length * (type.size + 2);

/** Place the names of a scene, titles first, then those that must be there, then as room allows. */
export function placeNames(scene: Scene, camera: Camera): PlacedNames {
  const taken = new Occupancy(camera.width, camera.height);
  // Titles that stand back behind a focus leave all room to names.
  const room = scene.hasFocus ? new Occupancy(camera.width, camera.height) : taken;
  const titles = scene.titles.flatMap((title) => placeTitle(title, camera, room) ?? []);
  const { naming } = scene;
  takeNodes(scene, camera, taken);
  const always = new Set(naming.always);
  const names: PlacedName[] = [];
  let tried = 0;
  for (const n of new Set([...always, ...naming.order])) {
    if (names.length >= MOST || tried > MOST_TRIED) break;
    const must = always.has(n);
    if (!must && camera.scale < naming.from(n)) continue;
    const [x, y] = [acrossOf(camera, scene.spots.x[n]), downOf(camera, scene.spots.y[n])];
    if (x < -80 || y < -30 || x > camera.width + 80 || y > camera.height + 30) continue;
    tried += 1;
    const radius = scene.spots.size[n] * magnified(camera) + (must ? RING : 0);
    const placed = placeName(n, x, y, radius, taken, naming, must);
    if (placed) names.push(placed);
  }
  return { names, titles };
}

/** Nodes are in the way of names, the foremost as firmly as names are. */
function takeNodes(scene: Scene, camera: Camera, taken: Occupancy): void {
  const part = magnified(camera) * 0.75;
  for (const n of scene.naming.order) {
    const rank = scene.naming.rankOf(n);
    if (rank > 3) continue;
    const [x, y] = [acrossOf(camera, scene.spots.x[n]), downOf(camera, scene.spots.y[n])];
    const r = scene.spots.size[n] * part;
    if (x < -r || y < -r || x > camera.width + r || y > camera.height + r) continue;
    taken.take(boxOf(x, y, r, 2 * r), rank ? NODE : NAME);
  }
}

const inside = (value: number, room: number, most: number): number =>
  Math.min(Math.max(value, room), most - room);

const standing = ({ x, y }: Title, camera: Camera): { x: number; y: number } =>
  ({ x: x === null ? 0 : acrossOf(camera, x), y: downOf(camera, y) });

/** A title stands where the view wants it, or a little above or below. */
function placeTitle(title: Title, camera: Camera, taken: Occupancy): PlacedTitle | null {
  const type = { size: Math.round(Math.min(TALLEST, Math.max(12, camera.width / 58))), weight: 700 };
  const lines = linesOf(title.text, type, Math.max(96, camera.width / (title.x === null ? 2 : 4)));
  const [half, high] = [widest(lines, type) / 2, heightOf(lines, type)];
  const { x, y } = standing(title, camera);
  const isNear = x > -half && y > -high && x < camera.width + half && y < camera.height + high;
  if (!isNear) return null;
  const at = inside(x, half + 4, camera.width);
  const down = [0, -1, 1, -2, 2].map((step) => inside(y + step * high * 0.8, high / 2 + 4, camera.height))
    .find((each) => taken.isFree(boxOf(at, each, half, high)));
  if (down === undefined) return null;
  taken.take(boxOf(at, down, half + 3, high + 4), NAME);
  return { title, lines, type, x: at, y: down };
}

/** The places around a node where its name may stand, best first, from the node's middle. */
function spotsAround(radius: number, half: number, high: number): [number, number][] {
  const [below, beside] = [radius + 3 + high / 2, radius + 4 + half];
  return [
    [0, below], [0, -below], [beside, 0], [-beside, 0],
    [half, below - 1], [-half, below - 1], [half, 1 - below], [-half, 1 - below],
  ];
}

function placeName(
  n: number, x: number, y: number, radius: number, taken: Occupancy, naming: Naming, must: boolean,
): PlacedName | null {
  const rank = naming.rankOf(n);
  const type = must ? SELECTED : rank === 0 ? FOREMOST : COMMON;
  const lines = linesOf(naming.nameOf(n), type);
  const [half, high] = [widest(lines, type) / 2, heightOf(lines, type)];
  const spots = spotsAround(radius, half, high);
  const free = (may: number) =>
    spots.find(([across, down]) => taken.isFree(boxOf(x + across, y + down, half, high - 1), may));
  const spot = free(0) ?? (rank === 0 || must ? free(NODE) : undefined);
  if (!spot && !must) return null;
  const [across, down] = spot ?? spots[0];
  taken.take(boxOf(x + across, y + down, half + 2, high), NAME);
  return { n, lines, type, across, down, half, high };
}

const movedTitle = (placed: PlacedTitle, camera: Camera): PlacedTitle => {
  const { x, y } = standing(placed.title, camera);
  return { ...placed, x: placed.title.x === null ? placed.x : x, y };
};

/** What of the names stays readable while the picture moves: the same places, none over another. */
export function carriedAlong(placed: PlacedNames, scene: Scene, camera: Camera, most: number): PlacedNames {
  const taken = new Occupancy(camera.width, camera.height);
  const names: PlacedName[] = [];
  for (const name of placed.names) {
    const { across, down, half, high, n } = name;
    const [x, y] = [acrossOf(camera, scene.spots.x[n]) + across, downOf(camera, scene.spots.y[n]) + down];
    const box = boxOf(x, y, half, high - 1);
    if (!taken.isFree(box)) continue;
    taken.take(box, NAME);
    if (names.push(name) >= most) break;
  }
  return { names, titles: placed.titles.map((each) => movedTitle(each, camera)) };
}
