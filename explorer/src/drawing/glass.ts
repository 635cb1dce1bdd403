// The glass over a picture: what comes and goes without the picture being drawn again.

import { lettering } from "../dom/theme";
import type { Box, Camera } from "./camera";
import { paintLines, ringAround } from "./painter";
import type { Scene } from "./scene";
import { Sheet } from "./sheet";

export class Glass {
  readonly #sheet = new Sheet("glass");
  #isClean = true;

  get canvas(): HTMLCanvasElement {
    return this.#sheet.canvas;
  }

  resize(width: number, height: number): void {
    if (this.#sheet.resize(width, height)) this.#isClean = true;
  }

  /** Put a ring around a node and show its links, or wipe them away. */
  show(scene: Scene, camera: Camera, n: number | null): void {
    if (n === null && this.#isClean) return;
    const pen = this.#sheet.clean();
    this.#isClean = n === null;
    if (n === null) return;
    paintLines(pen, { ...scene, lines: scene.touching?.(n) ?? [] }, camera, false);
    pen.rings(ringAround(n, 3, scene, camera), { colour: lettering(), alpha: 0.9, width: 1.5, dash: [] });
  }

  /** Show a frame that is being drawn out, or none. */
  frame(box: Box | null): void {
    const pen = this.#sheet.clean();
    this.#isClean = box === null;
    if (!box) return;
    const { left, top, right, bottom } = box;
    const corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
    pen.areas([corners.flat()], { colour: lettering(), alpha: 0.08 });
    const sides = corners.flatMap((corner, k) => [...corner, NaN, NaN, ...corners[(k + 1) % 4]]);
    pen.lines(sides, { colour: lettering(), alpha: 0.6, width: 1, dash: [4, 3] });
  }
}
