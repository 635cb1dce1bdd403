// Lines: the ways that were planned, drawn between boxes that have their places.

import { type Bracket, type Figure, GUTTER, HEIGHT, INDENT, type Route, type Seat, TRACK } from "./figure";
import type { Course, Plan } from "./routing";

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
      const [from, to] = heights(course, place);
      points.push([x, from], [x, to]);
    });
    points.push([tip - ARROW + 1, course.end]);
    return { bond, path: rounded(points), x: tip, y: course.end };
  });
}

const heights = (course: Course, place: number): [number, number] =>
  course.falls.length === 1 ? [course.start, course.end]
    : place === 0 ? [course.start, course.run] : [course.run, course.end];

const trackAt = ({ columns }: Figure, gutter: number, track: number): number =>
  (gutter < 0 ? 0 : columns[gutter].right) + (GUTTER - ARROW) / 2 + track * TRACK;

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** A line through points, its corners rounded as far as the way between them allows. */
export function rounded(points: readonly Point[]): string {
  const kept = points.filter((point, k) => k === 0 || point[0] !== points[k - 1][0] || point[1] !== points[k - 1][1]);
  const parts = [`M${kept[0].map(short).join(" ")}`];
  for (let k = 1; k < kept.length - 1; k++) {
    const radius = Math.min(ROUND, distance(kept[k - 1], kept[k]) / 2, distance(kept[k], kept[k + 1]) / 2);
    const before = towards(kept[k], kept[k - 1], radius);
    const after = towards(kept[k], kept[k + 1], radius);
    parts.push(`L${before.map(short).join(" ")}Q${kept[k].map(short).join(" ")} ${after.map(short).join(" ")}`);
  }
  parts.push(`L${kept[kept.length - 1].map(short).join(" ")}`);
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
