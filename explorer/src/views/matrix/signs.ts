// Which signs stand for what is known of a pair, and in which words.

import { type Evaluation, type Link, page, relations, roleOf, type Words } from "../../page/data";
import { say } from "../../words/language";
import { isByAuthors, isOnlyPossible, type Mark } from "./marks";
import { type ShapeName, SHAPES, type Sign } from "./shapes";

const WORDS = {
  claim: ["said to serve the task", "据称适用于该任务"] as Words,
  leak: ["tested on data that it was trained on", "测评数据属于其训练数据"] as Words,
  possible: ["perhaps tested on data that it was trained on", "测评数据可能属于其训练数据"] as Words,
  authors: ["%s, by its own authors", "%s（作者自测）"] as Words,
  unsaid: ["outcome not stated", "未注明结论"] as Words,
  tested: ["tested on it", "在其上测评"] as Words,
};

/** How a relation between models and data is drawn, by the end of its address. */
function shapeOf(link: Link): ShapeName {
  const name = relations[link.r].iri.replace(/^.*[#/]/, "");
  if (name === "pretrainedOn") return "pretrained";
  if (name === "fineTunedOn") return "tuned";
  return roleOf(link) === "training" ? "trained" : "tested";
}

const outcomeShape = (test: Evaluation): ShapeName => {
  const key = test.o === undefined ? "" : page.outcomes[test.o].key;
  return Object.hasOwn(SHAPES, key) ? (key as ShapeName) : "no-verdict";
};

const outcomeWords = (test: Evaluation): string =>
  test.o === undefined ? say(WORDS.unsaid) : say(page.outcomes[test.o].t);

export function outcomeSign(test: Evaluation, count = 1): Sign {
  const isHollow = isByAuthors(test);
  const outcome = outcomeWords(test);
  const says = isHollow ? say(WORDS.authors, outcome) : outcome;
  return { shape: outcomeShape(test), isHollow, count, says };
}

/** One sign for each outcome, others' tests before those of the authors. */
function outcomeSigns(tests: Evaluation[]): Sign[] {
  const groups = new Map<string, Evaluation[]>();
  for (const test of tests) {
    const key = `${test.o ?? 9}${isByAuthors(test) ? "b" : "a"}`;
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([, group]) => outcomeSign(group[0], group.length));
}

export const claimSign = (): Sign => ({ shape: "claim", isHollow: false, count: 1, says: say(WORDS.claim) });

/** The signs of a model and a task. */
export const taskSigns = (mark: Mark): Sign[] =>
  [...(mark.links.length ? [claimSign()] : []), ...outcomeSigns(mark.evaluations)];

export const linkSign = (link: Link): Sign =>
  ({ shape: shapeOf(link), isHollow: roleOf(link) === "testing", count: 1, says: say(relations[link.r].t) });

export const leakSign = (isGuess: boolean): Sign => ({
  shape: isGuess ? "possible-leak" : "leak", isHollow: isGuess, count: 1,
  says: say(isGuess ? WORDS.possible : WORDS.leak),
});

const testedSign = (): Sign => ({ shape: "tested", isHollow: true, count: 1, says: say(WORDS.tested) });

/** The signs of a model and a dataset; a leak that is more than possible stands for all. */
export function dataSigns(mark: Mark): Sign[] {
  const stated = [...mark.links].sort((a, b) => a.r - b.r);
  const isUnstatedTest = mark.evaluations.length > 0 && !stated.some((link) => roleOf(link) === "testing");
  return [
    ...stated.map(linkSign),
    ...(isUnstatedTest ? [testedSign()] : []),
    ...(mark.leaks.length ? [leakSign(mark.leaks.every(isOnlyPossible))] : []),
  ];
}
