// The surface that vis-network draws, where pyvis has put it into the page: nodes and links are
// its own, the ground, rings and names are painted into its frames.

import { byId, make } from "../dom/dom";
import { ground, prefersStill } from "../dom/theme";
import { type Box, type Camera, framing, magnified, worldAt } from "./camera";
import { CanvasPen } from "./canvas-pen";
import { followKeys } from "./gestures";
import { Glass } from "./glass";
import { Grid } from "./grid";
import { carriedAlong, placeNames, type PlacedNames } from "./names";
import { paintGround, paintNames, paintRings } from "./painter";
import { nodesIn, NOTHING, type Scene } from "./scene";
import { addsTo, type Home, reachOf, type Surface, tell, type Told, within } from "./surface";

type Item = { id: number } & Record<string, unknown>;

interface Network {
  on(event: string, listener: (detail: any) => void): void;
  redraw(): void;
  getScale(): number;
  getViewPosition(): { x: number; y: number };
  moveTo(where: { position?: { x: number; y: number }; scale?: number; animation?: unknown }): void;
}

interface Vis {
  DataSet: new (items: Item[]) => { update(items: Item[]): void };
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
    this.#nodes = new Styled(vis, read<Item[]>("vis-nodes").map((node) => ({ ...node, hidden: true })));
    this.#edges = new Styled(vis, read<Item[]>("vis-edges").map((edge) => ({ ...edge, hidden: true })));
    const data = { nodes: this.#nodes.set, edges: this.#edges.set };
    this.#network = new vis.Network(this.#frame, data, read<object>("vis-options"));
    this.#network.on("beforeDrawing", (brush) => this.#withPen(brush, (pen) => paintGround(pen, this.#scene, this.camera)));
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
      return this.#grid.nearest(x, y, reachOf(event) / this.camera.scale, magnified(this.camera) / this.camera.scale);
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
      step: (x, y) => this.#look(this.camera.x + (x * STEP) / this.camera.scale, this.camera.y + (y * STEP) / this.camera.scale),
      zoom: (factor) => this.zoomBy(factor),
      fit: () => this.goHome(),
      enter: () => this.told.choose(this.#grid.nearest(this.camera.x, this.camera.y, 400 / this.camera.scale, 1), false),
    });
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
    if (!this.#rest) this.#names = placeNames(this.#scene, camera);
    const names = this.#rest ? carriedAlong(this.#names, this.#scene, camera, NAMES_WHILE_MOVING) : this.#names;
    paintNames(pen, this.#scene, camera, names);
    if (this.#rest) return;
    this.#glass.show(this.#scene, camera, this.#pointed);
    tell(this.element, this.#scene, camera, names);
  }
}

/** Items of vis-network of which only those are sent again whose style has changed. */
class Styled {
  readonly set: { update(items: Item[]): void };
  readonly #sent = new Map<number, string>();

  constructor(vis: Vis, items: Item[]) {
    this.set = new vis.DataSet(items);
  }

  /** Show items in their styles, and hide all others. */
  restyle(styles: ReadonlyMap<number, object>): void {
    const changed: Item[] = [];
    for (const [id, style] of styles) {
      const key = JSON.stringify(style);
      if (this.#sent.get(id) === key) continue;
      this.#sent.set(id, key);
      changed.push({ id, hidden: false, ...style });
    }
    for (const id of this.#sent.keys()) {
      if (styles.has(id)) continue;
      this.#sent.delete(id);
      changed.push({ id, hidden: true });
    }
    if (changed.length) this.set.update(changed);
  }
}

function nodeStyles(scene: Scene): Map<number, object> {
  const styles = new Map<number, object>();
  for (const { paint, nodes } of scene.marks) {
    const border = paint.alpha < 1 ? paint.colour : ground();
    const color = { background: paint.colour, border, hover: paint.colour, highlight: paint.colour };
    for (const n of nodes) styles.set(n, { opacity: paint.alpha, color });
  }
  return styles;
}

function edgeStyles(scene: Scene): Map<number, object> {
  const styles = new Map<number, object>();
  for (const { stroke, links: those, isPointed } of scene.lines) {
    const style = {
      width: stroke.width,
      dashes: stroke.dash.length ? stroke.dash : false,
      color: { color: stroke.colour, opacity: stroke.alpha },
      arrows: { to: { enabled: isPointed } },
    };
    for (const k of those) styles.set(k, { ...style, smooth: bent(scene.bows[k]) });
  }
  return styles;
}

function bent(bow: number): object {
  return bow ? { enabled: true, type: bow > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bow) } : { enabled: false };
}
