// Marks that come and go: what is selected and picked, and whose kin is lit.

import { state } from "../../page/state";
import { isDark, lettering } from "../../dom/theme";
import { isAmongKin, kinOf } from "./descent";
import type { Route } from "./figure";
import type { Painting } from "./paint";
import type { Scene } from "./scene";

const FADED = "0.17";
const FADED_GROUND = "0.5";

/** Mark a painting; `centres` are those whose kin may be lit: the first that is drawn counts. */
export function mark(painting: Painting, scene: Scene, centres: readonly (number | null)[]): void {
  const { boxOf } = scene.folding;
  const picked = new Set([...state.picked].flatMap((n) => boxOf.get(n) ?? []));
  ring(painting, boxOf.get(state.selected ?? -1), picked);
  const centre = centres.find((n) => n !== null && painting.boxOf.has(boxOf.get(n) ?? -1)) ?? null;
  light(painting, centre === null ? null : kinAround(centre, scene));
}

interface Lit {
  boxes: ReadonlySet<number>;
  routes: ReadonlySet<Route>;
}

/** The boxes and lines of all kin; nothing if there are none, for then there is nothing to tell apart. */
export function kinAround(n: number, { ties, folding, figure }: Scene): Lit | null {
  const kin = kinOf(folding.held.get(n) ?? [n], ties);
  const boxes = new Set([...kin.up, ...kin.down].map((each) => folding.boxOf.get(each) as number));
  if (boxes.size < 2) return null;
  const routes = figure.routes.filter(({ bond }) => bond.ties.some((tie) => isAmongKin(tie, kin)));
  return { boxes, routes: new Set(routes) };
}

/** Fade all but what is lit; with nothing to light, fade nothing. */
function light(painting: Painting, lit: Lit | null): void {
  const set = (element: Element, isLit: boolean): void => {
    if (isLit) element.removeAttribute("opacity");
    else element.setAttribute("opacity", FADED);
  };
  painting.ground.setAttribute("opacity", lit ? FADED_GROUND : "1");
  for (const [n, element] of painting.boxOf) set(element, !lit || lit.boxes.has(n));
  for (const [route, element] of painting.lineOf) set(element, !lit || lit.routes.has(route));
  for (const [{ family, variant }, element] of painting.bracketOf) {
    set(element, !lit || (lit.boxes.has(family) && lit.boxes.has(variant)));
  }
}

/** Rings around what is selected, and broken ones around what is picked. */
function ring(painting: Painting, selected: number | undefined, picked: ReadonlySet<number>): void {
  for (const [n, element] of painting.boxOf) {
    const drawn = element.querySelector(".ring");
    const colour = n === selected ? (isDark() ? "#7db4ff" : "#1459c4") : picked.has(n) ? lettering() : "none";
    drawn?.setAttribute("stroke", colour);
    drawn?.setAttribute("stroke-width", n === selected ? "2.6" : "1.6");
    drawn?.setAttribute("stroke-dasharray", n === selected ? "none" : "4 2.5");
    const box = element.querySelector(".box");
    if (n === selected) box?.setAttribute("aria-current", "true");
    else box?.removeAttribute("aria-current");
  }
}
