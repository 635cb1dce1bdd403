// The surface that vis-network draws, where pyvis has put it into the page: nodes and links are
// its own, the ground, rings and names are painted into its frames.

import { byId, make } from "../dom/dom";
import { prefersStill } from "../dom/theme";
import { type Box, type Camera, framing, magnified, panned, withinSight, worldAt } from "./camera";
import { CanvasPen } from "./canvas-pen";
import { followKeys } from "./gestures";
import { Glass } from "./glass";
import { Grid } from "./grid";
import { carriedAlong, placeNames, type PlacedNames } from "./names";
import { paintGround, paintNames, paintRings } from "./painter";
import { nodesIn, NOTHING, type Scene } from "./scene";
import { addsTo, EDGE, type Home, reachOf, type Surface, tell, type Told, within } from "./surface";
import { edgeStyles, type Item, type ItemSet, nodeStyles, Styled } from "./vis-items";

interface Network {
  on(event: string, listener: (detail: any) => void): void;
  redraw(): void;
  getScale(): number;
  getViewPosition(): { x: number; y: number };
  moveTo(where: { position?: { x: number; y: number }; scale?: number; animation?: unknown }): void;
}

interface Vis {
  DataSet: new (items: Item[]) => ItemSet;
  Network: new (container: HTMLElement, data: object, options: object) => Network;
}

const NAMES_WHILE_MOVING = 60;
const REST = 140;
const STEP = 80;
const FLIGHT = { duration: 320, easingFunction: "easeInOutQuad" };

const engine = (): Vis | undefined => (globalThis as { vis?: Vis }).vis;
export const hasVis = (): boolean => engine() !== undefined;
const read = <T>(id: string): T => JSON.parse(byId(id).textContent ?? "") as T;

export class VisSurface implements Surface {
  readonly element = make("div", { class: "surface", tabindex: "0", role: "application" });
  readonly #frame = make("div", { class: "vis" });
  readonly #glass = new Glass();
  readonly #nodes: Styled;
  readonly #edges: Styled;
  readonly #network: Network;
  #scene: Scene = NOTHING;
  #grid = new Grid(NOTHING.spots, []);
  #home: Home | null = null;
  #isHome = true;
  #names: PlacedNames = { names: [], titles: [] };
  #pointed: number | null = null;
  #rest = 0;

  constructor(private readonly told: Told) {
    const vis = engine() as Vis;
    this.element.append(this.#frame, this.#glass.canvas);
    this.#nodes = new Styled(new vis.DataSet([]), read("vis-nodes"));
    this.#edges = new Styled(new vis.DataSet([]), read("vis-edges"));
    const data = { nodes: this.#nodes.set, edges: this.#edges.set };
    const options = read<{ interaction?: object }>("vis-options");
    // What the pointer is over is found by our own grid; the engine's search takes all links in turn.
    options.interaction = { ...options.interaction, hover: false };
    this.#network = new vis.Network(this.#frame, data, options);
    this.#network.on("beforeDrawing", (brush) =>
      this.#withPen(brush, (pen) => paintGround(pen, this.#scene, this.camera)));
    this.#network.on("afterDrawing", (brush) => this.#withPen(brush, (pen) => this.#drawOver(pen)));
    for (const event of ["zoom", "dragging"]) this.#network.on(event, () => this.#moved());
    this.#listen();
  }

  get camera(): Camera {
    const { clientWidth: width, clientHeight: height } = this.#frame;
    return { ...this.#network.getViewPosition(), scale: this.#network.getScale(), width, height, growth: 1 };
  }

  #listen(): void {
    const at = (event: PointerEvent): number | null => {
      const { left, top } = this.element.getBoundingClientRect();
      const [x, y] = worldAt(this.camera, event.clientX - left, event.clientY - top);
      const { scale } = this.camera;
      return this.#grid.nearest(x, y, reachOf(event) / scale, magnified(this.camera) / scale);
    };
    this.#network.on("click", ({ event }) => this.told.choose(at(event.srcEvent), addsTo(event.srcEvent)));
    this.element.addEventListener("pointermove", (event) => {
      if (!event.buttons && event.pointerType !== "touch") this.told.hover(at(event));
    });
    this.element.addEventListener("pointerleave", () => this.told.hover(null));
    new ResizeObserver(() => {
      this.#glass.resize(this.element.clientWidth, this.element.clientHeight);
      if (this.#isHome) this.goHome(true);
    }).observe(this.element);
    followKeys(this.element, {
      step: (x, y) => {
        const seen = panned(this.camera, -x * STEP, -y * STEP);
        this.#look(seen.x, seen.y);
      },
      zoom: (factor) => this.zoomBy(factor),
      fit: () => this.goHome(),
      enter: () => this.told.choose(this.#inTheMiddle(), false),
    });
  }

  #inTheMiddle(): number | null {
    const { x, y, scale, width, height } = this.camera;
    return this.#grid.nearest(x, y, Math.max(width, height) / 4 / scale, 1);
  }

  show(scene: Scene, home: Home): void {
    this.#scene = scene;
    this.#home = home;
    this.#grid = new Grid(scene.spots, nodesIn(scene));
    this.#nodes.restyle(nodeStyles(scene));
    this.#edges.restyle(edgeStyles(scene));
    if (this.#isHome) this.goHome(true);
    this.#network.redraw();
  }

  lookAt(box: Box, margin: Box, closest: number, isStill = false): void {
    if (!this.camera.width) return;
    const { x, y, scale } = framing(this.camera, box, margin, closest);
    this.#look(x, y, scale, !isStill && !prefersStill.matches);
  }

  bringIn(x: number, y: number): void {
    const now = this.camera;
    const camera = withinSight(now, x, y, EDGE);
    if (camera !== now) this.#look(camera.x, camera.y, camera.scale, !prefersStill.matches);
  }

  zoomBy(factor: number): void {
    this.#look(this.camera.x, this.camera.y, within(this.camera.scale * factor));
  }

  goHome(isStill = false): void {
    if (!this.#home) return;
    this.lookAt(this.#home.box, this.#home.margin, this.#home.closest, isStill);
    this.#isHome = true;
  }

  point(n: number | null): void {
    this.#pointed = n;
    this.element.classList.toggle("pointing", n !== null);
    this.#glass.show(this.#scene, this.camera, n);
  }

  #look(x: number, y: number, scale = this.camera.scale, flies = false): void {
    this.#moved();
    this.#network.moveTo({ position: { x, y }, scale, animation: flies ? FLIGHT : false });
  }

  /** Names keep their places until the view rests. */
  #moved(): void {
    this.#isHome = false;
    this.told.hover(null);
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => {
      this.#rest = 0;
      this.#network.redraw();
    }, REST);
  }

  #withPen(brush: CanvasRenderingContext2D, draw: (pen: CanvasPen) => void): void {
    const ratio = brush.canvas.width / Math.max(1, this.#frame.clientWidth);
    brush.save();
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(new CanvasPen(brush, ratio));
    brush.restore();
  }

  #drawOver(pen: CanvasPen): void {
    const camera = this.camera;
    paintRings(pen, this.#scene, camera);
    if (this.#rest) {
      const names = carriedAlong(this.#names, this.#scene, camera, NAMES_WHILE_MOVING);
      paintNames(pen, this.#scene, camera, names);
      return;
    }
    this.#names = placeNames(this.#scene, camera);
    paintNames(pen, this.#scene, camera, this.#names);
    this.#glass.show(this.#scene, camera, this.#pointed);
    tell(this.element, this.#scene, camera, this.#names);
  }
}
