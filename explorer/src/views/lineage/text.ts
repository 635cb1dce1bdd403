// The lineage as text: lists in which descendants stand under their ancestors.

import { hasOpenWeights, relations, type Words, yearOf } from "../../page/data";
import { make } from "../../dom/dom";
import { byName, grouped, say } from "../../words/language";
import { wayTo } from "../../panels/search";
import type { Tie } from "./figure";
import { groupBy } from "./groups";

const WORDS = {
  descent: ["Descent", "谱系"] as Words,
  how: ["Under each entry stands what was made from it.", "每一条目之下列出由其产生的条目。"] as Words,
  above: ["see above", "见上文"] as Words,
  open: ["open weights", "权重公开"] as Words,
  alone: ["Without known descent", "谱系不详"] as Words,
  cut: ["… and %s more entries; narrow the choice to see them.", "……另有 %s 条，请缩小范围查看。"] as Words,
  none: ["Nothing on display.", "没有可显示的内容。"] as Words,
};
/** No list is longer than this. */
const MOST = 1500;

/** One entry of the lists. */
interface Branch {
  n: number;
  /** The relation to the entry above it, if there is one. */
  r: number | null;
  /** Whether its descendants stand under an earlier entry of the same. */
  isRepeated: boolean;
  branches: Branch[];
}

/** The forest of all that are tied: ancestors first, each entity's descendants told once. */
function forestOf(ties: readonly Tie[], order: (a: number, b: number) => number): Branch[] {
  const children = groupBy(ties, (tie) => tie.to);
  const hasAncestor = new Set(ties.map((tie) => tie.from));
  const tied = [...new Set(ties.flatMap((tie) => [tie.from, tie.to]))].sort(order);
  const told = new Set<number>();
  const forest: Branch[] = [];
  // What is left after the roots stands in rings, which are entered at their first member.
  for (const n of [...tied.filter((each) => !hasAncestor.has(each)), ...tied]) {
    if (told.has(n)) continue;
    const root: Branch = { n, r: null, isRepeated: false, branches: [] };
    forest.push(root);
    const open = [root];
    for (let branch = open.pop(); branch; branch = open.pop()) {
      branch.isRepeated = told.has(branch.n);
      if (branch.isRepeated) continue;
      told.add(branch.n);
      const under = (children.get(branch.n) ?? []).toSorted((a, b) => a.r - b.r || order(a.from, b.from));
      branch.branches = under.map(({ from, r }) => ({ n: from, r, isRepeated: false, branches: [] }));
      open.push(...branch.branches.toReversed());
    }
  }
  return forest;
}

const facts = (n: number): string =>
  [yearOf(n), hasOpenWeights(n) && say(WORDS.open)].filter(Boolean).join(", ");

function entry({ n, r, isRepeated }: Branch, hasMore: boolean): HTMLElement {
  const told = facts(n);
  return make("li", {},
    r === null ? null : make("span", { class: "how" }, `${say(relations[r].inverse)} `),
    wayTo(n),
    told ? make("span", { class: "hint" }, ` ${told}`) : null,
    isRepeated && hasMore ? make("span", { class: "hint" }, ` (${say(WORDS.above)})`) : null);
}

const loneEntry = (n: number): HTMLElement => entry({ n, r: null, isRepeated: false, branches: [] }, false);

/** Lists within lists, as long as there is room; `room` is how many entries may still follow. */
function lists(forest: readonly Branch[], room: { left: number }, parents: ReadonlySet<number>): HTMLElement {
  const list = make("ul", {});
  const open = forest.map((branch) => ({ branch, into: list })).toReversed();
  for (let next = open.pop(); next; next = open.pop()) {
    if (room.left-- <= 0) continue;
    const item = entry(next.branch, parents.has(next.branch.n));
    next.into.append(item);
    if (!next.branch.branches.length) continue;
    const under = make("ul", {});
    item.append(under);
    open.push(...next.branch.branches.map((branch) => ({ branch, into: under })).toReversed());
  }
  for (const empty of list.querySelectorAll("ul:empty")) empty.remove();
  return list;
}

/** All that are tied, as a forest, and the names of the others. */
export function tell(members: readonly number[], ties: readonly Tie[]): HTMLElement {
  const tied = new Set(ties.flatMap((tie) => [tie.from, tie.to]));
  const alone = members.filter((n) => !tied.has(n)).sort(byName);
  const room = { left: MOST };
  const forest = lists(forestOf(ties, byName), room, new Set(ties.map((tie) => tie.to)));
  const rest = alone.slice(0, Math.max(0, room.left));
  const cut = Math.max(0, -room.left) + alone.length - rest.length;
  return make("div", { class: "lineage-text" },
    members.length ? null : make("p", {}, say(WORDS.none)),
    ...(tied.size
      ? [make("h2", {}, say(WORDS.descent)), make("p", { class: "hint" }, say(WORDS.how)), forest] : []),
    ...(rest.length ? [make("h2", {}, say(WORDS.alone)), make("ul", {}, ...rest.map(loneEntry))] : []),
    cut ? make("p", {}, say(WORDS.cut, grouped(cut))) : null);
}
