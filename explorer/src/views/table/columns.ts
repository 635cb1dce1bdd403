// The table as it stands: which kind, columns, order and text the reader chose, and the rows of it.

import { cards, kinds, type Words } from "../../page/data";
import { folded } from "../../page/finding";
import { isVisible } from "../../page/state";
import { inAll, nameOf, say } from "../../words/language";
import { type Column, columnOf } from "./catalogue";
import { firstColumns, membersOf } from "./defaults";
import { holdsNumbers, sorted } from "./sorting";
import { textsOf } from "./values";

const WORDS = { name: ["name", "名称"] as Words };

export interface Choice {
  /** A place in `kinds`, or nothing for all of them. */
  kind: number | null;
  /** The key of the column that orders the rows. */
  order: string;
  isDown: boolean;
  /** What rows must contain. */
  text: string;
}

export const choice: Choice = { kind: kinds.length ? 0 : null, order: "name", isDown: false, text: "" };

/** Names are the column that is always there, first. */
export const nameColumn: Column = {
  key: "name", part: "facts", title: () => say(WORDS.name), values: (n) => [{ t: nameOf(n) }],
};

const chosen = new Map<number | null, string[]>();
export const chosenKeys = (): string[] => chosen.get(choice.kind) ?? firstColumns(choice.kind);

/** Show other columns for the current kind; nothing restores those that are shown at first. */
export function chooseKeys(keys: string[] | null): void {
  if (keys) chosen.set(choice.kind, keys);
  else chosen.delete(choice.kind);
}

/** The columns on display after that of the names. */
export const columns = (): Column[] => chosenKeys().flatMap((key) => columnOf.get(key) ?? []);

const said = (n: number, shown: Column[]): string =>
  folded([...inAll(cards[n].t), ...shown.map((column) => textsOf(column.values(n)))].join("\n"));

const numbers = new Map<string, boolean>();
/** Whether a column holds numbers for the current kind. */
export function isNumber(column: Column): boolean {
  const key = `${choice.kind} ${column.key}`;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const is = column !== nameColumn && holdsNumbers(membersOf(choice.kind), column.values);
  numbers.set(key, is);
  return is;
}

/** The entities in the table, all of them, in its order. */
export function tableRows(): number[] {
  const shown = columns();
  const words = folded(choice.text).split(/\s+/).filter(Boolean);
  const nodes = membersOf(choice.kind).filter((n) => isVisible(n));
  const found = words.length
    ? nodes.filter((n) => {
      const text = said(n, shown);
      return words.every((word) => text.includes(word));
    })
    : nodes;
  const named = sorted(found, nameColumn.values, choice.order === "name" && choice.isDown);
  const order = shown.find(({ key }) => key === choice.order);
  return order ? sorted(named, order.values, choice.isDown) : named;
}

/** The columns on display as text, for taking them along; what is unknown is empty. */
export const tableColumns = (): { title: string; value(n: number): string }[] =>
  [nameColumn, ...columns()].map((column) =>
    ({ title: column.title(), value: (n) => textsOf(column.values(n)) }));
