// What a view is: a way to look at the same entities.

import type { Words } from "../page/data";
import type { Keys } from "../page/state";

export interface View {
  /** The view's name in the address. */
  id: string;
  name: Words;
  /** Whether there is anything for it to show in this graph. */
  isOffered(): boolean;
  /** Fill the empty element that the view stands in; called once, before it is first shown. */
  build(host: HTMLElement): void;
  /**
   * Show the state as it is now. `keys` are what changed since the view was last shown, or nothing
   * if it comes on display just now.
   */
  show(keys: Keys | null): void;
  /** The same as text, for those who do not see the picture; nothing if the view is text itself. */
  text?(): HTMLElement;
  /** The picture as SVG, without title and frame; nothing if the view has no picture. */
  picture?(): SVGSVGElement;
  /** Bring an entity into view. */
  reveal?(n: number): void;
}
