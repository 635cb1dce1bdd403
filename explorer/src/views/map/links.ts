// The links of the map by node, and which of them are drawn.

import { cards, links, relations } from "../../page/data";
import { neighbourhood, wayBetween } from "../../page/neighbourhood";
import { isVisible, state } from "../../page/state";

/** Places in `links` of the links of each node. */
export const linksAt: readonly number[][] = (() => {
  const at: number[][] = cards.map(() => []);
  links.forEach(({ from, to }, k) => {
    at[from].push(k);
    if (to !== from) at[to].push(k);
  });
  return at;
})();

/** What stands out: the nodes that are lit, or nothing if all are; links by how they are drawn. */
export interface Focus {
  lit: ReadonlySet<number> | null;
  /** The nodes along the way that is shown. */
  way: readonly number[];
  strong: readonly number[];
  quiet: readonly number[];
}

export const bothVisible = (k: number): boolean => isVisible(links[k].from) && isVisible(links[k].to);

/** The focus that the reader's choices ask for. */
export function focusNow(): Focus {
  const { selected, pathTo } = state;
  if (selected === null) return { lit: null, way: [], strong: [], quiet: quietLinks() };
  const way = pathTo === null ? null : wayBetween(selected, pathTo);
  if (way) return { lit: new Set(way), way, strong: alongWay(way), quiet: [] };
  const lit = neighbourhood(selected, state.hops);
  const strong = linksAt[selected].filter(bothVisible);
  return { lit, way: [], strong, quiet: state.hops > 1 ? linksAmong(lit, selected) : [] };
}

const quietLinks = (): number[] =>
  links.flatMap((link, k) => (state.relationsOn.has(link.r) && bothVisible(k) ? [k] : []));

const linksAmong = (lit: ReadonlySet<number>, except: number): number[] =>
  links.flatMap(({ from, to }, k) =>
    from !== except && to !== except && lit.has(from) && lit.has(to) && bothVisible(k) ? [k] : []);

function alongWay(way: readonly number[]): number[] {
  const pairs = new Set(way.slice(1).flatMap((n, k) => [`${way[k]} ${n}`, `${n} ${way[k]}`]));
  return [...new Set(way.flatMap((n) => linksAt[n]))]
    .filter((k) => pairs.has(`${links[k].from} ${links[k].to}`) && bothVisible(k));
}

/** Links gathered by relation, the broadest lines last, so that they lie on top. */
export function byRelation(those: readonly number[]): [number, number[]][] {
  const groups = new Map<number, number[]>();
  for (const k of those) {
    const group = groups.get(links[k].r);
    if (group) group.push(k);
    else groups.set(links[k].r, [k]);
  }
  return [...groups].sort(([a], [b]) => relations[a].width - relations[b].width || b - a);
}
