// A sheet: a canvas as large as its element and as fine as the screen.

import { make } from "../dom/dom";
import { CanvasPen } from "./canvas-pen";

/** Finer than this no eye can see, and every dot costs time. */
const FINEST = 2;

export class Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly #brush: CanvasRenderingContext2D;
  #ratio = 1;

  constructor(name: string) {
    this.canvas = make("canvas", { class: name, "aria-hidden": "true" });
    this.#brush = this.canvas.getContext("2d") as CanvasRenderingContext2D;
  }

  /** Take a size; says whether it is another one, which wipes the sheet. */
  resize(width: number, height: number): boolean {
    const ratio = Math.min(FINEST, devicePixelRatio || 1);
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (ratio === this.#ratio && across === this.canvas.width && down === this.canvas.height) return false;
    this.#ratio = ratio;
    this.canvas.width = across;
    this.canvas.height = down;
    return true;
  }

  /** Wipe the sheet, and give a pen that draws in pixels of the page. */
  clean(): CanvasPen {
    this.#brush.setTransform(1, 0, 0, 1, 0, 0);
    this.#brush.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.#brush.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    return new CanvasPen(this.#brush, this.#ratio);
  }
}
