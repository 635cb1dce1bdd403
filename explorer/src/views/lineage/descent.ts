// Who descends from whom: the ties among entities of one kind, and the kin of some of them.

import type { Link, Role } from "../../page/data";
import type { Tie } from "./figure";
import { groupBy } from "./groups";

/** Roles that make two entities kin. To be inspired by another is shown, but makes no kin. */
const KINSHIP: ReadonlySet<Role> = new Set(["lineage", "component", "version", "succession"]);
export const isKinship = (role: Role): boolean => KINSHIP.has(role);

/** The kinds within which something descends from something, in their order. */
export function kindsOfDescent(
  links: readonly Link[], roleOf: (link: Link) => Role, kindOf: (n: number) => number,
): number[] {
  const found = new Set<number>();
  for (const link of links) {
    const kind = kindOf(link.from);
    if (isKinship(roleOf(link)) && link.from !== link.to && kind === kindOf(link.to)) found.add(kind);
  }
  return [...found].sort((a, b) => a - b);
}

/** The ties whose ends are both in; each of them once. */
export function tiesAmong(
  links: readonly Link[], roleOf: (link: Link) => Role, isIn: (n: number) => boolean,
): Tie[] {
  const found = new Map<string, Tie>();
  for (const link of links) {
    const role = roleOf(link);
    if (!isKinship(role) && role !== "influence") continue;
    const { from, to, r } = link;
    if (from !== to && isIn(from) && isIn(to)) found.set(`${from} ${to} ${r}`, { from, to, r, role });
  }
  return [...found.values()];
}

/** Those whose descent, or a part in another's, is known. */
export const withDescent = (ties: readonly Tie[]): Set<number> =>
  new Set(ties.filter((tie) => isKinship(tie.role)).flatMap((tie) => [tie.from, tie.to]));

export interface Kin {
  /** Ancestors and descendants, over any number of steps, each with those whose kin they are. */
  up: Set<number>;
  down: Set<number>;
}

/** Whom they inspired, and who inspired them, is told for them alone. */
export function kinOf(starts: readonly number[], ties: readonly Tie[]): Kin {
  const kinship = ties.filter((tie) => isKinship(tie.role));
  const kin = { up: reach(starts, kinship, "from", "to"), down: reach(starts, kinship, "to", "from") };
  for (const tie of ties) {
    if (tie.role !== "influence") continue;
    if (starts.includes(tie.from)) kin.up.add(tie.to);
    if (starts.includes(tie.to)) kin.down.add(tie.from);
  }
  return kin;
}

type End = "from" | "to";

function reach(starts: readonly number[], ties: readonly Tie[], here: End, there: End): Set<number> {
  const next = groupBy(ties, (tie) => tie[here]);
  const found = new Set(starts);
  for (const n of found) for (const tie of next.get(n) ?? []) found.add(tie[there]);
  return found;
}

/** Whether a tie leads from one to another among ancestors, or among descendants. */
export const isAmongKin = (tie: Tie, kin: Kin): boolean =>
  (kin.up.has(tie.from) && kin.up.has(tie.to)) || (kin.down.has(tie.from) && kin.down.has(tie.to));
