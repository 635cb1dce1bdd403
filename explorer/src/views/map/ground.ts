// Where everything on the map stands: the places of the data, drawn out to the shape of the stage.

import { page, places, regions } from "../../page/data";
import { type Box, boxAround } from "../../drawing/camera";
import type { Spots, Territory } from "../../drawing/scene";
import type { Home } from "../../drawing/surface";
import { outlinesOf } from "../../drawing/territories";

/** How much lower or higher than wide the map may be drawn: more would mislead about who is near. */
const [LOWEST, HIGHEST] = [0.85, 2.1];
/** How far regions reach beyond their nodes. */
const RIM = 40;
/** Names reach beyond their nodes by a width that does not shrink. */
const MARGIN: Box = { left: 30, top: 18, right: 30, bottom: 18 };

interface Ground {
  /** How much higher everything stands than the data say. */
  tall: number;
  spots: Spots;
  steps: Territory["steps"][];
  home: Home;
}

const around = boxAround(places.map(({ n }) => n), page.nodes) ?? { left: 0, top: 0, right: 1, bottom: 1 };
const bounds: Box = {
  left: around.left - RIM, top: around.top - RIM, right: around.right + RIM, bottom: around.bottom + RIM,
};
let outlines: Territory["steps"][] | null = null;
let current: Ground | null = null;

function groundOf(tall: number): Ground {
  outlines ??= outlinesOf(page.nodes, page.nodes.region, regions.length);
  const stretched = (line: ArrayLike<number>): Float64Array =>
    Float64Array.from(line, (value, k) => (k % 2 ? value * tall : value));
  return {
    tall,
    spots: { ...page.nodes, y: Float64Array.from(page.nodes.y, (y) => y * tall) },
    steps: tall === 1 ? outlines : outlines.map((steps) => steps.map((lines) => lines.map(stretched))),
    home: {
      box: { ...bounds, top: bounds.top * tall, bottom: bounds.bottom * tall },
      margin: MARGIN,
      closest: 1.5,
    },
  };
}

export const ground = (): Ground => (current ??= groundOf(1));

/** Draw everything out so that it fills a stage of this size. */
export function fill(width: number, height: number): void {
  const [across, down] = [width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom];
  if (across <= 0 || down <= 0) return;
  const wanted = (down / across) * ((bounds.right - bounds.left) / (bounds.bottom - bounds.top));
  const tall = Math.min(HIGHEST, Math.max(LOWEST, Math.round(wanted * 100) / 100));
  if (tall !== current?.tall) current = groundOf(tall);
}
