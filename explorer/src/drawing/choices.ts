// What the reader chooses on a surface, and the rings that show it.

import { change, state, toggled } from "../page/state";
import { ground, isDark, lettering } from "../dom/theme";
import type { Ring } from "./scene";
import type { Told } from "./surface";

const accent = (): string => (isDark() ? "#7db4ff" : "#1459c4");

export const told: Told = {
  hover: (n) => change({ hovered: n }),
  choose(n, adds) {
    if (!adds) change({ selected: n, pathTo: null });
    else if (n !== null) change({ picked: toggled(state.picked, n) });
  },
  gather: (nodes) => change({ picked: new Set([...state.picked, ...nodes]) }),
};

/**
 * Rings around what is picked, and around the selected node and the other end of its way.
 * `standIns` are the nodes that stand for another in a view.
 */
export function choiceRings(
  isShown: (n: number) => boolean, standIns: (n: number) => number[] = (n) => [n],
): Ring[] {
  const around = (nodes: (number | null)[], colour: string, width: number, gap: number): Ring => ({
    nodes: nodes.flatMap((n) => (n === null ? [] : standIns(n))).filter(isShown),
    stroke: { colour, width, dash: [], alpha: 1 },
    gap,
  });
  return [
    around([...state.picked], accent(), 2, 2.5),
    around([state.selected, state.pathTo], ground(), 5, 4.5),
    around([state.selected, state.pathTo], lettering(), 2.4, 4.5),
  ];
}
