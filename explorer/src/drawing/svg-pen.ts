// The pen for paper: SVG that stands alone, text as text, every style an attribute.

import { svg } from "../dom/dom";
import { FONT } from "../dom/theme";
import { HEAD, LINE, type Lettering, type Paint, type Pen, SPOT, type Stroke } from "./pen";
import { cornersOf } from "./shapes";

const HEAD_WIDTH = 0.38;
const THINNEST = 0.4;

/** Tenths of a pixel are fine enough, and half as long to write. */
const tenths = (value: number): number => Math.round(value * 10) / 10;

function path(points: ArrayLike<number>): string {
  const steps: string[] = [];
  for (let k = 0; k < points.length; k += 2) steps.push(`${tenths(points[k])} ${tenths(points[k + 1])}`);
  return `M${steps.join("L")}Z`;
}

const opacity = (name: "fill" | "stroke", alpha: number): Record<string, number> =>
  alpha < 1 ? { [`${name}-opacity`]: alpha } : {};

const filled = ({ colour, alpha }: Paint): Record<string, string | number> =>
  ({ fill: colour, ...opacity("fill", alpha) });

const stroked = ({ colour, alpha, width, dash }: Stroke): Record<string, string | number> => ({
  fill: "none", stroke: colour, "stroke-width": tenths(width || THINNEST), ...opacity("stroke", alpha),
  ...(dash.length ? { "stroke-dasharray": dash.map(tenths).join(" ") } : {}),
});

export class SvgPen implements Pen {
  readonly picture: SVGSVGElement;

  constructor(width: number, height: number) {
    this.picture = svg("svg", { viewBox: `0 0 ${tenths(width)} ${tenths(height)}`, width, height });
  }

  #group(style: Record<string, string | number>, children: SVGElement[]): void {
    if (children.length) this.picture.append(svg("g", style, ...children));
  }

  areas(outlines: readonly ArrayLike<number>[], paint: Paint): void {
    if (!outlines.length) return;
    this.picture.append(svg("path", {
      d: outlines.map(path).join(""), "fill-rule": "evenodd", ...filled(paint),
    }));
  }

  lines(lines: readonly number[], stroke: Stroke): void {
    this.#group(stroked(stroke), each(lines, LINE, ([x1, y1, bx, by, x2, y2]) => {
      const bend = Number.isNaN(bx) ? "L" : `Q${tenths(bx)} ${tenths(by)} `;
      return svg("path", { d: `M${tenths(x1)} ${tenths(y1)}${bend}${tenths(x2)} ${tenths(y2)}` });
    }));
  }

  heads(heads: readonly number[], size: number, paint: Paint): void {
    this.#group(filled(paint), each(heads, HEAD, ([x, y, dx, dy]) => {
      const [bx, by, w] = [x - dx * size, y - dy * size, size * HEAD_WIDTH];
      return svg("path", { d: path([x, y, bx - dy * w, by + dx * w, bx + dy * w, by - dx * w]) });
    }));
  }

  shapes(shape: string, spots: readonly number[], paint: Paint, edge: string): void {
    const corners = cornersOf(shape);
    const edged = edge ? { stroke: edge, "stroke-width": 0.75 } : {};
    this.#group({ ...filled(paint), ...edged }, each(spots, SPOT, ([x, y, r]) =>
      corners ? svg("path", { d: path(corners.map((value, k) => (k % 2 ? y : x) + value * r)) })
        : svg("circle", { cx: tenths(x), cy: tenths(y), r: tenths(r) })));
  }

  rings(spots: readonly number[], stroke: Stroke): void {
    this.#group(stroked(stroke), each(spots, SPOT, ([x, y, r]) =>
      svg("circle", { cx: tenths(x), cy: tenths(y), r: tenths(r) })));
  }

  text(line: string, x: number, y: number, lettering: Lettering): void {
    const { size, weight, colour, halo, anchor, alpha } = lettering;
    const around = { stroke: halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
    this.picture.append(svg("text", {
      // Not every program knows dominant-baseline; a third of the size below the middle is the same.
      x: tenths(x), y: tenths(y + size * 0.35), "text-anchor": anchor, "font-family": FONT,
      "font-size": size, "font-weight": weight, fill: colour,
      ...(alpha < 1 ? { opacity: alpha } : {}), ...(halo ? around : {}),
    }, line));
  }
}

function each(numbers: readonly number[], size: number, draw: (item: number[]) => SVGElement): SVGElement[] {
  const drawn: SVGElement[] = [];
  for (let k = 0; k < numbers.length; k += size) drawn.push(draw(numbers.slice(k, k + size)));
  return drawn;
}
