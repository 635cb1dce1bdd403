// What narrows the view, in words: a picture must say what it leaves out.

import { facets, kinds, type Words } from "../page/data";
import { state } from "../page/state";
import { byName, grouped, nameOf, say, tongue } from "../words/language";

const WORDS = {
  and: ["%s and %s more", "%s，另外 %s 项"] as Words,
  picked: ["Picked: %s", "已选取：%s"] as Words,
  selected: ["Selected: %s", "已选择：%s"] as Words,
  found: ["Found by a question: %s", "查询结果：%s 项"] as Words,
  kinds: ["Types: %s", "类型：%s"] as Words,
  noKinds: ["no types", "无"] as Words,
  years: ["Years: %s to %s", "年份：%s 至 %s"] as Words,
  facet: ["%s: %s", "%s：%s"] as Words,
};

/** So many picked entities are named. */
const MOST_NAMES = 8;

const listed = (names: string[]): string => names.join(tongue() ? "、" : ", ");

function pickedNames(): string[] {
  if (!state.picked.size) return [];
  const nodes = [...state.picked].sort(byName);
  const names = listed(nodes.slice(0, MOST_NAMES).map(nameOf));
  const rest = nodes.length - MOST_NAMES;
  return [say(WORDS.picked, rest > 0 ? say(WORDS.and, names, rest) : names)];
}

function chosenKinds(): string[] {
  if (!state.kindsOff.size) return [];
  const names = kinds.flatMap((kind, k) => (state.kindsOff.has(k) ? [] : [say(kind.t)]));
  return [say(WORDS.kinds, listed(names) || say(WORDS.noKinds))];
}

const chosenValues = (): string[] =>
  facets.flatMap((facet) => {
    const chosen = [...(state.filters.get(facet.key) ?? [])].sort((a, b) => a - b);
    const names = listed(chosen.map((v) => say(facet.values[v])));
    return chosen.length ? [say(WORDS.facet, say(facet.t), names)] : [];
  });

/** The selection and the filters, each in words; nothing if all is shown and nothing selected. */
export const narrowing = (): string[] => [
  ...(state.selected === null ? [] : [say(WORDS.selected, nameOf(state.selected))]),
  ...pickedNames(),
  ...(state.found ? [say(WORDS.found, grouped(state.found.size))] : []),
  ...chosenKinds(),
  ...(state.years ? [say(WORDS.years, ...state.years)] : []),
  ...chosenValues(),
];
