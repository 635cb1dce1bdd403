// Facts: values with their sources, and what sources disagree over.

import { type Evidence, type Link, linksOf, page, relations, type Row, type Value, type Words } from "../page/data";
import { button, byId, make, outward } from "../dom/dom";
import { stroke } from "../dom/icons";
import { collator, nameOf, say } from "../words/language";
import { wayTo } from "./search";

const WORDS = {
  source: ["Source %s", "来源 %s"] as Words,
  other: ["also stated", "另有来源称"] as Words,
  deprecated: ["rejected", "不采纳"] as Words,
  preferred: ["preferred", "首选"] as Words,
  more: ["Show all %s", "显示全部 %s 项"] as Words,
};
const AT_FIRST = 8;

/** Numbers of sources in the order in which the card mentions them. */
let cited: number[] = [];
export const forgetSources = (): void => {
  cited = [];
};
export const citedSources = (): readonly number[] => cited;

/** Footnote marks for evidence. */
export function marks(evidence: number[] | undefined): HTMLElement | null {
  if (!evidence?.length) return null;
  return make("sup", {}, ...evidence.map((number) => {
    let at = cited.indexOf(number);
    if (at < 0) at = cited.push(number) - 1;
    const name = say(page.evidence[number].t);
    return button(String(at + 1), () => showSource(at), {
      class: "mark", title: name, "aria-label": `${say(WORDS.source, at + 1)}: ${name}`,
    });
  }));
}

function showSource(at: number): void {
  const entry = byId(`source-${at}`);
  entry.scrollIntoView({ block: "nearest" });
  for (const other of document.querySelectorAll(".sources .lit")) other.classList.remove("lit");
  entry.classList.add("lit");
}

/** Why a value is not, or is, the one that holds. */
function standing(value: Pick<Value, "s" | "w">): HTMLElement | null {
  if (!value.s && !value.w) return null;
  const word = value.s ? say(WORDS[value.s]) : "";
  return make("span", { class: `standing ${value.s ?? ""}` }, [word, say(value.w)].filter(Boolean).join(": "));
}

export function showValue(value: Value): HTMLElement {
  const shown = value.n !== undefined ? wayTo(value.n)
    : value.f ? showRows(value.f, "part") : outward(say(value.t), value.u);
  return make("span", { class: `value ${value.s ?? ""}` }, shown, marks(value.e), standing(value));
}

/** Show the first of many, and the rest on demand. */
function some(items: HTMLElement[]): HTMLElement[] {
  const rest = items.slice(AT_FIRST);
  if (rest.length < 3) return items;
  for (const item of rest) item.hidden = true;
  const more: HTMLElement = make("li", {}, button(say(WORDS.more, items.length), () => {
    for (const item of rest) item.hidden = false;
    more.remove();
    rest[0].querySelector("button")?.focus();
  }, { class: "more" }));
  return [...items.slice(0, AT_FIRST), more, ...rest];
}

export const showRows = (rows: Row[], style: string): HTMLElement =>
  make("dl", { class: style }, ...rows.flatMap((row) => {
    const long = isLong(row) ? "long" : "";
    return [
      row.p === undefined ? make("dt", { class: `bare ${long}` }) : make("dt", { class: long }, say(page.terms[row.p].t)),
      make("dd", { class: long }, make("ul", {}, ...some(row.v.map((value) => make("li", {}, showValue(value)))))),
    ];
  }));

/** Whether a row holds a text that wants the whole width. */
const isLong = (row: Row): boolean => row.v.length === 1 && say(row.v[0].t).length > 90;

/** Neighbours by relation and direction. */
export function connections(n: number): HTMLElement[] {
  const groups = new Map<string, { title: Words; order: number; links: Link[] }>();
  for (const link of linksOf[n]) {
    const isOutgoing = link.from === n;
    const key = `${link.r}${isOutgoing}`;
    const title = isOutgoing ? relations[link.r].t : relations[link.r].inverse;
    if (!groups.has(key)) groups.set(key, { title, order: link.r * 2 + (isOutgoing ? 0 : 1), links: [] });
    groups.get(key)?.links.push(link);
  }
  return [...groups.values()].sort((a, b) => a.order - b.order).map((group) =>
    make("section", { class: "group" },
      make("h3", {}, stroke(relations[group.links[0].r]), say(group.title), make("span", { class: "count" }, String(group.links.length))),
      make("ul", {}, ...some(inOrder(n, group.links).map(({ link, other }) =>
        make("li", {}, make("span", { class: `value ${link.s ?? ""}` }, wayTo(other), marks(link.e), standing(link))))))));
}

const inOrder = (n: number, links: Link[]): { link: Link; other: number }[] =>
  links
    .map((link) => ({ link, other: link.from === n ? link.to : link.from }))
    .sort((a, b) => Number(!!a.link.s) - Number(!!b.link.s) || collator().compare(nameOf(a.other), nameOf(b.other)));

const sourceName = (entry: Evidence): HTMLElement =>
  entry.u || entry.n === undefined ? outward(say(entry.t), entry.u) : wayTo(entry.n);

export const sourceList = (): HTMLElement =>
  make("ol", { class: "sources" }, ...cited.map((number, at) => {
    const entry = page.evidence[number];
    return make("li", { id: `source-${at}` }, sourceName(entry),
      entry.b ? make("span", { class: "basis" }, say(entry.b)) : null);
  }));
