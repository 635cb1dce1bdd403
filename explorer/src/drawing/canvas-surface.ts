// The surface that we draw ourselves.
//
// While the view moves, a light scene is drawn anew in every frame, only thinner. Where that takes
// too long the last picture is moved and stretched. At rest everything is drawn in full.

import { make } from "../dom/dom";
import { prefersStill } from "../dom/theme";
import {
  between, type Box, type Camera, framing, magnified, panned, withinSight, worldAt, zoomed,
} from "./camera";
import { followGestures, followKeys } from "./gestures";
import { Glass } from "./glass";
import { Grid } from "./grid";
import { carriedAlong, placeNames, type PlacedNames } from "./names";
import { paint } from "./painter";
import { nodesIn, NOTHING, type Scene, weightOf } from "./scene";
import { Sheet } from "./sheet";
import { addsTo, EDGE, type Home, reachOf, type Surface, tell, type Told, within } from "./surface";

/** A heavier scene than this is not drawn while it moves, nor one whose frames take so many ms. */
const LIGHT = 4500;
const SLOW = 11;
const NAMES_WHILE_MOVING = 50;
const REST = 140;
const FLIGHT = 320;
const GROWTH = 0.6;
const STEP = 80;

export class CanvasSurface implements Surface {
  readonly element = make("div", { class: "surface", tabindex: "0", role: "application" });
  readonly #sheet = new Sheet("sheet");
  readonly #glass = new Glass();
  #scene: Scene = NOTHING;
  #grid = new Grid(NOTHING.spots, []);
  #home: Home | null = null;
  #isHome = true;
  #camera: Camera = { x: 0, y: 0, scale: 1, width: 0, height: 0, growth: GROWTH };
  /** The camera of the last picture, and the names of the last full one. */
  #drawn: { camera: Camera; names: PlacedNames } = { camera: this.#camera, names: { names: [], titles: [] } };
  #pointed: number | null = null;
  #isSlow = false;
  #frame = 0;
  #rest = 0;
  #flight = 0;

