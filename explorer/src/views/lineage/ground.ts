// What lies behind the boxes: years, branches that widen with what grows on them, and their names.

import { kinds, type Ink, regions, type Words } from "../../page/data";
import { svg } from "../../dom/dom";
import { FONT, ground, hairline, ink, isDark, lettering, softLettering } from "../../dom/theme";
import { say } from "../../words/language";
import { type Band, type Column, type Figure, HEADING, type Lane, rowTop } from "./figure";
import type { Placing } from "./lens";
import { widthOf } from "./measure";
import type { Scene } from "./scene";

const WORDS = {
  unknown: ["Year unknown", "年份不详"] as Words,
  short: ["unknown", "不详"] as Words,
  elsewhere: ["Elsewhere", "其他"] as Words,
};
/** The height of the axis, in the window. */
export const AXIS = 28;
const NAME = 13;
/** What a branch is wider than its rows, how thick it is where nothing grows, and how long its root is. */
const BARK = 1;
const STEM = 3;
const ROOT = 16;

/** The ink of a region; what stands in none has that of its kind. */
export const inkOf = (region: number, kind: number): Ink => regions[region] ?? kinds[kind];

/** The name of a lane; where there are no regions, the one lane needs none. */
const laneName = ({ region }: Lane): string =>
  regions[region] ? say(regions[region].t) : regions.length ? say(WORDS.elsewhere) : "";

const bandName = ({ year, until }: Band): string =>
  year === null ? say(WORDS.unknown) : until !== null && until > year ? `${year}–${until}` : String(year);

/** Years and branches, in the drawing's own measure. */
export function paintGround({ figure, kind }: Scene): SVGGElement {
  const layer = svg("g", { "aria-hidden": "true" });
  figure.bands.forEach((band, place) => {
    if (band.year === null || place % 2) layer.append(svg("rect", {
      x: band.left, y: 0, width: band.right - band.left, height: figure.height,
      fill: hairline(), "fill-opacity": band.year === null ? 0.42 : 0.2,
    }));
  });
  for (const lane of figure.lanes) {
    const outline = branchOf(figure, lane);
    const colour = ink(inkOf(lane.region, kind));
    if (outline) layer.append(svg("path", {
      d: outline, fill: colour, "fill-opacity": isDark() ? 0.13 : 0.09, stroke: colour, "stroke-opacity": 0.3,
    }));
  }
  return layer;
}

interface Rim extends Column {
  top: number;
  bottom: number;
}

/** The outline of a branch: at every time as wide as the rows that it has then. */
function branchOf(figure: Figure, lane: Lane): string {
  const inUse = lane.spans.flatMap((span, column) => (span ? [column] : []));
  if (!inUse.length) return "";
  const rims: Rim[] = [];
  for (let column = inUse[0]; column <= inUse[inUse.length - 1]; column++) {
    const span = lane.spans[column];
    const before = rims[rims.length - 1];
    const middle = before ? (before.top + before.bottom) / 2 : 0;
    const [top, bottom] = span
      ? [rowTop(lane, span[0]) + BARK, rowTop(lane, span[1] + 1) - BARK] : [middle - STEM, middle + STEM];
    const { left, right } = figure.columns[column];
    rims.push({ left: left - 9, right: right + 9, top, bottom });
  }
  return around(rims);
}

/** A curve that leaves and arrives level. */
function way(x1: number, y1: number, x2: number, y2: number): string {
  const x = (x1 + x2) / 2;
  return `C${x} ${y1} ${x} ${y2} ${x2} ${y2}`;
}

function around(rims: Rim[]): string {
  const first = rims[0];
  const last = rims[rims.length - 1];
  const tip = first.left - ROOT;
  const middle = (first.top + first.bottom) / 2;
  const parts = [`M${tip} ${middle}`, way(tip, middle, first.left + 4, first.top)];
  rims.forEach((rim, k) => {
    if (k) parts.push(way(rims[k - 1].right, rims[k - 1].top, rim.left, rim.top));
    parts.push(`H${rim.right}`);
  });
  parts.push(`q12 0 12 12V${last.bottom - 12}q0 12 -12 12`);
  rims.toReversed().forEach((rim, k, all) => {
    if (k) parts.push(way(all[k - 1].left, all[k - 1].bottom, rim.right, rim.bottom));
    parts.push(`H${k === all.length - 1 ? rim.left + 4 : rim.left}`);
  });
  parts.push(way(first.left + 4, first.bottom, tip, middle), "Z");
  return parts.join("");
}

/** Years along the top and names of branches at the left, which stay in sight in a window of such a width. */
export function paintAxes({ figure, kind }: Scene, { x, y, k }: Placing, width: number): SVGElement[] {
  const inWindow = figure.bands.map((band) => ({
    band, left: Math.max(0, x + band.left * k), right: Math.min(width, x + band.right * k),
  })).filter(({ left, right }) => right > left);
  return [
    ...figure.lanes.map((lane) => paintName(lane, { x, y, k }, kind)),
    svg("rect", { x: 0, y: 0, width, height: AXIS, fill: ground() }),
    svg("path", { d: `M0 ${AXIS}H${width}`, stroke: hairline() }),
    ...inWindow.flatMap(({ band, left, right }) => paintYear(band, { left, right })),
  ];
}

function paintYear(band: Band, { left, right }: Column): SVGElement[] {
  const isYear = band.year !== null && band.until === null;
  const [size, weight] = isYear ? [NAME, 650] : [12, 400];
  const fits = (name: string): boolean => widthOf(name, size, weight) + 6 <= right - left;
  const shorter = band.year === null ? say(WORDS.short) : isYear ? `’${String(band.year).slice(-2)}` : "…";
  const name = [bandName(band), shorter].find(fits);
  return [
    svg("path", { d: `M${right} 4V${AXIS - 4}`, stroke: hairline() }),
    ...(name === undefined ? [] : [svg("text", {
      x: (left + right) / 2, y: AXIS / 2 + 4.5, "text-anchor": "middle",
      "font-family": FONT, "font-size": size, "font-weight": weight,
      fill: isYear ? lettering() : softLettering(),
    }, name)]),
  ];
}

/** A name is no larger than the room above its lane. */
function paintName(lane: Lane, { x, y, k }: Placing, kind: number): SVGElement {
  const size = Math.max(8, Math.min(NAME, HEADING * k * 0.88));
  return svg("text", {
    x: Math.max(10, x + 8 * k), y: y + (lane.top + HEADING / 2) * k + size * 0.4,
    "font-family": FONT, "font-size": size, "font-weight": 650, fill: ink(inkOf(lane.region, kind)),
    stroke: ground(), "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke",
  }, laneName(lane));
}
