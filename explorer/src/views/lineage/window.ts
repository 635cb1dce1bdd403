// The window onto the tree: the drawing, and what the reader does in it.

import { change, state, toggled } from "../../page/state";
import { svg } from "../../dom/dom";
import type { Seat } from "./figure";
import { AXIS, paintAxes, paintGround } from "./ground";
import { Lens } from "./lens";
import { mark } from "./marks";
import { inReadingOrder, paint, type Painting } from "./paint";
import { neighbour } from "./roving";
import type { Scene } from "./scene";

const PAD = 18;
/** Below this, boxes cannot be told apart, and a window shows a part of the tree at first, in this size. */
const TINY = 0.28;
const AT_FIRST = 0.6;
/** Below this, names cannot be read. */
const READABLE = 0.42;
const NEAR = 0.9;
/** What is small need not fill the window. */
const LARGEST = 1.25;

/** A box, or the button that folds its variants. */
interface Target {
  element: Element;
  n: number;
  isChip: boolean;
}

export class Window {
  readonly element = svg("svg", { class: "tree", role: "group", tabindex: 0 });
  private readonly world = svg("g", { class: "world" });
  private readonly axes = svg("g", { class: "axes", "aria-hidden": "true" });
  private readonly lens = new Lens(this.element, () => this.move());
  private scene: Scene | null = null;
  private painting: Painting | null = null;
  private order: Seat[] = [];
  private kind = 0;
  /** The box that the keyboard reaches first. */
  private current: number | null = null;

