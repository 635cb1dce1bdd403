// The works on the timeline: which they are, when they appeared, how often others cite them.

import {
  cards, type Ink, kinds, kindOf, type Link, links, linksOf, ofKind, page, places, regions, roleOf,
  type Words, yearOf,
} from "../../page/data";
import { isVisible } from "../../page/state";
import { nameOf } from "../../words/language";

/** Our works, or in other graphs everything that has a year. */
export const works: readonly number[] = (() => {
  const papers = ofKind("paper").filter((n) => yearOf(n) !== null);
  return papers.length ? papers : places.map(({ n }) => n).filter((n) => yearOf(n) !== null);
})();
const isWork = new Set(works);
export const isOnTimeline = (n: number): boolean => isWork.has(n);
export const shownWorks = (): number[] => works.filter(isVisible);

/** Places in `links` of citations between works. */
export const citations: readonly number[] = links.flatMap((link, k) =>
  roleOf(link) === "citation" && isWork.has(link.from) && isWork.has(link.to) ? [k] : []);

const counts = new Uint32Array(cards.length);
for (const k of citations) counts[links[k].to] += 1;
/** How many works of this graph cite a work. */
export const citedBy = (n: number): number => counts[n];

/** A fixed scatter for works of which only the year is known: never twice the same place in a row. */
const scatter = (n: number): number => (n * 0.618034) % 1;

/** When a work appeared, as a year with its fraction. */
export function timeOf(n: number): number {
  const year = yearOf(n) as number;
  const [, month, day] = /^\d{4}-(\d{2})(?:-(\d{2}))?/.exec(page.nodes.date[n] ?? "") ?? [];
  if (!month) return year + (1 + scatter(n)) / 3;
  return year + Math.min(0.999, (Number(month) - 1 + (day ? (Number(day) - 1) / 31 : 0.5)) / 12);
}

const introductions = (n: number): Link[] =>
  linksOf[n].filter((link) => !link.s && roleOf(link) === "introduction");

/** What people call a work: the foremost model that it introduces, or the one thing; else its own name. */
export function shortName(n: number): string {
  const things = introductions(n).filter((link) => link.to === n).map((link) => link.from);
  const models = things.filter((thing) => kindOf(thing).rank === 0);
  const [foremost] = models.sort((a, b) => places[b].size - places[a].size || a - b);
  return nameOf(foremost ?? (things.length === 1 ? things[0] : n));
}

/** The works that stand for an entity: itself, or those that introduce it. */
export const worksOf = (n: number): number[] =>
  isWork.has(n) ? [n] : [...new Set(introductions(n).map((link) => link.to))].filter(isOnTimeline);

export interface Lane extends Ink {
  t: Words;
  members: number[];
}

const OTHER: Words = ["Others", "其他"];
const OTHER_INK: Ink = { light: "#8A929C", dark: "#7C8794" };

/** Works by region, or by kind where a graph has no regions. */
export const lanes: readonly Lane[] = (() => {
  const heads = regions.length ? regions : kinds;
  const found: Lane[] = [...heads, { t: OTHER, ...OTHER_INK }]
    .map(({ t, light, dark }) => ({ t, light, dark, members: [] }));
  for (const n of works) {
    const place = regions.length ? page.nodes.region[n] : kinds.indexOf(kindOf(n));
    found[place < 0 ? heads.length : place].members.push(n);
  }
  return found.filter((lane) => lane.members.length);
})();
