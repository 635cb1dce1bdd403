// Lines: the ways that were planned, drawn between boxes that have their places.

import { type Bracket, type Figure, GUTTER, HEIGHT, INDENT, type Route, type Seat, TRACK } from "./figure";
import { heightsOf, type Plan } from "./routing";

type Point = [number, number];

/** How far corners are rounded, and how much room an arrow has. */
const ROUND = 11;
const ARROW = 6;

export function drawRoutes(figure: Figure, plan: Plan): Route[] {
  return plan.courses.map((course) => {
    const { bond, a, b } = course;
    const tip = b.x - 1;
    const points: Point[] = [[a.x + a.width, course.start]];
    course.falls.forEach((fall, place) => {
      const x = trackAt(figure, fall.gutter, fall.track);
      const [from, to] = heightsOf(course, place);
      points.push([x, from], [x, to]);
    });
    points.push([tip - ARROW + 1, course.end]);
    return { bond, path: rounded(points), x: tip, y: course.end };
  });
}

const trackAt = ({ columns }: Figure, gutter: number, track: number): number =>
  (gutter < 0 ? 0 : columns[gutter].right) + (GUTTER - ARROW) / 2 + track * TRACK;

const written = (point: Point): string => point.map((value) => Math.round(value * 10) / 10).join(" ");

/** A line through points, its corners rounded as far as the way between them allows. */
function rounded(points: readonly Point[]): string {
  const kept = points.filter((point, k) => k === 0 || distance(point, points[k - 1]) > 0);
  const parts = [`M${written(kept[0])}`];
  for (let k = 1; k < kept.length - 1; k++) {
    const radius = Math.min(ROUND, distance(kept[k - 1], kept[k]) / 2, distance(kept[k], kept[k + 1]) / 2);
    const before = towards(kept[k], kept[k - 1], radius);
    const after = towards(kept[k], kept[k + 1], radius);
    parts.push(`L${written(before)}Q${written(kept[k])} ${written(after)}`);
  }
  parts.push(`L${written(kept[kept.length - 1])}`);
  return parts.join("");
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * length) / whole, from[1] + ((to[1] - from[1]) * length) / whole];
}

/** Brackets from families to the variants that hang under them. */
export const drawBrackets = ({ seats }: Figure): Bracket[] =>
  [...seats.values()].flatMap((variant) => {
    if (variant.hangsOn === null) return [];
    const family = seats.get(variant.hangsOn) as Seat;
    const x = family.x + INDENT / 2;
    const path = rounded([[x, family.y + HEIGHT / 2], [x, variant.y], [variant.x, variant.y]]);
    return [{ family: family.n, variant: variant.n, path }];
  });