  constructor(private readonly turnFamily: (n: number) => void) {
    this.element.append(this.world, this.axes);
    this.lens.onFit = () => this.fit();
    this.element.addEventListener("click", (event) => this.click(event));
    this.element.addEventListener("keydown", (event) => this.press(event));
    this.element.addEventListener("focusin", (event) => this.focus(event));
    this.element.addEventListener("pointerover", (event) => this.hover(targetOf(event)?.n ?? null));
    this.element.addEventListener("pointerleave", () => this.hover(null));
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  /** Let the next drawing fit itself, wherever the reader had moved this one. */
  release(): void {
    this.lens.isMoved = false;
  }

  /** Draw a scene. `anchor` is a box that stays where it is on the screen. */
  draw(scene: Scene, kind: number, anchor: number | null = null): void {
    const held = targetOf({ target: document.activeElement });
    const before = anchor === null ? undefined : this.scene?.figure.seats.get(anchor);
    const painting = paint(scene);
    Object.assign(this, { scene, kind, painting, order: inReadingOrder(scene.figure) });
    this.world.replaceChildren(paintGround(scene.figure, kind), painting.lines, painting.boxes);
    const after = anchor === null ? undefined : scene.figure.seats.get(anchor);
    if (!this.lens.size.width) this.lens.measure();
    if (before && after) this.keep(before, after);
    else if (!this.lens.isMoved) this.open();
    else this.move();
    this.rove(this.current);
    this.mark();
    if (held) this.find(held.n, held.isChip)?.focus({ preventScroll: true });
  }

  private keep(before: Seat, after: Seat): void {
    const { x, y, k } = this.lens.placing;
    this.lens.set(x + (before.x - after.x) * k, y + (before.y - after.y) * k, k);
  }

  /** Everything, as large as it fits. */
  fit(): void {
    const { scale, width, height } = this.scaleToFit();
    this.lens.isMoved = false;
    const figure = this.scene?.figure;
    if (!figure) return;
    const top = AXIS + Math.max(PAD / 2, (height - AXIS - figure.height * scale) / 2);
    this.lens.set(Math.max(PAD, (width - figure.width * scale) / 2), top, scale);
  }

  zoom = (factor: number): void => this.lens.zoom(factor);

  /** Everything, or where that is too small to read the latest part of it. */
  private open(): void {
    const { scale, width } = this.scaleToFit();
    this.fit();
    if (!this.scene || scale >= TINY || !width) return;
    this.lens.set(width - PAD - this.scene.figure.width * AT_FIRST, AXIS + PAD / 2, AT_FIRST);
  }

  private scaleToFit(): { scale: number; width: number; height: number } {
    const { width, height } = this.lens.size;
    const figure = this.scene?.figure;
    if (!figure?.width || !width || !height) return { scale: 1, width, height };
    const scale = Math.min(LARGEST, (width - 2 * PAD) / figure.width, (height - AXIS - PAD) / figure.height);
    return { scale, width, height };
  }

  private resize(): void {
    this.lens.measure();
    if (!this.lens.size.width) return;
    if (this.lens.isMoved) this.move();
    else this.open();
  }

  private move(): void {
    const { x, y, k } = this.lens.placing;
    this.world.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    if (!this.scene) return;
    const axes = paintAxes(this.scene.figure, this.lens.placing, this.lens.size.width, this.kind);
    this.axes.replaceChildren(...axes);
  }

  /** Bring a box into the window, if it is not there already and large enough to read. */
  reveal(n: number): void {
    const seat = this.scene?.figure.seats.get(n);
    if (!seat) return;
    const { x, y, k } = this.lens.placing;
    const { width, height } = this.lens.size;
    const [left, top] = [x + seat.x * k, y + seat.y * k];
    const isInside = left >= 0 && left + seat.width * k <= width && top >= AXIS + 10 && top <= height - 10;
    if (!isInside || k < READABLE) this.lens.centre(seat.x + seat.width / 2, seat.y, Math.max(k, NEAR));
  }

  /** Light the kin of what is hovered or else selected, and ring what is selected and picked. */
  mark(): void {
    if (this.painting && this.scene) mark(this.painting, this.scene, [state.hovered, state.selected]);
  }

  private click(event: MouseEvent): void {
    const target = targetOf(event);
    if (target) this.choose(target, event);
    else change({ selected: null });
  }

  private choose({ n, isChip }: Target, event: MouseEvent | KeyboardEvent): void {
    if (isChip) this.turnFamily(n);
    else if (event.shiftKey || event.ctrlKey || event.metaKey) change({ picked: toggled(state.picked, n) });
    else change({ selected: n });
  }

  private press(event: KeyboardEvent): void {
    const target = targetOf(event);
    if (!target || !this.scene) return;
    if (event.key === "Enter" || event.key === " ") {
      this.choose(target, event);
    } else {
      const next = neighbour(this.scene.figure, this.order, target.n, event.key);
      if (next === null) return;
      this.find(next, false)?.focus({ preventScroll: true });
    }
    event.preventDefault();
  }

  private focus(event: FocusEvent): void {
    const target = targetOf(event);
    if (!target) return;
    this.rove(target.n);
    if (target.element.matches(":focus-visible")) this.reveal(target.n);
  }

  private hover(n: number | null): void {
    if (state.hovered !== n) change({ hovered: n });
  }

  private find(n: number, isChip: boolean): SVGGElement | null {
    const seat = this.painting?.boxOf.get(n);
    const part = (name: string): SVGGElement | null => seat?.querySelector<SVGGElement>(name) ?? null;
    return (isChip ? part(".chip") : null) ?? part(".box");
  }

  /** Put a box and its button into the tab order, and no others. */
  private rove(n: number | null): void {
    const first = n !== null && this.painting?.boxOf.has(n) ? n : (this.order[0]?.n ?? null);
    const turn = (elements: Iterable<Element>, tabindex: string): void => {
      for (const each of elements) each.setAttribute("tabindex", tabindex);
    };
    turn(this.world.querySelectorAll('[tabindex="0"]'), "-1");
    turn(this.painting?.boxOf.get(first ?? -1)?.querySelectorAll("[data-n]") ?? [], "0");
    this.current = first;
  }
}

/** The box or button that an event came from. */
function targetOf(event: { target: EventTarget | null }): Target | null {
  const element = event.target instanceof Element ? event.target.closest(".tree [data-n]") : null;
  if (!element) return null;
  return { element, n: Number(element.getAttribute("data-n")), isChip: element.classList.contains("chip") };
}
