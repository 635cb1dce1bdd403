// The widths of texts, and texts cut to a width.

import { FONT } from "../../dom/theme";

const pen = document.createElement("canvas").getContext("2d");
const widths = new Map<string, number>();

/** How wide a text is in the page's font; without a canvas, a guess that is rather too wide. */
export function widthOf(text: string, size: number, weight = 400): number {
  if (!pen) return text.length * size;
  const key = `${weight} ${size} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    pen.font = `${weight} ${size}px ${FONT}`;
    width = pen.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** A text that is no wider than so much, with a mark where it was cut. */
export function clipped(text: string, size: number, widest: number): string {
  const whole = text.replace(/\s+/g, " ").trim();
  if (whole.length < 400 && widthOf(whole, size) <= widest) return whole;
  const letters = [...new Intl.Segmenter().segment(whole.slice(0, 400))].map(({ segment }) => segment);
  let [fits, most] = [0, letters.length];
  while (fits < most) {
    const half = Math.ceil((fits + most) / 2);
    if (widthOf(`${letters.slice(0, half).join("")}…`, size) <= widest) fits = half;
    else most = half - 1;
  }
  return `${letters.slice(0, fits).join("").trimEnd()}…`;
}
