// The pen for the screen: one path for many things, and no more exact than the eye can see.

import { FONT } from "../dom/theme";
import { HEAD, LINE, type Lettering, type Paint, type Pen, SPOT, type Stroke } from "./pen";
import { cornersOf } from "./shapes";

/** So many go into one path: more make a path slow to fill, fewer make too many paths. */
const LINES_TOGETHER = 60;
const SHAPES_TOGETHER = 20;
/** Dots are squares up to this radius, and in a crowd up to that. */
const SQUARE = 1.2;
const SQUARE_IN_CROWD = 3;
const CROWD = 2500;
const HEAD_WIDTH = 0.38;
const HALO = 3.5;
const ALIGNED = { start: "left", middle: "center", end: "right" } as const;

export class CanvasPen implements Pen {
  readonly #brush: CanvasRenderingContext2D;
  /** The thinnest line that the screen can show; thicker ones cost ten times more. */
  readonly #hairline: number;

  constructor(brush: CanvasRenderingContext2D, ratio: number) {
    this.#brush = brush;
    this.#hairline = 1 / ratio;
    brush.lineJoin = "round";
    brush.textBaseline = "middle";
  }

  /** Trace things one after the other, and paint them some at a time. */
  #batch(count: number, together: number, trace: (k: number) => void, paint: () => void): void {
    for (let k = 0; k < count; k++) {
      if (k % together === 0) this.#brush.beginPath();
      trace(k);
      if (k % together === together - 1 || k === count - 1) paint();
    }
  }

  #dip({ colour, alpha }: Paint): void {
    this.#brush.globalAlpha = alpha;
    this.#brush.fillStyle = colour;
    this.#brush.strokeStyle = colour;
  }

  areas(outlines: readonly ArrayLike<number>[], paint: Paint): void {
    this.#dip(paint);
    this.#brush.beginPath();
    for (const outline of outlines) {
      this.#brush.moveTo(outline[0], outline[1]);
      for (let k = 2; k < outline.length; k += 2) this.#brush.lineTo(outline[k], outline[k + 1]);
      this.#brush.closePath();
    }
    this.#brush.fill("evenodd");
  }

  lines(lines: readonly number[], stroke: Stroke): void {
    const brush = this.#brush;
    const count = lines.length / LINE;
    this.#dip(stroke);
    brush.lineWidth = stroke.width || this.#hairline;
    brush.setLineDash([...stroke.dash]);
    this.#batch(count, LINES_TOGETHER, (k) => {
      const at = k * LINE;
      brush.moveTo(lines[at], lines[at + 1]);
      if (Number.isNaN(lines[at + 2])) brush.lineTo(lines[at + 4], lines[at + 5]);
      else brush.quadraticCurveTo(lines[at + 2], lines[at + 3], lines[at + 4], lines[at + 5]);
    }, () => brush.stroke());
    brush.setLineDash([]);
  }

  heads(heads: readonly number[], size: number, paint: Paint): void {
    this.#dip(paint);
    this.#batch(heads.length / HEAD, SHAPES_TOGETHER, (k) => {
      const [x, y, dx, dy] = heads.slice(k * HEAD, k * HEAD + HEAD);
      const [bx, by, w] = [x - dx * size, y - dy * size, size * HEAD_WIDTH];
      this.#brush.moveTo(x, y);
      this.#brush.lineTo(bx - dy * w, by + dx * w);
      this.#brush.lineTo(bx + dy * w, by - dx * w);
      this.#brush.closePath();
    }, () => this.#brush.fill());
  }

  shapes(shape: string, spots: readonly number[], paint: Paint, edge: string): void {
    const count = spots.length / SPOT;
    const corners = cornersOf(shape);
    const least = count > CROWD && !corners ? SQUARE_IN_CROWD : SQUARE;
    this.#dip(paint);
    if (edge) {
      this.#brush.strokeStyle = edge;
      this.#brush.lineWidth = 1.5;
    }
    this.#batch(count, SHAPES_TOGETHER, (k) => {
      this.#trace(corners, spots[k * SPOT], spots[k * SPOT + 1], spots[k * SPOT + 2], least);
    }, () => {
      if (edge) this.#brush.stroke();
      this.#brush.fill();
    });
  }

  /** One shape; those below the radius `least` are squares, whatever they are. */
  #trace(corners: readonly number[] | null, x: number, y: number, r: number, least: number): void {
    const brush = this.#brush;
    if (r < least) {
      brush.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
    } else if (corners) {
      brush.moveTo(x + corners[0] * r, y + corners[1] * r);
      for (let k = 2; k < corners.length; k += 2) brush.lineTo(x + corners[k] * r, y + corners[k + 1] * r);
      brush.closePath();
    } else {
      brush.moveTo(x + r, y);
      brush.arc(x, y, r, 0, 2 * Math.PI);
    }
  }

  rings(spots: readonly number[], stroke: Stroke): void {
    this.#dip(stroke);
    this.#brush.lineWidth = stroke.width;
    this.#brush.setLineDash([...stroke.dash]);
    this.#batch(spots.length / SPOT, SHAPES_TOGETHER, (k) => {
      const [x, y, r] = spots.slice(k * SPOT, k * SPOT + SPOT);
      this.#brush.moveTo(x + r, y);
      this.#brush.arc(x, y, r, 0, 2 * Math.PI);
    }, () => this.#brush.stroke());
    this.#brush.setLineDash([]);
  }

  text(line: string, x: number, y: number, lettering: Lettering): void {
    this.#dip(lettering);
    this.#brush.font = fontOf(lettering);
    this.#brush.textAlign = ALIGNED[lettering.anchor];
    if (lettering.halo) {
      this.#brush.lineWidth = HALO;
      this.#brush.strokeStyle = lettering.halo;
      this.#brush.strokeText(line, x, y);
    }
    this.#brush.fillText(line, x, y);
  }
}

export const fontOf = ({ size, weight }: Pick<Lettering, "size" | "weight">): string =>
  `${weight} ${size}px ${FONT}`;

const ruler = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
/** Widths of texts by font: of plain letters one by one, of other texts as a whole. */
const widths = new Map<string, Map<string, number>>();
const PLAIN = /^[ -~]*$/;

function measured(text: string, font: string, known: Map<string, number>): number {
  let width = known.get(text);
  if (width === undefined) {
    if (ruler.font !== font) ruler.font = font;
    known.set(text, (width = ruler.measureText(text).width));
  }
  return width;
}

/** How wide a text is. Some pairs of letters stand a hair closer: nobody sees it, and names are many. */
export function widthOf(text: string, type: Pick<Lettering, "size" | "weight">): number {
  const font = fontOf(type);
  let known = widths.get(font);
  if (!known) widths.set(font, (known = new Map()));
  if (!PLAIN.test(text)) return measured(text, font, known);
  let width = 0;
  for (let k = 0; k < text.length; k++) width += measured(text[k], font, known);
  return width;
}
