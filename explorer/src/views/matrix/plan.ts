// What the matrices have in common, and what makes one differ from another.

import type { Link, Words } from "../../page/data";
import type { Mark, Marks } from "./marks";
import type { Sign } from "./shapes";

/** What makes one matrix differ from another. */
export interface Plan {
  id: string;
  name: Words;
  caption: Words;
  rows: Words;
  columns: Words;
  columnKind: string;
  gather(): Marks;
  signs(mark: Mark): Sign[];
  /** The sign of a statement in the panel. */
  stated(link: Link): Sign;
  /** The style of a cell's ground. */
  tint(mark: Mark): string;
  /** The choice that leaves only what matters most, and the marks that it leaves. */
  only: Words;
  isMain(mark: Mark): boolean;
  legend(): Sign[];
  note: Words;
}
