// What a server says instead of an answer, and what to say where it says nothing.

import type { Words } from "../page/data";
import type { Answer } from "./answering";
import { originOf } from "./edits";
import type { Prepared } from "./prepared";
import { offsetOf, Trouble } from "./trouble";

const WORDS = {
  large: ["%s", "超出服务器允许的大小：%s"] as Words,
  busy: ["%s", "服务器暂时不能完成此查询：%s"] as Words,
  other: ["%s", "服务器拒绝了此查询：%s"] as Words,
  silent: ["The server answered with status %s and no reason.", "服务器返回状态 %s，没有给出原因。"] as Words,
  lost: [
    "The server cannot be reached. Is it still running, and is this machine online?",
    "无法连接服务器。请确认服务器仍在运行，且网络畅通。",
  ] as Words,
  broken: [
    "The answer broke off before its end, so nothing of it is shown. It may be too large, or have taken too long.",
    "结果未传输完整即中断，因此不予显示。可能是结果过大或用时过长。",
  ] as Words,
};
/** What a server says of a text, and how that is said in Chinese. */
const SAID: readonly [RegExp, string][] = [
  [/^(.+) is not expected here$/, "此处不应出现 %s。"],
  [/^the query is not whole$/, "查询不完整。"],
];
const LONGEST = 2000;
const PLACE = /^line (\d+), column (\d+): /;

type Refused = Answer & { kind: "refused" };

/** Trouble in the server's words; a fault in the text has its place, and our words where we see it. */
export function refusal(question: Prepared, { status, message }: Refused, seen: () => Trouble | null): Trouble {
  const told = message.trim().slice(0, LONGEST);
  if (!told) return new Trouble(WORDS.silent, [status]);
  const place = PLACE.exec(told);
  if (!place) return new Trouble(wordsFor(status), [told]);
  const sent = offsetOf(question.sent, { line: Number(place[1]), column: Number(place[2]) });
  const offset = originOf(question.edits, sent);
  const clear = seen();
  return clear?.offset === offset ? clear : inBoth(withoutPicture(told, place[0]), offset);
}

function inBoth(told: string, offset: number): Trouble {
  for (const [pattern, chinese] of SAID) {
    const found = pattern.exec(told);
    if (found) return new Trouble([told, chinese], found.slice(1), offset);
  }
  return new Trouble(told, [], offset);
}

function wordsFor(status: number): Words {
  if (status === 413) return WORDS.large;
  return status === 429 || status >= 500 ? WORDS.busy : WORDS.other;
}

/** A message without its place and the line of text that it shows: the page shows them itself. */
function withoutPicture(told: string, place: string): string {
  const [first, ...rest] = told.slice(place.length).split("\n");
  const caret = rest.findIndex((line) => /^\s*\^\s*$/.test(line));
  return [first, ...rest.slice(caret + 1)].join("\n").trim();
}

export const unreached = ({ isBrokenOff }: Answer & { kind: "lost" }): Trouble =>
  new Trouble(isBrokenOff ? WORDS.broken : WORDS.lost);
