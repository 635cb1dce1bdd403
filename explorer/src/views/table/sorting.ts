// Sorting: numbers as numbers, each unit among its own, the unknown last whichever way.

import type { Value } from "../../page/data";
import { collator } from "../../words/language";
import { holds, textOf } from "./values";

interface Measure {
  number: number;
  unit: string;
}

/** A number with its unit, if a text is one: "53,000,000", "about 6000 cells". */
export function measured(text: string): Measure | null {
  const found = /^(?:\D{1,20}\s)?(\d[\d,]*(?:\.\d+)?)(?:\s+(\D.*))?$/.exec(text);
  return found ? { number: Number(found[1].replaceAll(",", "")), unit: found[2] ?? "" } : null;
}

interface Key {
  n: number;
  text: string;
  measure: Measure | null;
}

/** Quantities are read from the English text, whose numbers stand in one form. */
function keyOf(n: number, values: Value[]): Key {
  const held = values.filter(holds);
  const [first] = held;
  const words = first?.t;
  const plain = Array.isArray(words) ? words[0] : (words ?? "");
  return { n, text: held.map(textOf).join("; "), measure: held.length === 1 ? measured(plain) : null };
}

/** Whether a column holds numbers, all but a few odd values. */
function isNumeric(known: { measure: Measure | null }[]): boolean {
  const numbers = known.filter((key) => key.measure).length;
  return numbers > 0 && numbers >= 0.9 * known.length;
}

/** The places of units, the most frequent first. */
function unitOrder(keys: Key[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { measure } of keys) if (measure) counts.set(measure.unit, (counts.get(measure.unit) ?? 0) + 1);
  const units = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return new Map(units.map(([unit], at) => [unit, at]));
}

/** The entities in the order of what a column says of them; those that are alike keep their order. */
export function sorted(nodes: number[], valuesOf: (n: number) => Value[], isDown: boolean): number[] {
  const keys = nodes.map((n) => keyOf(n, valuesOf(n)));
  const known = keys.filter((key) => key.text);
  const unknown = keys.filter((key) => !key.text);
  const turn = isDown ? -1 : 1;
  const { compare } = collator();
  const byText = (a: Key, b: Key): number => turn * compare(a.text, b.text);
  const units = unitOrder(known);
  const byMeasure = (a: Key, b: Key): number => {
    if (!a.measure || !b.measure) return a.measure ? -1 : b.measure ? 1 : byText(a, b);
    const apart = (units.get(a.measure.unit) ?? 0) - (units.get(b.measure.unit) ?? 0);
    return apart || turn * (a.measure.number - b.measure.number);
  };
  known.sort(isNumeric(known) ? byMeasure : byText);
  return [...known, ...unknown].map((key) => key.n);
}

/** Whether what a column says of these entities is numbers. */
export const holdsNumbers = (nodes: number[], valuesOf: (n: number) => Value[]): boolean =>
  isNumeric(nodes.map((n) => keyOf(n, valuesOf(n))).filter((key) => key.text));
