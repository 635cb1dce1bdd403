// Two languages: which one is spoken, and how to say things in it. Words stand beside their use.

import { cards, type Words } from "../page/data";
import { state } from "../page/state";

export const LANGUAGES = ["en", "zh"];

/** The current language as a place in every pair of texts. */
export const tongue = (): number => Math.max(0, LANGUAGES.indexOf(state.language));

/** The text in the current language, with `%s` filled in order. */
export function say(words: Words | undefined, ...fill: (string | number)[]): string {
  const text = Array.isArray(words) ? words[tongue()] || words[0] : (words ?? "");
  let n = 0;
  return fill.length ? text.replace(/%s/g, () => String(fill[n++])) : text;
}

/** The text in all its languages, for search. */
export const inAll = (words: Words | undefined): string[] => (Array.isArray(words) ? words : words ? [words] : []);

export const nameOf = (n: number): string => say(cards[n].t);

/** Order of names in the current language. */
export const byName = (a: number, b: number): number => collator().compare(nameOf(a), nameOf(b)) || a - b;

const collators: Intl.Collator[] = [];
/** Made when it is first asked for: the rules of Chinese take a while to load. */
export const collator = (): Intl.Collator =>
  (collators[tongue()] ??= new Intl.Collator(["en", "zh-Hans"][tongue()], { numeric: true }));

/** Digits in groups of three. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
