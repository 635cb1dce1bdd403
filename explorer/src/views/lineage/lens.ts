// The lens over a drawing: zooming and panning with wheel, fingers, mouse and keys.

interface Point {
  x: number;
  y: number;
}

/** Where the drawing's corner lies in the window, and its scale. */
export interface Placing extends Point {
  k: number;
}

const SMALLEST = 0.05;
const LARGEST = 4;
/** A pointer that moved less than this has clicked. */
const CLICK = 5;
const STEP = 60;

export class Lens {
  readonly placing: Placing = { x: 0, y: 0, k: 1 };
  /** Whether the reader has moved it: until then it may fit itself. */
  isMoved = false;
  size = { width: 0, height: 0 };
  private readonly pointers = new Map<number, Point>();
  private travelled = 0;

  constructor(private readonly window: SVGSVGElement, private readonly onMove: (placing: Placing) => void) {
    window.addEventListener("wheel", (event) => this.turn(event), { passive: false });
    window.addEventListener("pointerdown", (event) => this.grasp(event));
    window.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"] as const) {
      window.addEventListener(end, (event) => this.pointers.delete(event.pointerId));
    }
    window.addEventListener("click", (event) => {
      if (this.travelled > CLICK) event.stopPropagation();
    }, { capture: true });
    window.addEventListener("keydown", (event) => this.press(event));
  }

  /** Take the size of the window, which is asked for once and not with every move. */
  measure(): void {
    const { width, height } = this.window.getBoundingClientRect();
    this.size = { width, height };
  }

  set(x: number, y: number, k: number): void {
    Object.assign(this.placing, { x, y, k: Math.min(LARGEST, Math.max(SMALLEST, k)) });
    this.onMove(this.placing);
  }

  pan(dx: number, dy: number): void {
    this.isMoved = true;
    this.set(this.placing.x + dx, this.placing.y + dy, this.placing.k);
  }

  /** Zoom about a point of the window, its middle if none is given. */
  zoom(factor: number, x = this.size.width / 2, y = this.size.height / 2): void {
    const { placing } = this;
    const k = Math.min(LARGEST, Math.max(SMALLEST, placing.k * factor));
    const by = k / placing.k;
    this.isMoved = true;
    this.set(x - (x - placing.x) * by, y - (y - placing.y) * by, k);
  }

  /** Called when the reader asks to see all. */
  onFit = (): void => {};

  private turn(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = this.window.getBoundingClientRect();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.zoom(Math.exp(-event.deltaY * lines * 0.0016), event.clientX - left, event.clientY - top);
  }

  private grasp(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (!this.pointers.size) this.travelled = 0;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  private drag(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    this.travelled += Math.hypot(dx, dy);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    Object.assign(before, { x: event.clientX, y: event.clientY });
    if (this.travelled <= CLICK) return;
    if (!this.window.hasPointerCapture(event.pointerId)) this.window.setPointerCapture(event.pointerId);
    if (other) this.pinch(before, other, dx, dy);
    else this.pan(dx, dy);
  }

  /** Two fingers: what lies between them stays between them. */
  private pinch(finger: Point, other: Point, dx: number, dy: number): void {
    const { left, top } = this.window.getBoundingClientRect();
    const apart = Math.hypot(finger.x - other.x, finger.y - other.y);
    const wasApart = Math.hypot(finger.x - dx - other.x, finger.y - dy - other.y);
    this.pan(dx / 2, dy / 2);
    if (!wasApart) return;
    this.zoom(apart / wasApart, (finger.x + other.x) / 2 - left, (finger.y + other.y) / 2 - top);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      "+": () => this.zoom(1.25), "=": () => this.zoom(1.25), "-": () => this.zoom(0.8),
      "0": () => this.onFit(),
      ArrowLeft: () => this.pan(STEP, 0), ArrowRight: () => this.pan(-STEP, 0),
      ArrowUp: () => this.pan(0, STEP), ArrowDown: () => this.pan(0, -STEP),
    }[event.key];
    if (!act) return;
    act();
    event.preventDefault();
  }
}
