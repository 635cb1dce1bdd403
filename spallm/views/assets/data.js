// The page's data, read once; everything else reads it from here.

/**
 * @typedef {string | [string, string]} Words  one text for all languages, or English and Chinese
 * @typedef {{light: string, dark: string}} Ink
 * @typedef {{key: string, t: Words, one: Words, shape: string, rank: number, count: number} & Ink} Kind
 * @typedef {{t: Words, inverse: Words, width: number, dash: number[], shown: boolean,
 *   count: number} & Ink} Relation
 * @typedef {{t: Words, x: number, y: number, nodes: number[]} & Ink} Section
 * @typedef {{t?: Words, u?: string, n?: number, f?: Row[], e?: number[],
 *   s?: "other" | "preferred" | "deprecated", w?: Words}} Value
 * @typedef {{p?: number, v: Value[]}} Row
 * @typedef {{id: string, k: number, t: Words, also?: string[], f?: Row[]}} Card
 * @typedef {{t: Words, u?: string, b?: Words, n?: number}} Evidence
 * @typedef {{id: number, x: number, y: number, shape: string, size: number}} Place
 * @typedef {{from: number, to: number, r: number, e?: number[], s?: Value["s"], w?: Words}} Link
 * @typedef {{kinds: Kind[], relations: Relation[], sections: Section[], cards: Card[],
 *   disputes: Link[], terms: Words[], evidence: Evidence[]}} Page
 */

/** @param {string} id @returns {any} */
const read = (id) => JSON.parse(/** @type {HTMLElement} */ (document.getElementById(id)).textContent || "null");

/** @type {Place[]} */
const places = read("data-nodes");
/** @type {Link[]} */
const links = read("data-edges");
/** @type {Record<string, any>} */
const visOptions = read("data-options");
/** @type {Page} */
const page = read("data-page");

const { kinds, relations, sections, cards } = page;

/** Links of each node, both ways, disputed ones last. @type {Link[][]} */
const linksOf = cards.map(() => []);
for (const link of [...links, ...page.disputes]) {
  linksOf[link.from].push(link);
  if (link.to !== link.from) linksOf[link.to].push(link);
}

/** Places of nodes by id of their entity. @type {Map<string, number>} */
const placeOf = new Map(cards.map((card, n) => [card.id, n]));

/** @param {number} n */
const kindOf = (n) => kinds[cards[n].k];

/** Nodes next to a node over links that hold. @param {number} n @returns {Set<number>} */
function neighbours(n) {
  const found = new Set([n]);
  for (const link of linksOf[n]) if (!link.s) found.add(link.from === n ? link.to : link.from);
  return found;
}
