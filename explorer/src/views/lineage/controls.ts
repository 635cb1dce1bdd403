// The strip over the drawing: which entities, folded or not, and how near.

import { kinds, type Words } from "../../page/data";
import { button, make } from "../../dom/dom";
import { grouped, say } from "../../words/language";
import { type Choice, kindsOffered, type Scene } from "./scene";

const WORDS = {
  kind: ["What to show", "显示对象"] as Words,
  which: ["Which of them", "显示范围"] as Words,
  known: ["With known descent", "仅谱系已知"] as Words,
  all: ["All", "全部"] as Words,
  folding: ["Variants", "变体"] as Words,
  fold: ["Fold all", "全部收起"] as Words,
  unfold: ["Unfold all", "全部展开"] as Words,
  zoom: ["Zoom", "缩放"] as Words,
  nearer: ["Zoom in", "放大"] as Words,
  farther: ["Zoom out", "缩小"] as Words,
  fit: ["Fit all", "显示全图"] as Words,
  shown: ["%s of %s", "%s / %s"] as Words,
  capped: [
    "Too many for one drawing: %s boxes with the fewest relations are left out. Narrow the choice, or",
    "数量过多：关系最少的 %s 个方框未画出。请缩小范围，或",
  ] as Words,
  more: ["draw more", "画出更多"] as Words,
  none: ["None of the %s on display has a known descent.", "当前显示的%s中没有谱系已知者。"] as Words,
  nothing: ["No %s pass the filters.", "没有符合筛选条件的%s。"] as Words,
  showAll: ["Show all of them", "全部显示"] as Words,
};

/** What the strip does. */
export interface Acts {
  choose: (choice: Partial<Choice>) => void;
  fold: (fold: boolean) => void;
  zoom: (factor: number) => void;
  fit: () => void;
}

const group = (name: Words, style: string, ...buttons: HTMLElement[]): HTMLElement =>
  make("div", { class: style, role: "group", "aria-label": say(name) }, ...buttons);

/** A button by whose key the keyboard finds it again. */
const act = (words: string, key: string, does: () => void, more: Record<string, string> = {}): HTMLElement =>
  button(words, does, { "data-key": key, ...more });

const turn = (words: string, key: string, isOn: boolean, does: () => void): HTMLElement =>
  act(words, key, does, { "aria-pressed": String(isOn) });

/** The name of a button that shows a sign only. */
const known = (name: Words): Record<string, string> => ({ "aria-label": say(name), title: say(name) });

/** A button that would change nothing keeps its place in the tab order. */
const idle = (isIdle: boolean): Record<string, string> => ({ "aria-disabled": String(isIdle) });

/** Fill the strip; the keyboard stays on the button that it was on. */
export function showControls(host: HTMLElement, choice: Choice, scene: Scene, acts: Acts): void {
  const active = document.activeElement;
  const held = host.contains(active) ? active?.getAttribute("data-key") : null;
  const families = new Set(scene.families.values());
  const isFolded = [...families].some((family) => !choice.unfolded.has(family));
  const isUnfolded = [...families].some((family) => choice.unfolded.has(family));
  host.replaceChildren(...[
    kindsOffered.length > 1 ? group(WORDS.kind, "choice", ...kindsOffered.map((kind) =>
      turn(say(kinds[kind].t), `kind-${kind}`, kind === choice.kind, () => acts.choose({ kind })))) : null,
    group(WORDS.which, "choice",
      turn(say(WORDS.known), "known", !choice.all, () => acts.choose({ all: false })),
      turn(say(WORDS.all), "all", choice.all, () => acts.choose({ all: true }))),
    make("span", { class: "shown", role: "status" },
      say(WORDS.shown, grouped(scene.shown), grouped(scene.passing))),
    families.size ? group(WORDS.folding, "choice",
      act(say(WORDS.fold), "fold", () => acts.fold(true), idle(!isUnfolded)),
      act(say(WORDS.unfold), "unfold", () => acts.fold(false), idle(!isFolded))) : null,
    group(WORDS.zoom, "choice nearness",
      act("−", "farther", () => acts.zoom(0.8), known(WORDS.farther)),
      act("+", "nearer", () => acts.zoom(1.25), known(WORDS.nearer)),
      act(say(WORDS.fit), "fit", acts.fit)),
  ].filter((part): part is HTMLElement => part !== null));
  if (held) host.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

/** What is to be said of a drawing that is empty or not whole. */
export function noticeOf(choice: Choice, scene: Scene, acts: Acts): HTMLElement | null {
  const kind = say(kinds[choice.kind].t).toLowerCase();
  if (!scene.passing) return make("p", {}, say(WORDS.nothing, kind));
  if (!scene.shown) {
    return make("p", {}, say(WORDS.none, kind), " ",
      button(say(WORDS.showAll), () => acts.choose({ all: true }), { class: "plain" }));
  }
  if (!scene.leftOut) return null;
  return make("p", {}, say(WORDS.capped, grouped(scene.leftOut)), " ",
    button(say(WORDS.more), () => acts.choose({ most: choice.most * 2 }), { class: "plain" }));
}
