// What is wrong with a text that the engine refused, told more clearly than the engine tells it.

import type { Words } from "../page/data";
import { editsBetween } from "../page/finding";
import { originOf } from "./edits";
import { KEYWORDS, SIGNS } from "./keywords";
import type { Prepared } from "./prepared";
import { type Token, wordOf } from "./tokens";
import { offsetOf, Trouble } from "./trouble";

const WORDS = {
  string: ["This string is not closed.", "此字符串没有结束引号。"] as Words,
  sign: ["%s is no sign of SPARQL.", "%s 不是 SPARQL 的符号。"] as Words,
  comma: ["Variables are listed without commas.", "变量之间不用逗号。"] as Words,
  word: ["%s is no word of SPARQL. Variables start with ?.", "%s 不是 SPARQL 的词；变量以 ? 开头。"] as Words,
  meant: ["%s is no word of SPARQL. Did you mean %s?", "%s 不是 SPARQL 的词；是否想写 %s？"] as Words,
  nothing: ["This %s closes nothing.", "此处的 %s 没有对应的开括号。"] as Words,
  other: ["This %s cannot close the %s before it.", "此处的 %s 不能与之前的 %s 配对。"] as Words,
  open: ["This %s is never closed.", "此处的 %s 没有闭合。"] as Words,
  iri: [
    "%s is not a whole IRI; write it out, as in <https://…>.",
    "%s 不是完整的 IRI，请写全，如 <https://…>。",
  ] as Words,
  unexpected: ["%s is not expected here.", "此处不应出现 %s。"] as Words,
  unfinished: ["The question is not whole.", "查询不完整。"] as Words,
  twice: ["A name after AS is already taken by another value.", "AS 之后的名称已被占用。"] as Words,
  ungrouped: [
    "A variable is selected that is neither in GROUP BY nor counted or summed.",
    "所选变量既不在 GROUP BY 中，也未经聚合。",
  ] as Words,
  rule: ["A rule of SPARQL is broken: %s", "违反了 SPARQL 的规则：%s"] as Words,
};
const CLOSING: Record<string, string> = { "(": ")", "[": "]", "{": "}", "<<": ">>" };
const POSITION = /^error at (\d+):(\d+): (?:expected (?:one of )?)?/;
// What the engine says in words, among the tokens that it lists as expected.
const IN_WORDS = /(?:^|, )((?:The|A|An|Only|It|Not) [^,]*[a-z][^,]*)/;

/** Turn the engine's complaint about the sent text into trouble in the written text. */
export function explained(question: Prepared, complaint: string): Trouble {
  const position = POSITION.exec(complaint);
  if (!position) return faultIn(question.tokens) ?? new Trouble(WORDS.rule, [complaint.split("\n")[0]]);
  const expected = complaint.slice(position[0].length);
  const place = offsetOf(question.sent, { line: Number(position[1]), column: Number(position[2]) });
  const offset = originOf(question.edits, Math.max(0, place - overshoot(expected)));
  const token = question.tokens.find((each) => each.end > offset);
  const words = IN_WORDS.exec(expected);
  if (words) return inWords(words[1]);
  return faultIn(question.tokens) ?? (token
    ? new Trouble(WORDS.unexpected, [token.text], token.start)
    : new Trouble(WORDS.unfinished, [], question.text.trimEnd().length));
}

/** The engine says in words which rule is broken, but not where: it points behind the question. */
function inWords(said: string): Trouble {
  if (/overrides an existing variable/.test(said)) return new Trouble(WORDS.twice);
  if (/GROUP BY|unbound/.test(said)) return new Trouble(WORDS.ungrouped);
  return new Trouble(WORDS.rule, [said]);
}

/**
 * How far behind the fault the engine points: it reads as many characters as a keyword has before
 * it finds that they are another word.
 */
function overshoot(expected: string): number {
  const wanted = expected.split(", ").filter((word) => word !== "[_]");
  const areKeywords = wanted.length > 0 && wanted.every((word) => /^\w+$/.test(word));
  return areKeywords ? Math.min(...wanted.map((word) => word.length)) : 0;
}

/** The first clear fault in a text that the engine has refused. */
export function faultIn(tokens: Token[]): Trouble | null {
  for (const token of tokens) {
    const fault = faultOf(token);
    if (fault) return fault;
  }
  return bracketFault(tokens) ?? relativeIri(tokens);
}

/** Look at one token alone: an open string, a strange sign, a word that is none. */
function faultOf(token: Token): Trouble | null {
  const { kind, text, start } = token;
  if (text === "'" || text === '"') return new Trouble(WORDS.string, [], start);
  if (kind === "other" && !SIGNS.has(text)) return new Trouble(WORDS.sign, [text], start);
  if (text === "," && token.depth === 0) return new Trouble(WORDS.comma, [], start);
  if (kind !== "word" || KEYWORDS.has(wordOf(token))) return null;
  const meant = nearest(wordOf(token));
  return meant ? new Trouble(WORDS.meant, [text, meant], start) : new Trouble(WORDS.word, [text], start);
}

/** The keyword that was probably meant. */
function nearest(asked: string): string | undefined {
  const edits = (word: string): number => editsBetween(word, asked, word.length < 5 ? 1 : 2);
  return [...KEYWORDS].filter((word) => edits(word) < Infinity).sort((a, b) => edits(a) - edits(b))[0];
}

export const isBalanced = (tokens: Token[]): boolean => bracketFault(tokens) === null;

function bracketFault(tokens: Token[]): Trouble | null {
  const opened: Token[] = [];
  for (const token of tokens) {
    if (token.kind === "open") opened.push(token);
    if (token.kind !== "close") continue;
    const before = opened.pop();
    if (!before) return new Trouble(WORDS.nothing, [token.text], token.start);
    if (CLOSING[before.text] !== token.text) {
      return new Trouble(WORDS.other, [token.text, before.text], token.start);
    }
  }
  const last = opened.at(-1);
  return last ? new Trouble(WORDS.open, [last.text], last.start) : null;
}

function relativeIri(tokens: Token[]): Trouble | null {
  if (tokens.some((token) => wordOf(token) === "BASE")) return null;
  const relative = tokens.find((token) => token.kind === "iri" && !token.text.includes(":"));
  return relative ? new Trouble(WORDS.iri, [relative.text], relative.start) : null;
}
