// What is known where a model and a task, or a model and a dataset, meet.

import { type Evaluation, kindOf, type Leak, type Link, links, page, relations } from "../../page/data";

/** All that is known of one pair: what is stated, what was found, what may have been seen before. */
export interface Mark {
  row: number;
  column: number;
  links: Link[];
  evaluations: Evaluation[];
  leaks: Leak[];
}

/** Marks by row and then by column. */
export type Marks = ReadonlyMap<number, ReadonlyMap<number, Mark>>;

class Gathering {
  readonly marks = new Map<number, Map<number, Mark>>();

  at(row: number, column: number): Mark {
    let ofRow = this.marks.get(row);
    if (!ofRow) this.marks.set(row, (ofRow = new Map()));
    let mark = ofRow.get(column);
    if (!mark) ofRow.set(column, (mark = { row, column, links: [], evaluations: [], leaks: [] }));
    return mark;
  }

  /** Take in the links between models and things of a kind that have one of some roles. */
  addLinks(kind: string, roles: readonly string[]): void {
    for (const link of links) {
      if (!roles.includes(relations[link.r].role)) continue;
      const isPair = kindOf(link.from).key === "model" && kindOf(link.to).key === kind;
      if (isPair) this.at(link.from, link.to).links.push(link);
    }
  }
}

/** Which tasks models are said to serve, and what tests of them found. */
export function taskMarks(): Marks {
  const gathering = new Gathering();
  gathering.addLinks("task", ["task"]);
  for (const each of page.evaluations) {
    if (each.t !== undefined) gathering.at(each.m, each.t).evaluations.push(each);
  }
  return gathering.marks;
}

/** Which data models were trained and tested on, and where the two may be the same. */
export function dataMarks(): Marks {
  const gathering = new Gathering();
  gathering.addLinks("dataset", ["training", "testing"]);
  for (const each of page.evaluations) for (const d of each.d) gathering.at(each.m, d).evaluations.push(each);
  for (const leak of page.leaks) gathering.at(leak.m, leak.d).leaks.push(leak);
  return gathering.marks;
}

/** Whether it is stated that a work tested the model on the data, and not only that it used both. */
export const isTestStated = ({ p, m, d }: Leak): boolean =>
  page.evaluations.some((test) => test.p === p && test.m === m && test.d.includes(d));

/** Whether a leak is a guess, because of what it was trained on or because of what it was tested on. */
export const isOnlyPossible = (leak: Leak): boolean => leak.only_possible || !isTestStated(leak);

/** The works that introduce a model, or the one that it is a version of. */
const ownWorks = new Map<number, Set<number>>();
for (const role of ["introduction", "version"]) {
  for (const link of links) {
    if (relations[link.r].role !== role) continue;
    const works = role === "introduction" ? [link.to] : (ownWorks.get(link.to) ?? []);
    ownWorks.set(link.from, new Set([...(ownWorks.get(link.from) ?? []), ...works]));
  }
}

/** Whether a model was tested by those who made it. */
export const isByAuthors = ({ m, p }: Evaluation): boolean => p !== undefined && !!ownWorks.get(m)?.has(p);
