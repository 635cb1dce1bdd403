// Search over names, other names, titles and ids, in every language at once.

const MOST_HITS = 12;

/** One spelling for many: case, full-width forms and accents do not matter. @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Everything that a node can be found by: names, then other names, then titles. @type {string[][]} */
const originalTexts = cards.map((card) => [
  ...inAll(card.t), card.id, ...(card.also || []),
  ...(card.f || []).slice(0, 1).flatMap((row) => row.v.flatMap((value) => inAll(value.t))),
]);
const searchTexts = originalTexts.map((texts) => texts.map(folded));

/** How well a text answers; less is better. @param {string} text @param {string} asked */
function distance(text, asked) {
  const at = text.indexOf(asked);
  if (at < 0) return Infinity;
  if (text.length === asked.length) return 0;
  if (at === 0) return 1;
  return /[\s\-_:(/·]/.test(text[at - 1]) ? 2 : 3;
}

/** By which of its texts a node was found, if not by the name that is shown. @param {number} n @param {string} query */
function foundBy(n, query) {
  const asked = folded(query).trim();
  if (folded(nameOf(n)).includes(asked)) return "";
  const k = searchTexts[n].findIndex((text) => text.includes(asked));
  return k < 0 ? "" : (originalTexts[n][k] || "");
}

/** @param {string} query @returns {number[]} places of nodes, best first */
function find(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const whole = words.join(" ");
  return cards
    .map((_, n) => {
      const best = Math.min(...searchTexts[n].map((text, k) => distance(text, whole) + Math.min(k, 4) * 0.1));
      const all = words.every((word) => searchTexts[n].some((text) => text.includes(word)));
      return { n, score: Number.isFinite(best) ? best : all ? 5 : Infinity };
    })
    .filter((hit) => hit.score < Infinity)
    .sort((a, b) => a.score - b.score || kindOf(a.n).rank - kindOf(b.n).rank || places[b.n].size - places[a.n].size || a.n - b.n)
    .map((hit) => hit.n);
}

const searchBox = /** @type {HTMLInputElement} */ (byId("search"));
const hitList = byId("hits");
/** @type {number[]} */
let hits = [];
let hitAt = -1;

function showHits() {
  hitList.hidden = !searchBox.value.trim();
  searchBox.setAttribute("aria-expanded", String(!hitList.hidden));
  const rows = hits.map((n, k) => make("li", {
    role: "option", id: `hit-${k}`, "aria-selected": String(k === hitAt),
    mousedown: (/** @type {Event} */ event) => event.preventDefault(),
    click: () => choose(n),
  }, icon(kindOf(n)), make("span", { class: "what" }, nameOf(n)),
    make("span", { class: "by" }, foundBy(n, searchBox.value)), make("span", { class: "count" }, inWords(kindOf(n).one))));
  hitList.replaceChildren(...(rows.length ? rows : [make("li", { class: "none" }, say("nothingFound"))]));
  const current = hitAt >= 0 ? `hit-${hitAt}` : "";
  searchBox.setAttribute("aria-activedescendant", current);
  if (current) byId(current).scrollIntoView({ block: "nearest" });
}

function hideHits() {
  hitList.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
  searchBox.removeAttribute("aria-activedescendant");
}

/** @param {number} n */
function choose(n) {
  hideHits();
  searchBox.value = "";
  searchBox.blur();
  visit(n);
}

searchBox.addEventListener("input", () => {
  hits = find(searchBox.value).slice(0, MOST_HITS);
  hitAt = hits.length ? 0 : -1;
  showHits();
});
searchBox.addEventListener("blur", hideHits);
searchBox.addEventListener("focus", () => searchBox.value.trim() && showHits());
searchBox.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) {
    hitAt = (hitAt + step + hits.length) % hits.length;
    showHits();
    event.preventDefault();
  } else if (event.key === "Enter" && hitAt >= 0) {
    choose(hits[hitAt]);
    event.preventDefault();
  } else if (event.key === "Escape" && searchBox.value) {
    searchBox.value = "";
    hideHits();
    event.stopPropagation();
  }
});
