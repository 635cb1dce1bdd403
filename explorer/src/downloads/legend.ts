// The legend of a map: the kinds and relations that are drawn, as the sidebar explains them.

import { cards, kinds, links, relations } from "../page/data";
import { visibleNodes } from "../page/state";
import { icon, stroke } from "../dom/icons";
import { focusNow } from "../views/map/links";
import { say } from "../words/language";
import { heightOf, type Type, widthOf, written } from "./lines";

interface Item {
  mark: SVGSVGElement;
  /** The size of the mark in letters' heights. */
  width: number;
  height: number;
  text: string;
}

function items(): Item[] {
  const { strong, quiet } = focusNow();
  const kindsThere = new Set(visibleNodes().map((n) => cards[n].k));
  const drawn = new Set([...strong, ...quiet].map((k) => links[k].r));
  return [
    ...kinds.filter((_, k) => kindsThere.has(k))
      .map((kind) => ({ mark: icon(kind), width: 1, height: 1, text: say(kind.t) })),
    ...relations.filter((_, r) => drawn.has(r))
      .map((relation) => ({ mark: stroke(relation), width: 2.4, height: 0.7, text: say(relation.t) })),
  ];
}

/** Items side by side in as many lines as a width takes. */
function inLines(all: Item[], type: Type, width: number): { item: Item; x: number }[][] {
  const lines: { item: Item; x: number }[][] = [];
  let x = Infinity;
  for (const item of all) {
    const taken = (item.width + 0.5) * type.size + widthOf(item.text, type);
    if (x + taken > width) {
      lines.push([]);
      x = 0;
    }
    lines[lines.length - 1].push({ item, x });
    x += taken + 1.5 * type.size;
  }
  return lines;
}

export interface Legend {
  height: number;
  drawn(left: number, top: number): SVGElement[];
}

export function legend(type: Type, width: number): Legend {
  const lines = inLines(items(), type, width);
  const at = (item: Item, x: number, top: number): SVGElement[] => {
    const size = { width: item.width * type.size, height: item.height * type.size };
    const place = { x, y: top + 0.64 * type.size - size.height / 2, ...size };
    for (const [key, value] of Object.entries(place)) item.mark.setAttribute(key, value.toFixed(1));
    return [item.mark, ...written([item.text], type, Math.round(x + size.width + 0.5 * type.size), top)];
  };
  return {
    height: heightOf(lines, type),
    drawn: (left, top) =>
      lines.flatMap((line, k) =>
        line.flatMap(({ item, x }) => at(item, left + x, top + heightOf(lines.slice(0, k), type)))),
  };
}
