// The details panel: all that is known of one entity, and ways on from it.

import { cards, kindOf, kinds, linksOf, page, places, type Words } from "../page/data";
import { wayBetween } from "../page/neighbourhood";
import { change, state, toggled } from "../page/state";
import { button, byId, make } from "../dom/dom";
import { giveTo, heldIn } from "../dom/focus";
import { icon } from "../dom/icons";
import { inAll, nameOf, say } from "../words/language";
import { citedSources, connections, forgetSources, showRows, sourceList } from "./facts";
import { find } from "../page/finding";
import { evaluationsOf } from "./findings";
import { wayTo } from "./search";

const WORDS = {
  welcome: ["Nothing selected", "尚未选择"] as Words,
  how: [
    "Click an entity for its facts, each with its sources, or press / to search. Escape clears the selection.",
    "点击条目可查看各项事实及其来源，或按 / 搜索。按 Esc 取消选择。",
  ] as Words,
  unknown: ["What is not drawn is unknown, never “no”.", "图中未画出的关系表示未知，而非否定。"] as Words,
  mostLinked: ["%s with most connections", "关联最多的%s"] as Words,
  details: ["Details", "详情"] as Words,
  of: ["Details of %s", "%s的详情"] as Words,
  shown: ["%s, %s: %s connections", "%s（%s）：%s 条关联"] as Words,
  close: ["Close", "关闭"] as Words,
  reveal: ["Locate", "定位"] as Words,
  pick: ["Pick", "选取"] as Words,
  unpick: ["Picked", "已选取"] as Words,
  page: ["Its page", "条目页面"] as Words,
  also: ["Also known as", "别名"] as Words,
  facts: ["Facts", "事实"] as Words,
  noFacts: ["No facts besides its connections.", "除关联外没有其他事实。"] as Words,
  connections: ["Connections", "关联"] as Words,
  findings: ["Evaluations", "测评"] as Words,
  sources: ["Sources", "来源"] as Words,
  around: ["Around it", "周边范围"] as Words,
  oneHop: ["1 step", "1 步"] as Words,
  twoHops: ["2 steps", "2 步"] as Words,
  wayTo: ["Way to …", "通往……的路径"] as Words,
  noWay: ["No way leads there over the relations of this graph.", "本图谱中没有通往该条目的路径。"] as Words,
  nothing: ["Nothing has this name.", "没有同名条目。"] as Words,
  clear: ["Clear the way", "清除路径"] as Words,
};

const block = (title: string, ...parts: (HTMLElement | null)[]): HTMLElement =>
  make("section", {}, make("h3", { class: "block" }, title), ...parts);

/** The two widths of the neighbourhood. */
function hopButtons(): HTMLElement {
  const turn = (hops: number, words: Words): HTMLElement =>
    button(say(words), () => change({ hops }), { "aria-pressed": String(state.hops === hops) });
  return make("div", { class: "choice", role: "group", "aria-label": say(WORDS.around) },
    turn(1, WORDS.oneHop), turn(2, WORDS.twoHops));
}

/** A box that asks for the other end of a path, and the path if there is one. */
function path(n: number): HTMLElement[] {
  const answer = make("div", { class: "answer", "aria-live": "polite" });
  const ask = make("input", {
    type: "text", class: "path-to", placeholder: say(WORDS.wayTo), "aria-label": say(WORDS.wayTo),
    keydown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.isComposing) return;
      const [end] = find(ask.value).nodes;
      if (end === undefined) answer.replaceChildren(make("p", { class: "hint" }, say(WORDS.nothing)));
      else change({ pathTo: end === n ? null : end });
    },
  });
  if (state.pathTo !== null && state.pathTo !== n) {
    ask.value = nameOf(state.pathTo);
    const way = wayBetween(n, state.pathTo);
    answer.append(...(way
      ? [make("ol", { class: "way-there" }, ...way.map((step) => make("li", {}, wayTo(step)))),
         button(say(WORDS.clear), () => change({ pathTo: null }), { class: "more" })]
      : [make("p", { class: "hint" }, say(WORDS.noWay))]));
  }
  return [ask, answer];
}

/** The link to the page of an entity, where this page stands among others. */
function pageOf(n: number): HTMLElement | null {
  const path = `${kindOf(n).key}/${cards[n].id}`;
  if (page.about.pages === undefined || !cards[n].iri.endsWith(`/${path}`)) return null;
  const folder = state.language === "zh" ? "zh/" : "";
  const address = path.split("/").map(encodeURIComponent).join("/");
  return make("a", { href: `./${folder}${address}${page.about.pages}` }, say(WORDS.page));
}

