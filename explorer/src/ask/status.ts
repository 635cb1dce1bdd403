// The line that says what becomes of the question, for eyes and ears.

import type { Words } from "../page/data";
import { button, make } from "../dom/dom";
import { grouped, say } from "../words/language";
import { type Outcome, session } from "./session";
import { placeOf, type Trouble } from "./trouble";

const WORDS = {
  starting: ["The query engine is starting …", "查询引擎正在启动……"] as Words,
  running: ["Asking …", "正在查询……"] as Words,
  stop: ["Stop", "停止"] as Words,
  stopped: ["Stopped.", "已停止。"] as Words,
  slow: ["Stopped after %s seconds, the time that a question has.", "查询已达到 %s 秒的时限，已停止。"] as Words,
  longer: ["Ask again with %s seconds", "以 %s 秒时限重新查询"] as Words,
  rows: ["%s rows in %s", "%s 行，用时 %s"] as Words,
  row: ["1 row in %s", "1 行，用时 %s"] as Words,
  more: ["More than %s rows, in %s", "超过 %s 行，用时 %s"] as Words,
  triples: ["%s statements in %s", "%s 条陈述，用时 %s"] as Words,
  answered: ["Answered in %s", "用时 %s"] as Words,
  place: ["Line %s, column %s: ", "第 %s 行第 %s 列："] as Words,
  go: ["Go there", "定位"] as Words,
};
/** How much longer a question gets that was too slow. */
const LONGER = 6;

export interface Acts {
  stop(): void;
  again(seconds: number): void;
  goTo(offset: number): void;
}

const timeOf = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.ceil(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** The content of the line. */
export function statusOf(outcome: Outcome, acts: Acts): (Node | string)[] {
  switch (outcome.kind) {
    case "nothing": return [];
    case "starting": return [say(WORDS.starting)];
    case "running": return [say(WORDS.running), button(say(WORDS.stop), acts.stop, { class: "plain stop" })];
    case "stopped": return [say(WORDS.stopped)];
    case "slow": {
      const seconds = outcome.seconds * LONGER;
      return [make("span", { class: "warning" }, say(WORDS.slow, outcome.seconds)),
        button(say(WORDS.longer, seconds), () => acts.again(seconds), { class: "plain" })];
    }
    case "trouble": return troubleOf(outcome.trouble, acts);
    case "boolean": return [say(WORDS.answered, timeOf(outcome.milliseconds))];
    case "triples": return [say(WORDS.triples, grouped(outcome.triples.count), timeOf(outcome.milliseconds))];
    case "table": return [rowsOf(outcome)];
  }
}

function rowsOf({ table, isCut, milliseconds }: Outcome & { kind: "table" }): string {
  const time = timeOf(milliseconds);
  if (isCut) return say(WORDS.more, grouped(table.rows.length), time);
  return table.rows.length === 1 ? say(WORDS.row, time) : say(WORDS.rows, grouped(table.rows.length), time);
}

function troubleOf({ words, fill, offset, hint }: Trouble, acts: Acts): (Node | string)[] {
  const place = offset === null ? null : placeOf(session.text, offset);
  const where = place ? say(WORDS.place, place.line, place.column) : "";
  const line = make("span", { class: "fault" }, where, say(words, ...fill), hint ? ` ${say(hint)}` : "");
  if (offset === null) return [line];
  return [line, button(say(WORDS.go), () => acts.goTo(offset), { class: "plain" })];
}
