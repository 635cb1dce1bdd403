// The spreadsheet: the table on display, or the basic facts of what is taken along.

import { cards, facets, kindOf, linksOf, type Row, type Value, type Words, yearOf } from "../page/data";
import { nameOf, say } from "../words/language";
import { tableColumns, tableRows } from "../views/table/columns";
import { holds } from "../views/table/values";
import { state } from "../page/state";
import { clean } from "./characters";
import { csvRows, guarded, MARK } from "./delimited";
import type { Scope } from "./scope";

const WORDS = {
  id: ["id", "编号"] as Words,
  kind: ["type", "类型"] as Words,
  name: ["name", "名称"] as Words,
  year: ["year", "年份"] as Words,
  connections: ["connections", "关联数"] as Words,
  links: ["links", "链接"] as Words,
  iri: ["address in the graph", "图中地址"] as Words,
};

export interface Column {
  title: string;
  value(n: number): string;
}

/** The addresses that a value holds, those of its parts among them. */
const linksIn = (value: Value): string[] =>
  holds(value) ? [...(value.u ? [value.u] : []), ...links(value.f ?? [])] : [];
const links = (rows: Row[]): string[] => rows.flatMap((row) => row.v.flatMap(linksIn));

const idColumn = (): Column => ({ title: say(WORDS.id), value: (n) => cards[n].id });

/** The columns for when no table is on display. */
function plainColumns(): Column[] {
  const section = facets.find((facet) => facet.key === "section");
  const sections = (n: number): string =>
    (section?.of[n] ?? []).map((v) => say(section?.values[v])).join("; ");
  return [
    idColumn(),
    { title: say(WORDS.kind), value: (n) => say(kindOf(n).one) },
    { title: say(WORDS.name), value: nameOf },
    { title: say(WORDS.year), value: (n) => String(yearOf(n) ?? "") },
    ...(section ? [{ title: say(section.t), value: sections }] : []),
    { title: say(WORDS.connections), value: (n) => String(linksOf[n].filter(({ s }) => !s).length) },
    { title: say(WORDS.links), value: (n) => [...new Set(links(cards[n].f ?? []))].join("; ") },
    { title: say(WORDS.iri), value: (n) => cards[n].iri },
  ];
}

export interface Sheet {
  columns: Column[];
  rows: number[];
  /** Whether it is the table that the reader sees. */
  isTable: boolean;
}

/** What the spreadsheet holds: the table as it stands if that is on display, else the basic facts. */
export function sheet(scope: Scope, nodes: number[]): Sheet {
  const isTable = state.view === "table";
  if (!isTable) return { columns: plainColumns(), rows: nodes, isTable };
  const rows = scope === "picked" ? nodes : tableRows();
  return { columns: [idColumn(), ...tableColumns()], rows, isTable };
}

export function csv({ columns, rows }: Sheet): string {
  const head = columns.map(({ title }) => title);
  const lines = [head, ...rows.map((n) => columns.map((column) => column.value(n)))];
  return MARK + csvRows(lines.map((line) => line.map((text) => guarded(clean(text)))));
}
