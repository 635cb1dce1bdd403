// The details panel: all that is known of one entity, who says so, and where sources disagree.

const AT_FIRST = 8;

/** Numbers of sources in the order in which this card mentions them. @type {number[]} */
let cited = [];

/** Footnote marks for evidence. @param {number[] | undefined} evidence */
function marks(evidence) {
  if (!evidence || !evidence.length) return null;
  return make("sup", {}, ...evidence.map((number) => {
    let at = cited.indexOf(number);
    if (at < 0) at = cited.push(number) - 1;
    const name = inWords(page.evidence[number].t);
    return make("button", {
      type: "button", class: "mark", title: name, "aria-label": `${say("source", at + 1)}: ${name}`,
      click: () => showSource(at),
    }, String(at + 1));
  }));
}

/** @param {number} at */
function showSource(at) {
  const entry = byId(`source-${at}`);
  entry.scrollIntoView({ block: "nearest" });
  for (const other of document.querySelectorAll(".sources .lit")) other.classList.remove("lit");
  entry.classList.add("lit");
}

/** A way to another entity. @param {number} n */
const wayTo = (n) => make("button", { type: "button", class: "way", click: () => visit(n) }, icon(kindOf(n)), nameOf(n));

/** Why a value is not, or is, the one that holds. @param {{s?: string, w?: Words}} value */
function standing(value) {
  if (!value.s && !value.w) return null;
  const why = inWords(value.w);
  const word = value.s ? say(value.s) : "";
  return make("span", { class: `standing ${value.s || ""}` }, [word, why].filter(Boolean).join(": "));
}

/** @param {Value} value @returns {HTMLElement} */
function showValue(value) {
  let shown;
  if (value.n !== undefined) shown = wayTo(value.n);
  else if (value.f) shown = showRows(value.f, "part");
  else shown = outward(inWords(value.t), value.u);
  return make("span", { class: `value ${value.s || ""}` }, shown, marks(value.e), standing(value));
}

/** Show the first of many, and the rest on demand. @param {HTMLElement[]} items */
function some(items) {
  const rest = items.slice(AT_FIRST);
  if (rest.length < 3) return items;
  for (const item of rest) item.hidden = true;
  const more = make("li", {}, make("button", {
    type: "button", class: "more",
    click: () => {
      for (const item of rest) item.hidden = false;
      more.remove();
      rest[0].querySelector("button")?.focus();
    },
  }, say("more", items.length)));
  return [...items.slice(0, AT_FIRST), more, ...rest];
}

/** @param {Row[]} rows @param {string} style @returns {HTMLElement} */
function showRows(rows, style) {
  return make("dl", { class: style }, ...rows.flatMap((row) => [
    row.p === undefined ? make("dt", { class: "bare" }) : make("dt", {}, inWords(page.terms[row.p])),
    make("dd", {}, make("ul", {}, ...some(row.v.map((value) => make("li", {}, showValue(value)))))),
  ]));
}

/** Neighbours by relation and direction. @param {number} n */
function connections(n) {
  /** @type {Map<string, {title: Words, order: number, links: Link[]}>} */
  const groups = new Map();
  for (const link of linksOf[n]) {
    const outgoing = link.from === n;
    const key = `${link.r}${outgoing}`;
    const title = outgoing ? relations[link.r].t : relations[link.r].inverse;
    if (!groups.has(key)) groups.set(key, { title, order: link.r * 2 + (outgoing ? 0 : 1), links: [] });
    groups.get(key)?.links.push(link);
  }
  return [...groups.values()].sort((a, b) => a.order - b.order).map((group) =>
    make("section", { class: "group" },
      make("h3", {}, stroke(relations[group.links[0].r]), inWords(group.title),
        make("span", { class: "count" }, String(group.links.length))),
      make("ul", {}, ...some(group.links
        .map((link) => ({ link, other: link.from === n ? link.to : link.from }))
        .sort((a, b) => Number(!!a.link.s) - Number(!!b.link.s) || nameOf(a.other).localeCompare(nameOf(b.other)))
        .map(({ link, other }) => make("li", {},
          make("span", { class: `value ${link.s || ""}` }, wayTo(other), marks(link.e), standing(link))))))));
}

function sourceList() {
  return make("ol", { class: "sources" }, ...cited.map((number, at) => {
    const entry = page.evidence[number];
    return make("li", { id: `source-${at}` },
      entry.u || entry.n === undefined ? outward(inWords(entry.t), entry.u) : wayTo(entry.n),
      entry.b ? make("span", { class: "basis" }, inWords(entry.b)) : null);
  }));
}

/** @param {string} title @param {...(HTMLElement | null)} parts */
const block = (title, ...parts) => make("section", {}, make("h3", { class: "block" }, title), ...parts);

/** @param {number} n */
function card(n) {
  cited = [];
  const { also, f: rows, t, id } = cards[n];
  const other = inAll(t).find((name) => name !== nameOf(n));
  // In the order of reading, for sources are numbered as they are met.
  const facts = rows ? showRows(rows, "facts") : make("p", { class: "hint" }, say("noFacts"));
  const links = connections(n);
  return [
    make("div", { class: "top" },
      make("span", { class: "kind" }, icon(kindOf(n)), inWords(kindOf(n).one)),
      make("button", { type: "button", class: "plain", click: () => centreOn(n) }, say("centre")),
      make("button", { type: "button", class: "plain close", "aria-label": say("close"), click: () => change({ selected: null }) }, "✕")),
    make("h2", {}, nameOf(n)),
    other ? make("p", { class: "other-name" }, other) : null,
    make("p", { class: "id" }, make("code", {}, id)),
    also ? make("p", { class: "also" }, `${say("also")}: ${also.join(", ")}`) : null,
    block(say("facts"), facts),
    links.length ? block(say("connections"), ...links) : null,
    cited.length ? block(say("sources"), sourceList()) : null,
  ];
}

function welcome() {
  const first = places.map((place) => place.id).filter((n) => kindOf(n).rank === 0)
    .sort((a, b) => linksOf[b].length - linksOf[a].length || a - b).slice(0, 10);
  return [
    make("h2", {}, say("welcome")),
    make("p", { class: "hint" }, say("how")),
    first.length ? block(say("mostLinked"), make("ul", {}, ...first.map((n) => make("li", {}, wayTo(n))))) : null,
  ];
}

function showDetails() {
  const parts = state.selected === null ? welcome() : card(state.selected);
  const panel = byId("details");
  panel.replaceChildren(...parts.filter((part) => part instanceof Node));
  panel.scrollTop = 0;
  document.body.classList.toggle("focused", state.selected !== null);
}
