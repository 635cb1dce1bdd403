// The keyboard, where a part of the page is built anew under it.

const FOCUSABLE = "a[href], button, input, summary";

const stops = (part: HTMLElement): HTMLElement[] => [...part.querySelectorAll<HTMLElement>(FOCUSABLE)];

/** The place of what has the keyboard in a part of the page, or -1 if nothing there has it. */
export const heldIn = (part: HTMLElement): number =>
  stops(part).indexOf(document.activeElement as HTMLElement);

/** Give the keyboard to what stands at a place, or last, or to something else if nothing is left. */
export function giveTo(part: HTMLElement, place: number, otherwise: HTMLElement): void {
  const there = stops(part);
  (there[Math.min(place, there.length - 1)] ?? otherwise).focus({ preventScroll: true });
}
