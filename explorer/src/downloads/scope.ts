// What is taken along: the entities that were picked, or those on display.

import { cards, kinds } from "../page/data";
import { state, visibleNodes } from "../page/state";

export type Scope = "picked" | "displayed";

/** What was picked comes first: whoever picks something means it. */
export const firstScope = (): Scope => (state.picked.size ? "picked" : "displayed");

export const within = (scope: Scope): number[] =>
  scope === "picked" ? [...state.picked].sort((a, b) => a - b) : visibleNodes();

/** How many of each kind there are, in the order of the kinds; kinds without any are left out. */
export function byKind(nodes: number[]): { k: number; count: number }[] {
  const counts = kinds.map(() => 0);
  for (const n of nodes) counts[cards[n].k] += 1;
  return counts.flatMap((count, k) => (count ? [{ k, count }] : []));
}
