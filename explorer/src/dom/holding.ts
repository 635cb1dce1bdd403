// Focus that outlives redrawing, for controls that keep their names: each says `data-hold`.

/** Redraw part of a view; what had the focus is found again by its name, or else what comes first has it. */
export function holdingFocus(host: HTMLElement, draw: () => void): void {
  const held = document.activeElement as HTMLElement | null;
  const isWithin = held !== null && host.contains(held);
  const name = held?.dataset.hold ?? "";
  draw();
  if (!isWithin || host.contains(document.activeElement)) return;
  const again = name ? host.querySelector<HTMLElement>(`[data-hold="${CSS.escape(name)}"]`) : null;
  const otherwise = host.querySelector<HTMLElement>('[tabindex="0"], input') ?? host.querySelector("button");
  (again ?? otherwise)?.focus({ preventScroll: true });
}
