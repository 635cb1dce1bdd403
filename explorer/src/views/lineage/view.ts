// Lineage: the evolutionary tree of the field, along time, as the graph tells it.

import "./lineage.css";
import { cards, links, roleOf, type Words } from "../../page/data";
import { isVisible, type Keys, state } from "../../page/state";
import { make } from "../../dom/dom";
import { say } from "../../words/language";
import type { View } from "../view";
import { type Acts, noticeOf, showControls } from "./controls";
import { tiesAmong } from "./descent";
import { familiesAbove, familiesOf } from "./folding";
import { showLegend } from "./legend";
import { mark } from "./marks";
import { paint } from "./paint";
import { pictureOf } from "./picture";
import { type Choice, hasDescent, kindsOffered, type Scene, sceneOf } from "./scene";
import { tell } from "./text";
import { Window } from "./window";

const WORDS = {
  name: ["Lineage", "谱系"] as Words,
  drawing: [
    "Lineage along time. Arrow keys move the drawing, or lead from box to box once a box has the focus.",
    "按时间排列的谱系。方向键可移动图面；焦点在方框上时，方向键在方框之间移动。",
  ] as Words,
  legend: ["Legend", "图例"] as Words,
};
const MOST_AT_FIRST = 400;
/** What changes which boxes there are, and how they look. */
const REDRAWN = ["kindsOff", "filters", "years", "found", "language", "theme"] as const;
const MARKED = ["selected", "hovered", "picked"] as const;

const choice: Choice = {
  kind: kindsOffered[0] ?? 0, all: false, about: null, unfolded: new Set(), most: MOST_AT_FIRST,
};

let scene: Scene;
const strip = make("div", { class: "strip" });
const notice = make("div", { class: "notice", "aria-live": "polite" });
const legend = make("details", { class: "lineage-legend" });
const tree = new Window((n) => turnFamily(n));

const acts: Acts = {
  choose(change) {
    Object.assign(choice, change);
    tree.release();
    draw();
  },
  fold(fold) {
    choice.unfolded = new Set(fold ? [] : scene.families.values());
    tree.release();
    draw();
  },
  zoom: tree.zoom,
  fit: () => tree.fit(),
};

/** Fold or unfold a family, which stays where it is. */
function turnFamily(n: number): void {
  if (!choice.unfolded.delete(n)) choice.unfolded.add(n);
  draw(n);
}

function draw(anchor: number | null = null): void {
  if (choice.about !== null && !isVisible(choice.about)) choice.about = null;
  scene = sceneOf(choice);
  showControls(strip, choice, scene, acts);
  const problem = noticeOf(choice, scene, acts);
  notice.replaceChildren(...(problem ? [problem] : []));
  notice.hidden = !problem;
  legend.replaceChildren(make("summary", {}, say(WORDS.legend)), ...showLegend(scene));
  tree.element.setAttribute("aria-label", say(WORDS.drawing));
  tree.draw(scene, anchor);
}

/** All entities of the chosen kind that pass the filters, and the ties among them. */
function inFull(): { members: number[]; ties: ReturnType<typeof tiesAmong> } {
  const members = cards.flatMap((card, n) => (card.k === choice.kind && isVisible(n) ? [n] : []));
  const isMember = new Set(members);
  return { members, ties: tiesAmong(links, roleOf, (n) => isMember.has(n)) };
}

/** Make the choice such that an entity is drawn, if it can be. */
function admit(n: number): boolean {
  if (!kindsOffered.includes(cards[n].k) || !isVisible(n)) return false;
  const above = familiesAbove(n, familiesOf(tiesAmong(links, roleOf, isVisible)));
  const isUnfolded = above.every((family) => choice.unfolded.has(family));
  const isIn = choice.about === null ? choice.all || hasDescent(n) : tree.holds(n);
  if (choice.kind === cards[n].k && isIn && isUnfolded) return true;
  choice.kind = cards[n].k;
  choice.about = null;
  choice.all ||= !hasDescent(n);
  for (const family of above) choice.unfolded.add(family);
  draw();
  return true;
}

export const lineageView: View = {
  id: "lineage",
  name: WORDS.name,
  isOffered: () => kindsOffered.length > 0,
  build(host) {
    host.classList.add("lineage");
    legend.open = matchMedia("(min-width: 821px) and (min-height: 800px)").matches;
    host.append(strip, notice, tree.element, legend);
  },
  show(keys: Keys | null) {
    if (!keys || REDRAWN.some((key) => keys.has(key))) draw();
    else if (MARKED.some((key) => keys.has(key))) tree.mark();
    if (keys?.has("selected")) showControls(strip, choice, scene, acts);
  },
  text() {
    const { members, ties } = inFull();
    return tell(members, ties);
  },
  picture() {
    scene = sceneOf(choice);
    const painting = paint(scene);
    mark(painting, scene, [state.selected]);
    return pictureOf(scene, painting);
  },
  reveal(n) {
    if (admit(n)) tree.reveal(n);
  },
};
