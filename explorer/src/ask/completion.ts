// What can be completed where somebody types: words of SPARQL, variables, terms and entities.

import type { Completion, CompletionSource } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { Words } from "../page/data";
import type { Settings } from "./door";
import { FUNCTIONS_TO_OFFER, WORDS_TO_OFFER } from "./keywords";
import { written } from "./terms";

const WORDS = {
  keyword: ["SPARQL", "SPARQL"] as Words,
  function: ["function", "函数"] as Words,
  prefix: ["prefix", "前缀"] as Words,
  term: ["term", "术语"] as Words,
};
const MOST = 80;

interface Candidate {
  text: string;
  kind: Words;
  type: string;
  names: string[];
  folded: string[];
}

const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const inAll = (words: Words): string[] => (Array.isArray(words) ? [...new Set(words)] : [words]);

const candidate = (text: string, kind: Words, type: string, names: string[] = []): Candidate =>
  ({ text, kind, type, names, folded: [text, ...names].map(folded) });

function candidates({ prefixes, vocabulary, entities }: Settings): Candidate[] {
  return [
    ...WORDS_TO_OFFER.map((word) => candidate(word, WORDS.keyword, "keyword")),
    ...FUNCTIONS_TO_OFFER.map((word) => candidate(word, WORDS.function, "function")),
    ...Object.entries(prefixes).map(([prefix, space]) =>
      candidate(`${prefix}:`, WORDS.prefix, "namespace", [space])),
    ...vocabulary.map(({ name, t }) => candidate(name, WORDS.term, "property", inAll(t))),
    ...entities.map(({ iri, kind, names }) => candidate(written(iri, prefixes), kind, "class", names)),
  ];
}

/** How well a candidate answers what is typed; less is better. */
function distance({ folded: [text, ...names] }: Candidate, asked: string): number {
  if (text.startsWith(asked)) return 0;
  const texts = [text.slice(text.indexOf(":") + 1), ...names];
  if (texts.some((each) => each.startsWith(asked))) return 1;
  if (asked.length < 2) return Infinity;
  if (texts.some((each) => each.includes(` ${asked}`) || each.includes(`-${asked}`))) return 2;
  return texts.some((each) => each.includes(asked)) ? 3 : Infinity;
}

/** The candidates that answer a text, best first; longer ones later. */
function matching(all: Candidate[], typed: string): Candidate[] {
  const asked = folded(typed);
  return all.map((each) => ({ each, far: distance(each, asked) }))
    .filter(({ far }) => far < Infinity)
    .sort((a, b) => a.far - b.far || a.each.text.length - b.each.text.length)
    .slice(0, MOST).map(({ each }) => each);
}

function variables(text: string, except: string): Completion[] {
  const names = new Set(text.match(/[?$][\p{L}\p{N}_]+/gu));
  return [...names].filter((name) => name !== except).map((label) => ({ label, type: "variable" }));
}

/** The source of completions for an editor. */
export function completionSource(settings: Settings): CompletionSource {
  let all: Candidate[] | null = null;
  return (context) => {
    const { state, pos } = context;
    if (/comment|string/.test(syntaxTree(state).resolveInner(pos, -1).name)) return null;
    const variable = context.matchBefore(/[?$][\p{L}\p{N}_]*/u);
    if (variable) return { from: variable.from, options: variables(state.doc.toString(), variable.text) };
    const typed = context.matchBefore(/[\p{L}\p{N}_:.\-]+/u);
    if (!typed && !context.explicit) return null;
    all ??= candidates(settings);
    const options = matching(all, typed?.text ?? "").map((each, n) => shown(each, n, settings));
    return { from: typed?.from ?? pos, options, filter: false };
  };
}

/** The name beside it, unless it says the same; all the names on demand. */
function shown({ text, kind, type, names }: Candidate, n: number, { say, language }: Settings): Completion {
  const own = names[language() === "zh" ? 1 : 0] ?? names[0];
  return {
    label: text, type, boost: -n,
    detail: own && type !== "namespace" ? `${own} · ${say(kind)}` : say(kind),
    ...(names.length ? { info: names.join("\n") } : {}),
  };
}
