// Clicks with a modifier key pick an entity instead of selecting it.

import { change, state, toggled } from "../page/state";

/** Let such clicks pick the entity whose number stands on what was clicked. */
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
