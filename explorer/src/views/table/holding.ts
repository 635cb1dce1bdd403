// Focus that outlives redrawing, and clicks that pick.

import { change, state, toggled } from "../../page/state";

/** Where the focus goes if what had it is gone. */
const ELSE = '[tabindex="0"], input';

/** Redraw part of a view; what had the focus is found again by its `data-hold`. */
export function holdingFocus(host: HTMLElement, draw: () => void): void {
  const held = document.activeElement as HTMLElement | null;
  const isWithin = held !== null && host.contains(held);
  const name = held?.dataset.hold ?? "";
  draw();
  if (!isWithin || host.contains(document.activeElement)) return;
  const again = name ? host.querySelector<HTMLElement>(`[data-hold="${CSS.escape(name)}"]`) : null;
  (again ?? host.querySelector<HTMLElement>(ELSE))?.focus({ preventScroll: true });
}

/** Let clicks with a modifier key pick the entity whose number stands on what was clicked. */
export function pickByClick(host: HTMLElement): void {
  host.addEventListener("click", (event) => {
    const target = event.target as Element;
    const place = target.closest<HTMLElement>("[data-n]");
    if (!place || target.closest("a, input") || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    change({ picked: toggled(state.picked, Number(place.dataset.n)) });
  }, { capture: true });
  // A click with Shift would also mark the text up to there.
  host.addEventListener("mousedown", (event) => {
    if (event.shiftKey && (event.target as Element).closest("[data-n]")) event.preventDefault();
  });
}
