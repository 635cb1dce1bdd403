// What is said of an entity, as values: those of its facts, and the other ends of its links.

import { cards, type Link, linksOf, type Value } from "../../page/data";
import { nameOf, say } from "../../words/language";

/** Whether a value is one that holds, where sources disagree. */
export const holds = (value: Value): boolean => value.s !== "other" && value.s !== "deprecated";

export const isDisputed = (values: Value[]): boolean => !values.every(holds);

/** The values of a fact, those that sources disagree over among them. */
export const factsOf = (n: number, term: number): Value[] =>
  (cards[n].f ?? []).flatMap((row) => (row.p === term ? row.v : []));

const asValue = (link: Link, isOutgoing: boolean): Value => ({
  n: isOutgoing ? link.to : link.from,
  ...(link.e ? { e: link.e } : {}), ...(link.s ? { s: link.s } : {}), ...(link.w ? { w: link.w } : {}),
});

/** The other ends of the links of a relation, one way. */
export const endsOf = (n: number, relation: number, isOutgoing: boolean): Value[] =>
  linksOf[n]
    .filter((link) => link.r === relation && (isOutgoing ? link.from : link.to) === n)
    .map((link) => asValue(link, isOutgoing));

/** A value as plain text in the current language. */
export function textOf(value: Value): string {
  if (value.n !== undefined) return nameOf(value.n);
  if (value.f) return value.f.flatMap((row) => row.v.filter(holds).map(textOf)).join(", ");
  return say(value.t);
}

/** The values that hold, as plain text. */
export const textsOf = (values: Value[]): string => values.filter(holds).map(textOf).join("; ");
