// The facts of several entities side by side, in the order in which one chooses between models.

import {
  cards, hasOpenWeights, kindOf, linksOf, page, relations, type Role, type Value, type Words, yearOf,
} from "../../page/data";
import { grouped, say } from "../../words/language";
import { endsOf, factsOf, holds, textOf } from "../table/values";

const WORDS = {
  identity: ["What it is", "基本信息"] as Words,
  training: ["Training", "训练"] as Words,
  size: ["Size", "规模"] as Words,
  abilities: ["Abilities", "能力"] as Words,
  access: ["Licences and weights", "许可证与权重"] as Words,
  evaluation: ["Evaluation", "测评"] as Words,
  use: ["What it is used in", "被用于"] as Words,
  rest: ["Other", "其他"] as Words,
  kind: ["entity type", "条目类型"] as Words,
  year: ["year", "年份"] as Words,
  also: ["also known as", "别名"] as Words,
  section: ["section", "分区"] as Words,
  openWeights: ["public weights", "公开权重"] as Words,
  yes: ["yes", "是"] as Words,
  tested: ["evaluated", "测评"] as Words,
  outcomes: ["outcomes reported", "报告的测评结论"] as Words,
  times: ["%s: %s", "%s：%s"] as Words,
};

export const GROUPS = [
  "identity", "training", "size", "abilities", "access", "evaluation", "use", "rest",
] as const;
export type GroupName = (typeof GROUPS)[number];
export const groupTitle = (group: GroupName): string => say(WORDS[group]);

/** One line of the comparison: what is said of each entity, nothing where it is not known. */
export interface Line {
  group: GroupName;
  title: string;
  cells: Value[][];
  /** Names always differ, which says nothing. */
  isNames?: true;
}

/** Where facts stand, by the ends of their addresses; all others stand last. */
const PLACES = new Map(Object.entries<GroupName>({
  type: "identity", publicationName: "identity", creativeWorkStatus: "identity", title: "identity",
  definition: "identity",
  hasTokenization: "training", hasObjective: "training", hasModality: "training", hasSpecies: "training",
  hasArchitecture: "training", parameterCount: "size", pretrainingSize: "size", size: "size",
  license: "access", distribution: "access", codeRepository: "access",
}));
const ROLES: Partial<Record<Role, GroupName>> = {
  introduction: "identity", maker: "identity", version: "identity", succession: "identity",
  containment: "identity",
  lineage: "training", component: "training", training: "training", influence: "training",
  task: "abilities", testing: "evaluation",
};
/** The same the other way round, where that is another matter. */
const INVERSE: Partial<Record<Role, GroupName>> = {
  lineage: "use", component: "use", influence: "use", training: "use", task: "use", maker: "use",
};
/** Facts that another line tells better, and the summary, which tells what all the lines tell. */
const TOLD = new Set(["year", "subject", "hasEvaluation", "description"]);
const endOf = (iri: string): string => iri.replace(/^.*[#/]/, "");

const one = (t: Words | undefined): Value[] => (t === undefined ? [] : [{ t }]);

function yearsOf(n: number): Value[] {
  const term = page.terms.findIndex(({ iri }) => endOf(iri) === "year");
  const stated = factsOf(n, term);
  return stated.length || yearOf(n) === null ? stated : one(String(yearOf(n)));
}

function outcomesOf(n: number): Value[] {
  const tests = page.evaluations.filter((test) => test.m === n);
  return page.outcomes.flatMap(({ t }, o) => {
    const count = tests.filter((test) => test.o === o).length;
    return count ? one(say(WORDS.times, say(t), grouped(count))) : [];
  });
}

/** The lines that no single fact or relation makes. */
function ownLines(nodes: number[]): Line[] {
  const facet = (key: string) => (n: number): Value[] => {
    const found = page.facets.find((each) => each.key === key);
    return (found?.of[n] ?? []).flatMap((value) => one(found?.values[value]));
  };
  const line = (group: GroupName, words: Words, of: (n: number) => Value[]): Line =>
    ({ group, title: say(words), cells: nodes.map(of) });
  return [
    line("identity", WORDS.kind, (n) => one(kindOf(n).one)),
    line("identity", WORDS.year, yearsOf),
    line("identity", WORDS.section, facet("section")),
    line("access", WORDS.openWeights, (n) => (hasOpenWeights(n) ? one(WORDS.yes) : [])),
    line("evaluation", WORDS.tested, facet("evaluated")),
    line("evaluation", WORDS.outcomes, outcomesOf),
  ];
}

const nameLine = (nodes: number[]): Line => ({
  group: "identity", title: say(WORDS.also), isNames: true,
  cells: nodes.map((n) => (cards[n].also ?? []).flatMap(one)),
});

function factLines(nodes: number[]): Line[] {
  const used = new Set(nodes.flatMap((n) => (cards[n].f ?? []).flatMap((row) => row.p ?? [])));
  const untold = [...used].filter((term) => !TOLD.has(endOf(page.terms[term].iri)));
  return untold.sort((a, b) => a - b).map((term) => ({
    group: PLACES.get(endOf(page.terms[term].iri)) ?? "rest",
    title: say(page.terms[term].t),
    cells: nodes.map((n) => factsOf(n, term)),
  }));
}

function linkLines(nodes: number[]): Line[] {
  const used = new Set(nodes.flatMap((n) => linksOf[n].map((link) => link.r)));
  const ends = (n: number, r: number, isOutgoing: boolean): Value[] => {
    const values = endsOf(n, r, isOutgoing);
    // Whom a work cites is a list for the details; here its length tells more.
    const isCounted = relations[r].role === "citation" && values.length > 0;
    return isCounted ? one(grouped(values.filter(holds).length)) : values;
  };
  return [...used].sort((a, b) => a - b).flatMap((r) => [true, false].map((isOutgoing) => ({
    group: (isOutgoing ? undefined : INVERSE[relations[r].role]) ?? ROLES[relations[r].role] ?? "rest",
    title: say(isOutgoing ? relations[r].t : relations[r].inverse),
    cells: nodes.map((n) => ends(n, r, isOutgoing)),
  })));
}

/** All lines that say anything of any of the entities, group by group. */
export function linesOf(nodes: number[]): Line[] {
  const all = [...ownLines(nodes), ...factLines(nodes), ...linkLines(nodes), nameLine(nodes)];
  const told = all.filter((line) => line.cells.some((values) => values.length > 0));
  return GROUPS.flatMap((group) => told.filter((line) => line.group === group));
}

const contentOf = (values: Value[]): string => JSON.stringify(values.filter(holds).map(textOf).sort());

/** Whether the entities differ in what is known of them; not to know is no difference. */
export function differs(line: Line): boolean {
  if (line.isNames) return false;
  const known = line.cells.filter((values) => values.some(holds)).map(contentOf);
  return new Set(known).size > 1;
}
