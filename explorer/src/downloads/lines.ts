// Lines of text in a drawing: how wide they are, where they break, and how they are written.

import { svg } from "../dom/dom";
import { FONT } from "../dom/theme";

/** Letters of scripts that break lines anywhere, and the words of others with the space behind. */
const PIECES =
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/gu;
const LEADING = 1.4;

export interface Type {
  size: number;
  weight: number;
  colour: string;
}

let pen: CanvasRenderingContext2D | null = null;
export function widthOf(text: string, { size, weight }: Type): number {
  pen ??= document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
  pen.font = `${weight} ${size}px ${FONT}`;
  return pen.measureText(text).width;
}

/** A text in lines that fit a width. */
export function wrapped(text: string, type: Type, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    if (line && widthOf((line + piece).trimEnd(), type) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].filter(Boolean);
}

export const heightOf = (lines: readonly unknown[], { size }: Type): number =>
  Math.ceil(lines.length * size * LEADING);

/** Lines from a height down. */
export const written = (lines: string[], type: Type, x: number, top: number): SVGElement[] =>
  lines.map((line, k) => svg("text", {
    x, y: Math.round(top + type.size * (1 + LEADING * k)), fill: type.colour,
    "font-family": FONT, "font-size": type.size, "font-weight": type.weight,
  }, line));
