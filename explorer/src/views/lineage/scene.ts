// The scene: what of the graph is drawn, as the reader chose, and where it stands.

import { cards, hasOpenWeights, isPeerReviewed, kinds, links, page, roleOf, yearOf } from "../../page/data";
import { isVisible, state } from "../../page/state";
import { byName, nameOf } from "../../words/language";
import { isKinship, kindsOfDescent, kinOf, tiesAmong, withDescent } from "./descent";
import { type Bond, type Box, type Figure, HEIGHT, type Tie } from "./figure";
import { bondsOf, familiesAbove, familiesOf, fold, type Folding } from "./folding";
import { layOut } from "./layout";
import { clipped, widthOf } from "./measure";

/** What the reader chose in this view. */
export interface Choice {
  kind: number;
  /** Whether those whose descent is not known are shown as well. */
  all: boolean;
  /** Whose kin is shown and nothing else. */
  about: number | null;
  unfolded: Set<number>;
  /** So many boxes at most. */
  most: number;
}

/** How a box looks. */
export interface Look {
  n: number;
  label: string;
  isOpen: boolean;
  isReviewed: boolean;
  /** What stands on the button that folds or unfolds its variants, if it has any. */
  chip: string | null;
  chipWidth: number;
}

export interface Scene {
  kind: number;
  about: number | null;
  ties: Tie[];
  families: Map<number, number>;
  folding: Folding;
  looks: Map<number, Look>;
  figure: Figure;
  /** How many entities pass the filters, how many of these are shown, and how many boxes are left out. */
  passing: number;
  shown: number;
  leftOut: number;
}

export const NAME = 13.5;
const WIDEST_NAME = 165;
export const PADDING = 7;
/** What the mark for peer review takes up, and what stands between a box and its button. */
export const MARK = 14;
export const CHIP_GAP = 2;

/** Kinds that have a lineage, those that the graph is about first. */
export const kindsOffered: readonly number[] =
  kindsOfDescent(links, roleOf, (n) => cards[n].k).sort((a, b) => kinds[a].rank - kinds[b].rank || a - b);

const descended = new Map(kindsOffered.map((kind) =>
  [kind, withDescent(tiesAmong(links, roleOf, (n) => cards[n].k === kind))]));

/** Whether anything is known of what it descends from, or what from it. */
export const hasDescent = (n: number): boolean => descended.get(cards[n].k)?.has(n) ?? false;

/** Whether an entity that passes the filters has kin among those of a kind. */
export const hasKin = (n: number, kind: number): boolean =>
  cards[n].k === kind && isVisible(n) && hasDescent(n);

export function sceneOf(choice: Choice): Scene {
  const passing = cards.flatMap((card, n) => (card.k === choice.kind && isVisible(n) ? [n] : []));
  const members = membersOf(choice, passing);
  const isMember = new Set(members);
  const ties = tiesAmong(links, roleOf, (n) => isMember.has(n));
  const families = familiesOf(ties);
  const folding = fold(members, families, choice.unfolded);
  const bonds = bondsOf(ties, folding.boxOf);
  const drawn = mostBound([...folding.held.keys()], bonds, choice.most, folding);
  const isFamily = new Set(families.values());
  const isUnfolded = (n: number): boolean => isFamily.has(n) && choice.unfolded.has(n);
  const looks = new Map([...drawn].sort(byName).map((n) => [n, lookOf(n, folding, isUnfolded(n))]));
  const boxes = [...looks.values()].map((look) => boxOf(look, families, drawn));
  const figure = layOut(boxes, bonds.filter((bond) => drawn.has(bond.from) && drawn.has(bond.to)));
  const shown = [...drawn].reduce((sum, n) => sum + (folding.held.get(n)?.length ?? 0), 0);
  return {
    kind: choice.kind, about: choice.about, ties, families, folding, looks, figure,
    passing: passing.length, shown, leftOut: folding.held.size - drawn.size,
  };
}

function membersOf({ all, about }: Choice, passing: number[]): number[] {
  if (about === null) return all ? passing : passing.filter(hasDescent);
  const isPassing = new Set(passing);
  const ties = tiesAmong(links, roleOf, (n) => isPassing.has(n));
  const families = familiesOf(ties);
  const { up, down } = kinOf([about], ties);
  // A variant stands in the box, and at the time, of its family.
  const members = new Set([...up, ...down].flatMap((n) => [n, ...familiesAbove(n, families)]));
  return passing.filter((n) => members.has(n));
}

/** The boxes to draw, if there are too many: those with the most bonds, and what is selected. */
function mostBound(boxes: number[], bonds: readonly Bond[], most: number, { boxOf }: Folding): Set<number> {
  if (boxes.length <= most) return new Set(boxes);
  const degrees = new Map<number, number>();
  for (const { from, to, role } of bonds) {
    if (isKinship(role)) for (const n of [from, to]) degrees.set(n, (degrees.get(n) ?? 0) + 1);
  }
  const selected = boxOf.get(state.selected ?? -1);
  if (selected !== undefined) degrees.set(selected, bonds.length + 1);
  const degree = (n: number): number => degrees.get(n) ?? 0;
  return new Set(boxes.sort((a, b) => degree(b) - degree(a) || a - b).slice(0, most));
}

function lookOf(n: number, folding: Folding, isUnfolded: boolean): Look {
  const inside = (folding.held.get(n)?.length ?? 1) - 1;
  const chip = inside ? `+${inside}` : isUnfolded ? "−" : null;
  return {
    n, label: clipped(nameOf(n), NAME, WIDEST_NAME), isOpen: hasOpenWeights(n), isReviewed: isPeerReviewed(n),
    chip, chipWidth: chip === null ? 0 : Math.max(HEIGHT, widthOf(chip, 11) + 10),
  };
}

function boxOf(look: Look, families: ReadonlyMap<number, number>, drawn: ReadonlySet<number>): Box {
  const { n } = look;
  const family = families.get(n);
  return {
    n,
    width: nameWidth(look) + (look.chip === null ? 0 : CHIP_GAP + look.chipWidth),
    year: yearOf(n),
    part: partOf(n),
    region: page.nodes.region[n],
    family: family !== undefined && drawn.has(family) ? family : null,
  };
}

/** The width of a box without its button. */
export const nameWidth = (look: Look): number =>
  Math.ceil(widthOf(look.label, NAME)) + 2 * PADDING + (look.isReviewed ? MARK : 0);

/** How much of its year had passed. A date of another year belongs to another version of the work. */
function partOf(n: number): number | null {
  const date = /^(\d{4})-(\d{2})/.exec(page.nodes.date[n] ?? "");
  return date && Number(date[1]) === yearOf(n) ? (Number(date[2]) - 1) / 12 : null;
}