  constructor(private readonly told: Told) {
    this.element.append(this.#sheet.canvas, this.#glass.canvas);
    new ResizeObserver(() => this.#measure()).observe(this.element);
    followGestures(this.element, {
      pan: (across, down) => this.#move(panned(this.#camera, across, down)),
      zoom: (factor, x, y) => this.#move(zoomed(this.#camera, within(this.#camera.scale * factor), x, y)),
      hover: (x, y) => this.told.hover(this.#at(x, y, reachOf(null))),
      leave: () => this.told.hover(null),
      click: (x, y, event) => this.told.choose(this.#at(x, y, reachOf(event)), addsTo(event)),
      frame: (x1, y1, x2, y2, isDone) => this.#gather(x1, y1, x2, y2, isDone),
    });
    followKeys(this.element, {
      step: (x, y) => this.#move(panned(this.#camera, -x * STEP, -y * STEP)),
      zoom: (factor) => this.zoomBy(factor),
      fit: () => this.goHome(),
      enter: () => this.told.choose(this.#inTheMiddle(), false),
    });
  }

  get camera(): Camera {
    return this.#camera;
  }

  show(scene: Scene, home: Home): void {
    this.#scene = scene;
    this.#home = home;
    this.#grid = new Grid(scene.spots, nodesIn(scene));
    if (!this.#camera.width) this.#measure();
    else if (this.#isHome) this.goHome(true);
    else this.#drawFully();
  }

  lookAt(box: Box, margin: Box, closest: number, isStill = false): void {
    if (!this.#camera.width) return;
    this.#fly(framing(this.#camera, box, margin, closest), isStill);
  }

  bringIn(x: number, y: number): void {
    this.#measure();
    const camera = withinSight(this.#camera, x, y, EDGE);
    if (camera !== this.#camera) this.#fly(camera, false);
  }

  zoomBy(factor: number): void {
    const { width, height, scale } = this.#camera;
    this.#move(zoomed(this.#camera, within(scale * factor), width / 2, height / 2));
  }

  goHome(isStill = false): void {
    if (!this.#home) return;
    this.lookAt(this.#home.box, this.#home.margin, this.#home.closest, isStill);
    this.#isHome = true;
  }

  point(n: number | null): void {
    this.#pointed = n;
    this.element.classList.toggle("pointing", n !== null);
    this.#glass.show(this.#scene, this.#camera, n);
  }

  /** The node at a point, or not farther from it than `reach`. */
  #at(x: number, y: number, reach: number): number | null {
    const { scale } = this.#camera;
    const [across, down] = worldAt(this.#camera, x, y);
    return this.#grid.nearest(across, down, reach / scale, magnified(this.#camera) / scale);
  }

  #inTheMiddle(): number | null {
    const { width, height } = this.#camera;
    return this.#at(width / 2, height / 2, Math.max(width, height) / 4);
  }

  #gather(x1: number, y1: number, x2: number, y2: number, isDone: boolean): void {
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
    this.#glass.frame(isDone ? null : { left, top, right, bottom });
    if (!isDone) return;
    const corners = [...worldAt(this.#camera, left, top), ...worldAt(this.#camera, right, bottom)] as const;
    this.told.gather(this.#grid.within(...corners));
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!width || !height || !this.#sheet.resize(width, height)) return;
    this.#glass.resize(width, height);
    this.#camera = { ...this.#camera, width, height };
    if (this.#isHome) this.goHome(true);
    else this.#drawFully();
  }

  #fly(end: Camera, isStill: boolean): void {
    cancelAnimationFrame(this.#flight);
    const start = this.#camera;
    this.#isHome = false;
    if (isStill || prefersStill.matches) {
      this.#camera = end;
      this.#drawFully();
      return;
    }
    const step = (begun: number) => (now: number): void => {
      const part = Math.min(1, (now - begun) / FLIGHT);
      const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2;
      this.#camera = part < 1 ? between(start, end, eased) : end;
      if (part === 1) this.#drawFully();
      else {
        this.#drawMoving();
        this.#flight = requestAnimationFrame(step(begun));
      }
    };
    this.#flight = requestAnimationFrame((now) => step(now)(now));
  }

  /** The reader moves the view. */
  #move(camera: Camera): void {
    cancelAnimationFrame(this.#flight);
    this.#isHome = false;
    this.#camera = camera;
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawMoving();
    });
  }

  #drawMoving(): void {
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => this.#drawFully(), REST);
    this.told.hover(null);
    if (this.#isSlow || weightOf(this.#scene) > LIGHT) {
      this.#stretch();
      return;
    }
    const begun = performance.now();
    const names = carriedAlong(this.#drawn.names, this.#scene, this.#camera, NAMES_WHILE_MOVING);
    this.#paint(names, true);
    // What was painted reaches the screen after this task; only then is its time known.
    setTimeout(() => (this.#isSlow ||= performance.now() - begun > SLOW));
  }

  #paint(names: PlacedNames, isMoving: boolean): void {
    this.#drawn = { camera: this.#camera, names: isMoving ? this.#drawn.names : names };
    this.#sheet.canvas.style.transform = "";
    paint(this.#sheet.clean(), this.#scene, this.#camera, names, isMoving);
  }

  /** Move and stretch the last picture to where it belongs now. */
  #stretch(): void {
    const [now, then] = [this.#camera, this.#drawn.camera];
    const larger = now.scale / then.scale;
    const across = now.width / 2 - (larger * then.width) / 2 + (then.x - now.x) * now.scale;
    const down = now.height / 2 - (larger * then.height) / 2 + (then.y - now.y) * now.scale;
    this.#sheet.canvas.style.transform = `translate(${across}px, ${down}px) scale(${larger})`;
  }

  #drawFully(): void {
    clearTimeout(this.#rest);
    if (!this.#camera.width) return;
    const names = placeNames(this.#scene, this.#camera);
    this.#paint(names, false);
    this.#glass.show(this.#scene, this.#camera, this.#pointed);
    tell(this.element, this.#scene, this.#camera, names);
  }
}
