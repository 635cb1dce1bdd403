// What the signs on the map mean, in the strip below it: for small screens and for paper, where no
// sidebar says so.

import { kinds, type Relation, relations, type Role, type Words } from "../../page/data";
import { make } from "../../dom/dom";
import { icon, stroke } from "../../dom/icons";
import { say } from "../../words/language";

/** One line stands for all relations of its role. */
const LINES: [Role, Words][] = [
  ["lineage", ["weights from", "权重来自"]],
  ["component", ["borrows from", "借用自"]],
  ["training", ["trained on", "训练数据"]],
];

const entry = (kind: string, sign: SVGSVGElement, words: string): HTMLElement =>
  make("li", { class: kind }, sign, words);

/** The foremost relation of a role that is drawn at rest. */
const drawn = (role: Role): Relation | undefined =>
  relations.filter((relation) => relation.role === role && relation.shown && relation.count)
    .sort((a, b) => b.width - a.width)[0];

export function legendEntries(): HTMLElement[] {
  const signs = kinds.filter((kind) => kind.count).map((kind) => entry("sign", icon(kind), say(kind.t)));
  const lines = LINES.flatMap(([role, words]) => {
    const relation = drawn(role);
    return relation ? [entry("line", stroke(relation), say(words))] : [];
  });
  return [...signs, ...lines];
}