function top(n: number, reveal: (n: number) => void): HTMLElement {
  const isPicked = state.picked.has(n);
  return make("div", { class: "top" },
    make("span", { class: "kind" }, icon(kindOf(n)), say(kindOf(n).one)),
    button(say(isPicked ? WORDS.unpick : WORDS.pick), () => change({ picked: toggled(state.picked, n) }), {
      class: "plain pick", "aria-pressed": String(isPicked),
    }),
    button(say(WORDS.reveal), () => reveal(n), { class: "plain" }),
    button("✕", () => change({ selected: null, pathTo: null }), { class: "plain close", "aria-label": say(WORDS.close) }));
}

/** Everything about a node, in the order of reading: sources are numbered as they are met. */
function card(n: number, reveal: (n: number) => void): HTMLElement[] {
  forgetSources();
  const { also, f: rows, t, id } = cards[n];
  const other = inAll(t).find((name) => name !== nameOf(n));
  const facts = rows ? showRows(rows, "facts") : make("p", { class: "hint" }, say(WORDS.noFacts));
  const findings = evaluationsOf(n);
  const links = connections(n);
  const parts = [
    top(n, reveal),
    make("h2", {}, nameOf(n)),
    other ? make("p", { class: "other-name" }, other) : null,
    make("p", { class: "id" }, make("code", {}, id), " ", pageOf(n)),
    also ? make("p", { class: "also" }, `${say(WORDS.also)}: ${also.join(", ")}`) : null,
    linksOf[n].length ? make("div", { class: "ways" }, hopButtons(), ...path(n)) : null,
    block(say(WORDS.facts), facts),
    findings ? block(say(WORDS.findings), findings) : null,
    links.length ? block(say(WORDS.connections), ...links) : null,
    citedSources().length ? block(say(WORDS.sources), sourceList()) : null,
  ];
  return parts.filter((part): part is HTMLElement => part !== null);
}

/** So many kinds are introduced by so many of their entities. */
const [KINDS, OF_EACH] = [3, 6];

/** Where to begin: those of the foremost kinds that have most connections. */
function beginnings(): HTMLElement[] {
  const foremost = kinds.map((_, k) => k).sort((a, b) => kinds[a].rank - kinds[b].rank).slice(0, KINDS);
  return foremost.flatMap((k) => {
    const members = places.map(({ n }) => n).filter((n) => cards[n].k === k)
      .sort((a, b) => linksOf[b].length - linksOf[a].length || a - b).slice(0, OF_EACH);
    const title = say(WORDS.mostLinked, say(kinds[k].t));
    const ways = members.map((n) => make("li", {}, wayTo(n)));
    return ways.length ? [block(title, make("ul", {}, ...ways))] : [];
  });
}

const hint = (text: string): HTMLElement[] => (text ? [make("p", { class: "hint" }, text)] : []);

const welcome = (): HTMLElement[] => [
  make("h2", {}, say(WORDS.welcome)),
  ...hint(page.about.subtitle), ...hint(say(WORDS.how)), ...hint(say(WORDS.unknown)), ...beginnings(),
];

let shownFor: number | null | undefined;

export function showDetails(reveal: (n: number) => void): void {
  const panel = byId("details");
  const { selected } = state;
  const isAnother = shownFor !== selected;
  const held = heldIn(panel);
  panel.replaceChildren(...(selected === null ? welcome() : card(selected, reveal)));
  if (held >= 0 && isAnother) (selected === null ? byId("stage") : panel).focus({ preventScroll: true });
  else if (held >= 0) giveTo(panel, held, panel);
  panel.setAttribute("aria-label", selected === null ? say(WORDS.details) : say(WORDS.of, nameOf(selected)));
  // At the beginning there is nothing to scroll, and asking would lay the whole page out once more.
  if (shownFor !== undefined && isAnother) panel.scrollTop = 0;
  if (isAnother) tell(selected);
  shownFor = selected;
  document.body.classList.toggle("focused", selected !== null);
}

/** Tell those who hear the page what was selected, and no more: the panel itself is long. */
function tell(n: number | null): void {
  const text = n === null ? "" : say(WORDS.shown, nameOf(n), say(kindOf(n).one), linksOf[n].length);
  byId("said").textContent = text;
}
