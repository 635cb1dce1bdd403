// The map: every entity in its place, near what it has to do with.

import "../../drawing/surface.css";
import { cards, links, page, places, type Words } from "../../page/data";
import { beside } from "../../page/neighbourhood";
import { isVisible, type Keys, state, visibleNodes } from "../../page/state";
import { make } from "../../dom/dom";
import { boxAround } from "../../drawing/camera";
import { CanvasSurface } from "../../drawing/canvas-surface";
import { told } from "../../drawing/choices";
import { Foot } from "../../drawing/foot";
import { pictureOf } from "../../drawing/picture";
import type { Surface } from "../../drawing/surface";
import { Tip } from "../../drawing/tip";
import { hasVis, VisSurface } from "../../drawing/vis-surface";
import { grouped, say } from "../../words/language";
import type { View } from "../view";
import { fill, ground } from "./ground";
import { legendEntries } from "./legend";
import { focusNow } from "./links";
import { MOST_LINES, sceneOf } from "./scene";
import { mapText } from "./text";

const WORDS = {
  name: ["Map", "图谱"] as Words,
  label: [
    "Map of %s entities. Arrow keys move, plus and minus zoom, 0 shows all, Enter selects in the middle.",
    "%s 个实体的图谱。方向键移动，加减号缩放，0 显示全部，回车选中居中的条目。",
  ] as Words,
  drawn: ["%s of %s entities, %s of %s relations", "%s / %s 个实体，%s / %s 条关系"] as Words,
  thinned: ["; select an entity to see all of its relations", "；选中条目可查看其全部关系"] as Words,
  empty: ["This graph has no entities to show.", "本图谱没有可显示的实体。"] as Words,
  none: ["Nothing passes the filters.", "没有符合筛选条件的条目。"] as Words,
};
/** Names reach beyond their nodes. */
const MARGIN = { left: 90, top: 50, right: 90, bottom: 60 };
const LEAST_NEAR = 12;

let surface: Surface | null = null;
let foot: Foot;
const tip = new Tip();
const note = make("p", { id: "drawn", class: "note", role: "status" });
const legend = make("ul", { class: "map-signs" });

function build(host: HTMLElement): void {
  host.classList.add("charted");
  if (!cards.length) {
    host.append(note);
    return;
  }
  const isByVis = page.about.engine === "pyvis" && hasVis();
  surface = isByVis ? new VisSurface(told) : new CanvasSurface(told);
  surface.element.id = "map";
  foot = new Foot(surface, note, legend);
  host.append(surface.element, tip.element, foot.element);
  showWords();
  // Places in vis-network are as Python gave them.
  if (!isByVis) fill(surface.element.clientWidth, surface.element.clientHeight);
  surface.element.dataset.tall = String(ground().tall);
}

/** What depends on language and theme only. */
function showWords(): void {
  surface?.element.setAttribute("aria-label", say(WORDS.label, grouped(cards.length)));
  legend.replaceChildren(...legendEntries());
  foot.name();
}

function show(keys: Keys | null): void {
  if (!surface) {
    note.textContent = say(WORDS.empty);
    return;
  }
  if (keys?.has("hovered")) {
    surface.point(state.hovered);
    tip.show(state.hovered, ground().spots, surface.camera);
    if (keys.size === 1) return;
  }
  if (!keys || keys.has("language") || keys.has("theme")) showWords();
  const focus = focusNow();
  surface.show(sceneOf(focus), ground().home);
  if (keys?.has("selected") && state.selected !== null) bringIn(state.selected);
  const lines = focus.strong.length + Math.min(MOST_LINES, focus.quiet.length);
  showNote(visibleNodes().length, lines, focus.quiet.length > MOST_LINES);
}

/** On a phone the details take half of the stage, and what was tapped must not vanish below them. */
function bringIn(n: number): void {
  const { x, y } = ground().spots;
  surface?.bringIn(x[n], y[n]);
}

function showNote(nodes: number, lines: number, isThinned: boolean): void {
  const counts = [nodes, cards.length, lines, links.length].map(grouped);
  const text = nodes ? say(WORDS.drawn, ...counts) + (isThinned ? say(WORDS.thinned) : "") : say(WORDS.none);
  if (note.textContent !== text) note.textContent = text;
}

/** Bring an entity into view, with the nearer half of its neighbours or the way that is shown. */
function reveal(n: number): void {
  const { way } = focusNow();
  const box = boxAround(way.includes(n) ? way : [n, ...nearOf(n)], ground().spots);
  if (box) surface?.lookAt(box, MARGIN, 1.4);
}

function nearOf(n: number): number[] {
  const away = (other: number): number =>
    Math.hypot(places[other].x - places[n].x, places[other].y - places[n].y);
  const near = beside(n).filter(isVisible).sort((a, b) => away(a) - away(b));
  return near.slice(0, Math.max(LEAST_NEAR, near.length / 2));
}

export const mapView: View = {
  id: "map",
  name: WORDS.name,
  isOffered: () => cards.length > 0,
  build,
  show,
  text: mapText,
  picture: () => pictureOf(sceneOf(focusNow()), surface?.camera, ground().home),
  reveal,
};
