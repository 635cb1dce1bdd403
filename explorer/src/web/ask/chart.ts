// Charts of tables that measure something: bars by name, or columns by year. The first number counts.

import type { Words } from "../../page/data";
import { make } from "../../dom/dom";
import { say } from "../../words/language";
import { wordsIn } from "../../ask/cells";
import { isNumber, type Table } from "../../ask/terms";
import { bars } from "./bars";
import { columns } from "./columns";

const WORDS = {
  bars: ["Bar chart of %s by %s. The table below has the numbers.", "%s 按 %s 的条形图，数值见下表。"] as Words,
  years: ["Column chart of %s by year. The table below has the numbers.", "%s 按年份的柱状图，数值见下表。"] as Words,
  of: ["%s by %s", "%s（按 %s）"] as Words,
};

/** The columns of a chart: what is measured, by what, and what divides the columns of a year. */
export interface Plan {
  value: number;
  by: number;
  isYears: boolean;
  series: number | null;
}

/** One number, its name, and the part of it that it stands for. */
export interface Point {
  name: string;
  part: string;
  value: number;
}

const YEARS: [number, number] = [1800, 2200];

/** How a table can be drawn; nothing where no chart makes sense. */
export function planFor({ columns: names, rows }: Table): Plan | null {
  if (rows.length < 2) return null;
  const numbers = names.flatMap((_, c) => (rows.every((row) => isFiniteNumber(row[c])) ? [c] : []));
  const years = numbers.filter((c) => rows.every((row) => isYear(row[c]?.value ?? "")));
  const value = numbers.find((c) => !years.includes(c));
  if (value === undefined) return null;
  const others = names.flatMap((_, c) => (numbers.includes(c) ? [] : [c]));
  if (years.length === 1 && others.length < 2 && isKey(rows, [...years, ...others])) {
    return { value, by: years[0], isYears: true, series: others[0] ?? null };
  }
  const by = others.find((c) => isKey(rows, [c])) ?? others[0];
  return by === undefined ? null : { value, by, isYears: false, series: null };
}

const isFiniteNumber = (term: Table["rows"][0][0]): boolean =>
  term !== undefined && isNumber(term) && Number.isFinite(Number(term.value));
const isYear = (text: string): boolean =>
  /^\d{4}$/.test(text) && Number(text) >= YEARS[0] && Number(text) <= YEARS[1];

/** Whether no two rows have the same values in some columns. */
const isKey = (rows: Table["rows"], columns: number[]): boolean =>
  new Set(rows.map((row) => JSON.stringify(columns.map((c) => row[c]?.value ?? null)))).size === rows.length;

/** Draw a chart; what it shows stands in the table as well. */
export function chartOf(table: Table, plan: Plan): HTMLElement {
  const [value, by] = [table.columns[plan.value], table.columns[plan.by]];
  const words = (row: Table["rows"][0], column: number | null): string => {
    const term = column === null ? undefined : row[column];
    return term ? wordsIn(term) : "";
  };
  const points = table.rows.map((row): Point => ({
    name: words(row, plan.by), part: words(row, plan.series), value: Number(row[plan.value]?.value),
  }));
  const told = plan.isYears ? say(WORDS.years, value) : say(WORDS.bars, value, by);
  return make("figure", { class: "chart" }, make("figcaption", {}, say(WORDS.of, value, by)),
    ...(plan.isYears ? columns(points, told) : bars(points, told)));
}
