// The window onto the tree: the drawing, and what the reader does in it.

import { change, state, toggled } from "../../page/state";
import { svg } from "../../dom/dom";
import type { Seat } from "./figure";
import { around, atFirst, whole } from "./framing";
import { paintAxes } from "./ground";
import { Lens, type Placing } from "./lens";
import { kinAround, mark } from "./marks";
import { inReadingOrder, paint, type Painting } from "./paint";
import { neighbour } from "./roving";
import type { Scene } from "./scene";

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
  draw(scene: Scene, anchor: number | null = null): void {
    const held = targetOf({ target: document.activeElement });
    const before = anchor === null ? undefined : this.scene?.figure.seats.get(anchor);
    const painting = paint(scene);
    Object.assign(this, { scene, painting, order: inReadingOrder(scene.figure) });
    this.world.replaceChildren(painting.ground, painting.lines, painting.boxes);
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
    this.lens.isMoved = false;
    if (this.scene) this.place(whole(this.scene.figure, this.lens.size));
  }

  zoom = (factor: number): void => this.lens.zoom(factor);

  private open(): void {
    if (this.scene) this.place(atFirst(this.scene.figure, this.lens.size));
  }

  private place({ x, y, k }: Placing): void {
    this.lens.set(x, y, k);
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
    this.axes.replaceChildren(...paintAxes(this.scene, this.lens.placing, this.lens.size.width));
  }

  /** Whether a box stands for an entity. */
  holds = (n: number): boolean => this.scene?.folding.boxOf.has(n) ?? false;

  /** Bring a box and, as far as it can be read, all its kin into the window. */
  reveal(n: number): void {
    const kin = this.scene && kinAround(n, this.scene)?.boxes;
    this.bring([n, ...(kin ?? [])]);
  }

  private bring(boxes: readonly number[]): void {
    const seats = boxes.flatMap((n) => this.scene?.figure.seats.get(n) ?? []);
    const placing = seats.length ? around(seats, this.lens.placing, this.lens.size) : null;
    if (!placing) return;
    this.lens.isMoved = true;
    this.place(placing);
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
    if (target.element.matches(":focus-visible")) this.bring([target.n]);
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
