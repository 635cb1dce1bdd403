// Whether what a view has drawn still is what it would draw.

import { type Keys, state } from "../page/state";

/** What a drawing of all entities depends on; sets are replaced when they change, never altered. */
const basis = (): unknown[] =>
  [state.kindsOff, state.filters, state.years, state.found, state.language, state.theme];

/** Whether nothing changed but some of these. */
export const areAmong = (keys: Keys, some: readonly string[]): boolean =>
  [...keys].every((key) => some.includes(key));

/** Remembers what a view was drawn from, so that coming back to it costs nothing. */
export class Drawn {
  private from: unknown[] = [];

  note(): void {
    this.from = basis();
  }

  isCurrent(): boolean {
    return basis().every((part, k) => part === this.from[k]);
  }
}
