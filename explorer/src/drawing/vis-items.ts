// Nodes and links as vis-network takes them: styled as a scene says, and sent when they change.

import { ground } from "../dom/theme";
import type { Scene } from "./scene";

export type Item = { id: number } & Record<string, unknown>;

export interface ItemSet {
  /** Add items, or change those that are there. */
  update(items: Item[]): void;
  remove(ids: number[]): void;
}

/**
 * Items of which vis-network holds only those that are shown: what it merely hides costs it as much.
 * Those are sent again whose style has changed.
 */
export class Styled {
  readonly #sent = new Map<number, string>();
  readonly #items: ReadonlyMap<number, Item>;

  constructor(readonly set: ItemSet, items: readonly Item[]) {
    this.#items = new Map(items.map((item) => [item.id, item]));
  }

  restyle(styles: ReadonlyMap<number, object>): void {
    const changed: Item[] = [];
    for (const [id, style] of styles) {
      const key = JSON.stringify(style);
      const item = this.#items.get(id);
      if (!item || this.#sent.get(id) === key) continue;
      this.#sent.set(id, key);
      changed.push({ ...item, ...style });
    }
    const gone = [...this.#sent.keys()].filter((id) => !styles.has(id));
    for (const id of gone) this.#sent.delete(id);
    if (gone.length) this.set.remove(gone);
    if (changed.length) this.set.update(changed);
  }
}

export function nodeStyles(scene: Scene): Map<number, object> {
  const styles = new Map<number, object>();
  for (const { paint, nodes } of scene.marks) {
    const border = paint.alpha < 1 ? paint.colour : ground();
    const color = { background: paint.colour, border, hover: paint.colour, highlight: paint.colour };
    for (const n of nodes) styles.set(n, { opacity: paint.alpha, color });
  }
  return styles;
}

export function edgeStyles(scene: Scene): Map<number, object> {
  const styles = new Map<number, object>();
  for (const { stroke, links: those, isPointed } of scene.lines) {
    const style = {
      width: stroke.width,
      dashes: stroke.dash.length ? stroke.dash : false,
      color: { color: stroke.colour, opacity: stroke.alpha },
      arrows: { to: { enabled: isPointed } },
    };
    for (const k of those) styles.set(k, { ...style, smooth: bent(scene.bows[k]) });
  }
  return styles;
}

function bent(bow: number): object {
  const type = bow > 0 ? "curvedCW" : "curvedCCW";
  return bow ? { enabled: true, type, roundness: Math.abs(bow) } : { enabled: false };
}
