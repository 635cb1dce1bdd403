// What a choice leaves of the rows, and what each value would leave: as spallm/web/pages/choice.py has it.

import type { Row } from "./rows";

export interface Choice {
  words: string[];
  since: number | null;
  until: number | null;
  /** The chosen values by facet, each as `facet.value`; of one facet any will do. */
  values: ReadonlyMap<string, readonly string[]>;
}

export interface Narrowed {
  rows: Row[];
  /** The rows that each value would leave, under the choices of the other facets. */
  counts: ReadonlyMap<string, number>;
  years: ReadonlyMap<number, number>;
}

const WORDS = "words";
const YEARS = "years";
const facetOf = (value: string): string => value.slice(0, value.indexOf("."));

function isWithin({ year }: Row, { since, until }: Choice): boolean {
  if (since === null && until === null) return true;
  return year !== null && (since ?? year) <= year && year <= (until ?? year);
}

/** What a row fails in: at most two of them, for then it counts nowhere. */
function failures(row: Row, choice: Choice): string[] {
  const failed: string[] = [];
  if (!choice.words.every((word) => row.text.includes(word))) failed.push(WORDS);
  if (!isWithin(row, choice)) failed.push(YEARS);
  for (const [facet, chosen] of choice.values) {
    if (failed.length > 1) break;
    if (!chosen.some((value) => row.values.has(value))) failed.push(facet);
  }
  return failed;
}

export function narrowed(all: readonly Row[], choice: Choice): Narrowed {
  const rows: Row[] = [];
  const counts = new Map<string, number>();
  const years = new Map<number, number>();
  const count = <Key>(counter: Map<Key, number>, key: Key): void => void counter.set(key, (counter.get(key) ?? 0) + 1);
  for (const row of all) {
    const failed = failures(row, choice);
    if (failed.length > 1) continue;
    if (!failed.length) rows.push(row);
    for (const value of row.values) if (!failed.length || failed[0] === facetOf(value)) count(counts, value);
    if (row.year !== null && (!failed.length || failed[0] === YEARS)) count(years, row.year);
  }
  return { rows, counts, years };
}
