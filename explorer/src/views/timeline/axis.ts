// What lies below and above the works: lanes, the beginnings of years, and the years along the edge.

import { ground, hairline, ink, softLettering } from "../../dom/theme";
import { acrossOf, type Camera, downOf } from "../../drawing/camera";
import { widthOf } from "../../drawing/canvas-pen";
import type { Lettering, Pen } from "../../drawing/pen";
import type { Layout } from "./layout";

/** The height of the strip with the years. */
export const AXIS = 26;
const BAND_TINT = 0.07;

/** Tinted lanes, and a line where each year begins. */
export function drawGround(pen: Pen, camera: Camera, { bands, years }: Layout): void {
  for (const { lane, top, bottom } of bands) {
    const [y1, y2] = [downOf(camera, top), downOf(camera, bottom)];
    pen.areas([[0, y1, camera.width, y1, camera.width, y2, 0, y2]], { colour: ink(lane), alpha: BAND_TINT });
  }
  const [first, last] = [downOf(camera, bands[0].top), downOf(camera, bands[bands.length - 1].bottom)];
  const lines = years.map(({ left }) => acrossOf(camera, left)).flatMap((x) => [x, first, NaN, NaN, x, last]);
  pen.lines(lines, { colour: hairline(), width: 1, dash: [3, 4], alpha: 1 });
}

/** The years, along the lower edge whatever is in view. */
export function drawAxis(pen: Pen, camera: Camera, { years }: Layout): void {
  const { width, height } = camera;
  const top = height - AXIS;
  pen.areas([[0, top, width, top, width, height, 0, height]], { colour: ground(), alpha: 0.92 });
  pen.lines([0, top, NaN, NaN, width, top], { colour: hairline(), width: 1, dash: [], alpha: 1 });
  const type: Lettering =
    { size: 12, weight: 500, colour: softLettering(), alpha: 1, halo: "", anchor: "middle" };
  let free = Infinity;
  for (const { year, left, right } of [...years].reverse()) {
    const [x1, x2] = [acrossOf(camera, left), acrossOf(camera, right)];
    const middle = (Math.max(0, x1) + Math.min(width, x2)) / 2;
    const half = widthOf(String(year), type) / 2;
    if (x2 < 0 || x1 > width || middle + half + 8 > free || middle - half < 0) continue;
    free = middle - half;
    pen.text(String(year), middle, top + AXIS / 2, type);
  }
}
