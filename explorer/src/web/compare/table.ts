// The comparison as a table, with its sources below: what templates/compare.html makes on a server.

import { type Child, make } from "../../dom/dom";
import { say } from "../browse/words";
import { type Column, differs, type Fact, factsOf, type Source, type Value } from "./column";
import { kinship } from "./kinship";

const GROUPS: readonly [string, string, string][] = [
  ["identity", "What it is", "基本信息"], ["training", "Training", "训练"], ["size", "Size", "规模"],
  ["abilities", "Abilities", "能力"], ["access", "Licences and weights", "许可证与权重"],
  ["evaluation", "Evaluation", "测评"], ["use", "What it is used in", "被用于"], ["rest", "Other", "其他"],
];
const FEW = 8;

/** The sources of all columns, numbered as they come. */
export class Notes {
  private readonly numbers = new Map<string, number>();
  readonly sources: Source[] = [];

  number(source: Source): number {
    const known = this.numbers.get(source.page);
    if (known) return known;
    this.sources.push(source);
    this.numbers.set(source.page, this.sources.length);
    return this.sources.length;
  }
}

const webLink = (address: string | undefined): string => (address && /^https?:\/\//i.test(address) ? address : "");

function text(value: Value): Child {
  if (value.page) return make("a", { href: value.page }, value.text);
  const url = webLink(value.url);
  return url ? make("a", { href: url, rel: "noopener" }, value.text) : value.text;
}

function refs(numbers: number[]): Child {
  if (!numbers.length) return null;
  const links = numbers.flatMap((n, at) =>
    [at ? make("span", { "aria-hidden": "true" }, ",") : null, make("a", { href: `#source-${n}` }, String(n))]);
  return make("sup", { class: "refs" }, make("span", { class: "unseen" }, `${say("Sources", "来源")} `), ...links);
}

function standing({ status }: Value): Child {
  if (status === "other") return make("span", { class: "standing" }, say("also stated:", "另有来源称："));
  if (status === "deprecated") return make("span", { class: "standing" }, say("rejected:", "不采纳："));
  return null;
}

function item(value: Value, column: Column, notes: Notes): HTMLElement {
  const numbers = (value.sources ?? []).map((n) => notes.number(column.sources[n - 1])).sort((a, b) => a - b);
  const why = Array.isArray(value.why) ? say(...value.why) : value.why;
  const label = standing(value);
  return make("li", { class: value.status }, label, label ? " " : null, text(value), refs(numbers),
    why ? " " : null, why ? make("span", { class: "why" }, why) : null);
}

function cell(values: Value[], column: Column, notes: Notes): HTMLElement {
  if (!values.length) {
    return make("td", { class: "unknown" }, make("span", { "aria-hidden": "true" }, "—"),
      make("span", { class: "unseen" }, say("unknown", "未知")));
  }
  const items = values.map((value) => item(value, column, notes));
  const rest = items.slice(FEW);
  const more = rest.length
    ? make("details", { class: "more" },
      make("summary", {}, say("%s more", "另有 %s 项", rest.length)), make("ul", {}, ...rest))
    : null;
  return make("td", {}, make("ul", {}, ...items.slice(0, FEW)), more);
}

function row(fact: Fact, columns: Column[], notes: Notes): HTMLElement {
  const marks = differs(fact)
    ? [make("span", { class: "mark-differs", "aria-hidden": "true" }, "≠"),
      make("span", { class: "unseen" }, ` (${say("differs", "不同")})`)]
    : [];
  return make("tr", { class: marks.length ? "differs" : undefined },
    make("th", { scope: "row" }, fact.name, ...marks),
    ...fact.cells.map((values, at) => cell(values, columns[at], notes)));
}

const head = (column: Column, without: string): HTMLElement =>
  make("th", { scope: "col", "data-id": column.id },
    make("a", { class: "drop", href: without, "aria-label": `${say("Remove", "移除")} ${column.name}` }, "×"),
    make("a", { class: "compared", href: column.page }, column.name));

function table(columns: Column[], notes: Notes): HTMLElement {
  const without = (column: Column): string =>
    `?${new URLSearchParams({ ids: columns.filter((each) => each !== column).map(({ id }) => id).join(",") })}`;
  const bodies = GROUPS.flatMap(([group, english, chinese]) => {
    const facts = factsOf(columns, group);
    const title = make("tr", { class: "group" },
      make("th", { scope: "rowgroup", colspan: columns.length + 1 }, make("span", {}, say(english, chinese))));
    return facts.length ? [make("tbody", {}, title, ...facts.map((fact) => row(fact, columns, notes)))] : [];
  });
  return make("table", { class: `comparison compare-${columns.length}` },
    make("caption", { class: "unseen" }, say("Comparison", "对比表")),
    make("thead", {}, make("tr", {}, make("td", {}, make("span", { class: "unseen" }, say("Fact", "事实"))),
      ...columns.map((column) => head(column, without(column))))),
    ...bodies);
}

function sourceItem({ name, page, url, basis }: Source, at: number): HTMLElement {
  const link = webLink(url);
  return make("li", { id: `source-${at + 1}` }, make("a", { href: page }, name),
    basis ? make("span", { class: "soft" }, ` · ${basis}`) : null,
    link ? make("span", {}, " · ", make("a", { href: link, rel: "noopener", "aria-label": `${say("Open the source: ", "打开来源：")}${name}` }, `${say("open", "打开")} ↗`)) : null);
}

const toggle = (id: string): HTMLElement => make("input", { class: "unseen", type: "checkbox", id });

/** Everything below the picker. */
export function comparison(columns: Column[]): HTMLElement[] {
  const notes = new Notes();
  const facts = table(columns, notes);
  const kin = kinship(columns);
  return [
    ...(kin.length ? [make("ul", { class: "compare-kin" }, ...kin.map((each) => make("li", {}, each)))] : []),
    toggle("only-differences"), toggle("with-sources"),
    make("div", { class: "toolbar compare-bar" },
      make("label", { class: "button", for: "only-differences" }, say("Differences only", "仅显示差异")),
      make("label", { class: "button", for: "with-sources" }, say("Show sources", "显示来源")),
      make("div", { id: "taking" })),
    make("div", { class: "scroll compare-frame", tabindex: "0", role: "region", "aria-label": say("Comparison", "对比表") }, facts),
    make("p", { class: "hint" }, say(
      "≠ marks what differs in what is known. — is unknown, which is neither a difference nor a no.",
      "≠ 表示已知信息存在差异；— 表示未知，既非差异，也非否定。")),
    make("section", { class: "compare-sources", "aria-labelledby": "sources-title" },
      make("h2", { id: "sources-title" }, say("Sources", "来源")),
      make("ol", { class: "sources small" }, ...notes.sources.map(sourceItem))),
  ];
}
