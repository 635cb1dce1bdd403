// Finding among the names of everything: exact spellings first, then what was probably meant.

/** Path, number of the kind, English name, Chinese name if it differs, other names. */
export type Name = readonly [path: string, kind: number, english: string, chinese: string, also: readonly string[]];
export interface Names {
  kinds: readonly (readonly [string, string])[];
  names: readonly Name[];
}

/** One spelling for many: case, full-width forms and accents do not matter. */
const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const known = new WeakMap<Name, string[]>();

function spellings(name: Name): string[] {
  let found = known.get(name);
  if (!found) {
    const id = name[0].slice(name[0].indexOf("/") + 1);
    found = [name[2], name[3], id, ...name[4]].filter(Boolean).map(folded);
    known.set(name, found);
  }
  return found;
}

/** How well a text answers; less is better. */
function distance(text: string, asked: string): number {
  const at = text.indexOf(asked);
  if (at < 0) return Infinity;
  if (at === 0) return text.length === asked.length ? 0 : 1 + text.length / 1000;
  return /[\s\-_:(/·]/.test(text[at - 1]) ? 2 : 3;
}

/** How many letters are wrong between two words, two that changed places counting once. */
function mistakes(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, k) => k)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let k = 1; k <= other.length; k++) {
      const same = one[i - 1] === other[k - 1];
      row[k] = Math.min(last[k] + 1, row[k - 1] + 1, last[k - 1] + (same ? 0 : 1));
      const swapped = i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1];
      if (swapped) row[k] = Math.min(row[k], before[k - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

/** How far a text is from what was typed, if a letter in four may be wrong. */
function likeness(text: string, asked: string): number {
  const allowed = Math.floor(asked.length / 4);
  if (!allowed) return Infinity;
  const tried = [text, ...text.split(/[\s\-_:(/·]+/)].map((word) => word.slice(0, asked.length + 1));
  const least = Math.min(...tried.map((word) => Math.min(mistakes(word, asked), mistakes(word.slice(0, asked.length), asked))));
  return least <= allowed ? least : Infinity;
}

function ranked(names: readonly Name[], score: (text: string) => number): Name[] {
  const scored = names.map((name) => [name, Math.min(...spellings(name).map((text, k) => score(text) + Math.min(k, 4) / 10))] as const);
  return scored.filter(([, least]) => least < Infinity).sort((a, b) => a[1] - b[1] || a[0][1] - b[0][1]).map(([name]) => name);
}

/** The names that a text finds, best first. */
export function find({ names }: Names, text: string, most: number): Name[] {
  const asked = folded(text).split(/\s+/).filter(Boolean).join(" ");
  if (!asked) return [];
  const exact = ranked(names, (spelt) => distance(spelt, asked));
  if (exact.length) return exact.slice(0, most);
  const words = asked.split(" ");
  const scattered = ranked(names, (spelt) => (words.every((word) => spelt.includes(word)) ? 5 : Infinity));
  return (scattered.length ? scattered : ranked(names, (spelt) => likeness(spelt, asked))).slice(0, most);
}
