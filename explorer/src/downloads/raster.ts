// Pixels: a figure as PNG, fine enough for print.

import { asFile, sizeOf } from "./figure";

/** Two columns of a journal are 180 mm wide: that is 420 dpi. */
export const LEAST_WIDTH = 3000;
/** Letters of 11 pixels need so many times as many to look printed. */
const LEAST_SCALE = 2;
/** More than this, some browser refuses to draw. */
const MOST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

/** How many pixels a figure gets for each of its own. */
function scaleFor(width: number, height: number): number {
  const wanted = Math.max(LEAST_SCALE, LEAST_WIDTH / width);
  return Math.min(wanted, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
}

/** The figure as an image; it is given its size in pixels, so that no browser enlarges a smaller one. */
async function loaded(figure: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const sized = figure.cloneNode(true) as SVGSVGElement;
  sized.setAttribute("width", String(width));
  sized.setAttribute("height", String(height));
  const address = URL.createObjectURL(new Blob([asFile(sized)], { type: "image/svg+xml" }));
  const image = new Image();
  try {
    image.src = address;
    await image.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  return image;
}

export async function png(figure: SVGSVGElement): Promise<Blob> {
  const size = sizeOf(figure);
  const scale = scaleFor(size.width, size.height);
  const [width, height] = [Math.ceil(size.width * scale), Math.ceil(size.height * scale)];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.drawImage(await loaded(figure, width, height), 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(`${width} × ${height}`))), "image/png");
  });
}
