// The two matrices: models and the tasks they serve, models and the data they were trained and tested on.

import { kindOf, type Link, links, page, relations, roleOf, type Words } from "../../page/data";
import { say } from "../../words/language";
import type { View } from "../view";
import { dataMarks, isOnlyPossible, type Mark, taskMarks } from "./marks";
import { Matrix } from "./matrix";
import { SHAPES, type ShapeName, type Sign } from "./shapes";
import { claimSign, dataSigns, leakSign, linkSign, taskSigns } from "./signs";

const WORDS = {
  tasks: ["Model × Task", "模型 × 任务"] as Words,
  tasksCaption: ["Which tasks models are said to serve, and what tests of them found",
    "模型据称适用的任务及其测评结果"] as Words,
  data: ["Model × Data", "模型 × 数据集"] as Words,
  dataCaption: ["Which data models were trained and tested on, and where they may be the same",
    "模型的训练与测评数据及可能的重叠"] as Words,
  modelsName: ["models", "个模型"] as Words,
  tasksName: ["tasks", "个任务"] as Words,
  dataName: ["datasets", "个数据集"] as Words,
  findings: ["Findings only", "仅显示测评结果"] as Words,
  leaks: ["Possible leakage only", "仅显示可能的泄漏"] as Words,
  hollow: ["hollow: by its own authors", "空心：作者自测"] as Words,
  count: ["a number: so many findings", "数字：结果的数量"] as Words,
  taskNote: ["An empty cell means unknown, not no. Click a sign for what was found and who says so.",
    "空格表示未知，而非否定。点击符号查看结果与来源。"] as Words,
  dataNote: ["An empty cell means unknown, not no. ?: test data and training corpus share their origin, or "
    + "those of a model it was made from do. That shows that overlap is possible, not that it happened.",
  "空格表示未知，而非否定。?：测评数据与该模型或其祖先模型的训练语料同源，只说明可能重叠，并不证明确有泄漏。"] as Words,
};

const asSign = (shape: ShapeName, says: string, isHollow = false, count = 1): Sign =>
  ({ shape, isHollow, count, says });

function taskLegend(): Sign[] {
  const outcomes = page.outcomes.filter(({ key }) => Object.hasOwn(SHAPES, key));
  return [
    claimSign(),
    ...outcomes.map(({ key, t }) => asSign(key as ShapeName, say(t))),
    asSign("better-than-baseline", say(WORDS.hollow), true),
    asSign("better-than-baseline", say(WORDS.count), false, 3),
  ];
}

/** A link of each relation that leads from models to data. */
function uses(): Link[] {
  const isPair = ({ from, to }: Link): boolean =>
    kindOf(from).key === "model" && kindOf(to).key === "dataset";
  const all = links.filter((link) => ["training", "testing"].includes(roleOf(link)) && isPair(link));
  return relations.flatMap((_, r) => all.find((link) => link.r === r) ?? []);
}

function dataLegend(): Sign[] {
  const leaks = [false, true].filter((is) => page.leaks.some((leak) => isOnlyPossible(leak) === is));
  return [...uses().map(linkSign), ...leaks.map(leakSign)];
}

function dataTint(mark: Mark): string {
  if (mark.leaks.length) return mark.leaks.every(isOnlyPossible) ? "doubtful" : "leaky";
  return mark.links.some((link) => roleOf(link) === "training") ? "trained" : "tested";
}

export const taskMatrix: View = new Matrix({
  id: "tasks",
  name: WORDS.tasks,
  caption: WORDS.tasksCaption,
  rows: WORDS.modelsName,
  columns: WORDS.tasksName,
  columnKind: "task",
  gather: taskMarks,
  signs: taskSigns,
  stated: claimSign,
  tint: (mark) => (mark.links.length ? "claimed" : ""),
  only: WORDS.findings,
  isMain: (mark) => mark.evaluations.length > 0,
  legend: taskLegend,
  note: WORDS.taskNote,
});

export const dataMatrix: View = new Matrix({
  id: "data",
  name: WORDS.data,
  caption: WORDS.dataCaption,
  rows: WORDS.modelsName,
  columns: WORDS.dataName,
  columnKind: "dataset",
  gather: dataMarks,
  signs: dataSigns,
  stated: linkSign,
  tint: dataTint,
  only: WORDS.leaks,
  isMain: (mark) => mark.leaks.length > 0,
  legend: dataLegend,
  note: WORDS.dataNote,
});
