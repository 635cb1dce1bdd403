// A question's text: what it asks for, and whether it may be asked at all.

import type { Words } from "../page/data";
import { type Token, tokensOf, wordOf } from "./tokens";
import { Trouble } from "./trouble";

const WORDS = {
  long: ["The question has more than %s characters.", "查询超过 %s 个字符。"] as Words,
  empty: ["The question is empty.", "查询为空。"] as Words,
  starts: [
    "A question starts with SELECT, ASK, CONSTRUCT or DESCRIBE.",
    "查询应以 SELECT、ASK、CONSTRUCT 或 DESCRIBE 开头。",
  ] as Words,
  update: ["%s would change the graph, and this page only reads it.", "%s 会修改图谱，而本页面只能读取。"] as Words,
  service: [
    "SERVICE would ask another server, and this page has no network.",
    "SERVICE 会访问其他服务器，而本页面不联网。",
  ] as Words,
  doubtful: ["This < can be read in two ways, one of them a SERVICE.", "此处的 < 有两种读法，其中一种是 SERVICE。"] as Words,
  blank: ["Put a blank after the < sign.", "请在 < 之后加一个空格。"] as Words,
  deep: ["Brackets stand %s deep and deeper.", "括号嵌套达到 %s 层以上。"] as Words,
  apart: ["Take the question apart.", "请将查询拆开。"] as Words,
  prefix: ["The prefix %s: is not declared.", "前缀 %s: 没有声明。"] as Words,
  declare: ["Declare it in a line of its own: PREFIX name: <…>", "请单独用一行声明：PREFIX 名称: <…>"] as Words,
};
const LENGTH_LIMIT = 100_000;
const DEPTH_LIMIT = 64;

export type Form = "SELECT" | "ASK" | "CONSTRUCT" | "DESCRIBE";
const FORMS: ReadonlySet<string> = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);
const UPDATES: ReadonlySet<string> = new Set(
  ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"],
);
const PROLOGUE: ReadonlySet<string> = new Set(["PREFIX", "BASE", "VERSION"]);

export interface Question {
  text: string;
  tokens: Token[];
  form: Form;
  /** The prefixes that the text uses and does not declare. */
  undeclared: string[];
}

/** Read a question, or say why it cannot be asked here; `isSealed` refuses to ask other servers. */
export function readQuestion(
  text: string, prefixes: Readonly<Record<string, string>>, isSealed: boolean,
): Question {
  if (text.length > LENGTH_LIMIT) throw new Trouble(WORDS.long, [LENGTH_LIMIT.toLocaleString("en-US")]);
  const tokens = tokensOf(text);
  const deep = tokens.find((token) => token.depth >= DEPTH_LIMIT);
  if (deep) throw new Trouble(WORDS.deep, [DEPTH_LIMIT], deep.start, WORDS.apart);
  const body = bodyOf(tokens);
  const form = formOf(body[0]);
  if (isSealed) refuseService(text, tokens);
  return { text, tokens, form, undeclared: undeclaredIn(tokens, body, prefixes) };
}

/** The tokens after the PREFIX and BASE lines. */
function bodyOf(tokens: Token[]): Token[] {
  let place = 0;
  while (PROLOGUE.has(wordOf(tokens[place]))) place += wordOf(tokens[place]) === "PREFIX" ? 3 : 2;
  return tokens.slice(place);
}

function formOf(first: Token | undefined): Form {
  if (!first) throw new Trouble(WORDS.empty, [], null, WORDS.starts);
  const word = wordOf(first);
  if (FORMS.has(word)) return word as Form;
  if (UPDATES.has(word)) throw new Trouble(WORDS.update, [word], first.start, WORDS.starts);
  throw new Trouble(WORDS.starts, [], first.start);
}

function refuseService(text: string, tokens: Token[]): void {
  const called = tokens.find((token) => wordOf(token) === "SERVICE");
  if (called) throw new Trouble(WORDS.service, [], called.start);
  const doubtful = tokens.find((token) => token.isDoubtful);
  if (doubtful && /service/i.test(text)) throw new Trouble(WORDS.doubtful, [], doubtful.start, WORDS.blank);
}

function undeclaredIn(tokens: Token[], body: Token[], prefixes: Readonly<Record<string, string>>): string[] {
  const declared = new Set(tokens.flatMap((token, n) =>
    token.kind === "name" && wordOf(tokens[n - 1]) === "PREFIX" ? [token.text.slice(0, -1)] : []));
  const missing = new Set<string>();
  for (const token of body) {
    const prefix = token.kind === "name" ? token.text.slice(0, token.text.indexOf(":")) : null;
    if (prefix === null || declared.has(prefix)) continue;
    if (!Object.hasOwn(prefixes, prefix)) {
      throw new Trouble(WORDS.prefix, [prefix], token.start, WORDS.declare);
    }
    missing.add(prefix);
  }
  return [...missing];
}
