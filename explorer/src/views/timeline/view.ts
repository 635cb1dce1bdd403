// The timeline: works by the time when they appeared, and who cites whom.

import "../../drawing/surface.css";
import "./timeline.css";
import { type Words } from "../../page/data";
import { type Keys, state } from "../../page/state";
import { button, make } from "../../dom/dom";
import { CanvasSurface } from "../../drawing/canvas-surface";
import { told } from "../../drawing/choices";
import { Foot } from "../../drawing/foot";
import { pictureOf } from "../../drawing/picture";
import { Tip } from "../../drawing/tip";
import { grouped, say } from "../../words/language";
import type { View } from "../view";
import { type Layout, layoutFor } from "./layout";
import { homeOf, MARGIN, sceneOf } from "./scene";
import { timelineText, WITHOUT_WORKS } from "./text";
import { citations, isOnTimeline, shownWorks, works, worksOf } from "./works";

const WORDS = {
  name: ["Timeline", "时间线"] as Words,
  label: [
    "Timeline of %s works. Arrow keys move, plus and minus zoom, 0 shows all, Enter selects in the middle.",
    "%s 篇论文的时间线。方向键移动，加减号缩放，0 显示全部，回车选中居中的条目。",
  ] as Words,
  citations: ["Citations", "引用"] as Words,
  drawn: [
    "%s of %s works; the larger, the more often cited within this graph",
    "%s / %s 篇论文；圆点越大，在本图谱中被引越多",
  ] as Words,
};
/** The shape of a picture that nobody has looked at. */
const ASPECT = 1.5;
const ROOM = MARGIN.top + MARGIN.bottom;

let surface: CanvasSurface | null = null;
let foot: Foot;
let layout: Layout | null = null;
let showsCitations = false;
const tip = new Tip();
const note = make("p", { class: "note", role: "status" });
const toggle = button("", () => {
  showsCitations = !showsCitations;
  show(new Set(["view"]));
}, { class: "arcs" });

const laidOut = (): Layout => (layout ??= layoutFor(aspect()));
const aspect = (): number => {
  const { clientWidth, clientHeight } = surface?.element ?? { clientWidth: 0, clientHeight: 0 };
  return clientWidth && clientHeight ? clientWidth / Math.max(100, clientHeight - ROOM) : ASPECT;
};

function build(host: HTMLElement): void {
  surface = new CanvasSurface(told);
  foot = new Foot(surface, note, toggle);
  host.classList.add("charted");
  host.append(surface.element, tip.element, foot.element);
}

function show(keys: Keys | null): void {
  if (!surface || !works.length) return;
  // A stage of another shape asks for another layout, but not while the reader looks at this one.
  if (!keys) layout = null;
  const { spots } = laidOut();
  if (keys?.has("hovered")) {
    const n = state.hovered !== null && isOnTimeline(state.hovered) ? state.hovered : null;
    surface.point(n);
    tip.show(n, spots, surface.camera);
    if (keys.size === 1) return;
  }
  surface.element.setAttribute("aria-label", say(WORDS.label, grouped(works.length)));
  foot.name();
  toggle.textContent = say(WORDS.citations);
  toggle.setAttribute("aria-pressed", String(showsCitations));
  toggle.hidden = !citations.length;
  surface.show(sceneOf(laidOut(), showsCitations), homeOf(laidOut()));
  if (keys?.has("selected") && state.selected !== null) reveal(state.selected);
  const count = shownWorks().length;
  note.textContent = count ? say(WORDS.drawn, grouped(count), grouped(works.length)) : say(WITHOUT_WORKS);
}

/** Bring a work into view; all who cite it stay in view where they are. */
function reveal(n: number): void {
  const [work] = worksOf(n);
  if (work === undefined) return;
  const { spots } = laidOut();
  surface?.bringIn(spots.x[work], spots.y[work]);
}

export const timelineView: View = {
  id: "timeline",
  name: WORDS.name,
  isOffered: () => works.length > 0,
  build,
  show,
  text: timelineText,
  picture: () => pictureOf(sceneOf(laidOut(), showsCitations), surface?.camera, homeOf(laidOut())),
  reveal,
};
