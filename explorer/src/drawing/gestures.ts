// Gestures: what mouse, pen and fingers do on a surface, told as pans, zooms, hovers and clicks.

export interface Gestures {
  pan(across: number, down: number): void;
  zoom(factor: number, x: number, y: number): void;
  /** A pointer that presses nothing is somewhere, or has left. */
  hover(x: number, y: number): void;
  leave(): void;
  click(x: number, y: number, event: PointerEvent): void;
  /** A frame is drawn out with the shift key, and let go. */
  frame(x1: number, y1: number, x2: number, y2: number, isDone: boolean): void;
}

interface Finger {
  x: number;
  y: number;
}

/** A hand that is not quite still; fingers are less so. */
const STILL = { mouse: 4, pen: 6, touch: 10 };
const WHEEL = 0.0016;
const LINE_OF_WHEEL = 24;

/** Listen to pointers and wheel over an element. */
export function followGestures(element: HTMLElement, gestures: Gestures): void {
  const fingers = new Map<number, Finger>();
  let pressed: (Finger & { isFrame: boolean; hasMoved: boolean }) | null = null;

  const at = (event: MouseEvent): Finger => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    const isFrame = event.shiftKey && event.pointerType === "mouse";
    pressed = fingers.size === 1 ? { ...at(event), isFrame, hasMoved: false } : null;
  });

  element.addEventListener("pointermove", (event) => {
    const now = at(event);
    const before = fingers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") gestures.hover(now.x, now.y);
      return;
    }
    const still = STILL[event.pointerType as keyof typeof STILL] ?? STILL.mouse;
    if (pressed && !pressed.hasMoved && Math.hypot(now.x - pressed.x, now.y - pressed.y) < still) return;
    fingers.set(event.pointerId, now);
    if (fingers.size === 2) pinch(before, now, event.pointerId);
    else if (pressed?.isFrame) gestures.frame(pressed.x, pressed.y, now.x, now.y, false);
    else gestures.pan(now.x - before.x, now.y - before.y);
    if (pressed) pressed.hasMoved = true;
  });

  /** Two fingers: what is between them moves and grows with them. */
  function pinch(before: Finger, now: Finger, mover: number): void {
    const [other] = [...fingers].filter(([id]) => id !== mover).map(([, finger]) => finger);
    const apart = ({ x, y }: Finger): number => Math.max(10, Math.hypot(x - other.x, y - other.y));
    gestures.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    gestures.zoom(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  }

  const lift = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId) || !pressed) return;
    const { x, y, hasMoved, isFrame } = pressed;
    pressed = null;
    if (event.type === "pointercancel") return;
    const now = at(event);
    if (!hasMoved) gestures.click(now.x, now.y, event);
    else if (isFrame) gestures.frame(x, y, now.x, now.y, true);
  };
  element.addEventListener("pointerup", lift);
  element.addEventListener("pointercancel", lift);
  element.addEventListener("pointerleave", () => gestures.leave());
  element.addEventListener("dblclick", (event) => {
    const { x, y } = at(event);
    gestures.zoom(event.shiftKey ? 0.5 : 2, x, y);
  });
  element.addEventListener("wheel", (event) => {
    const { x, y } = at(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_OF_WHEEL : 1;
    // Pinching a touchpad comes as a wheel with the control key, in smaller steps.
    const step = Math.max(-240, Math.min(240, event.deltaY * lines)) * (event.ctrlKey ? 5 : 1);
    gestures.zoom(Math.exp(-step * WHEEL), x, y);
    event.preventDefault();
  }, { passive: false });
}

/** What the keys of a surface do. */
export interface KeyActs {
  step(x: number, y: number): void;
  /** Zoom around the middle. */
  zoom(factor: number): void;
  fit(): void;
  enter(): void;
}

export function followKeys(element: HTMLElement, acts: KeyActs): void {
  const keys: Record<string, () => void> = {
    ArrowLeft: () => acts.step(-1, 0), ArrowRight: () => acts.step(1, 0),
    ArrowUp: () => acts.step(0, -1), ArrowDown: () => acts.step(0, 1),
    "+": () => acts.zoom(1.25), "=": () => acts.zoom(1.25), "-": () => acts.zoom(0.8), 0: () => acts.fit(),
    Enter: () => acts.enter(),
  };
  element.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    act();
    event.preventDefault();
  });
}
