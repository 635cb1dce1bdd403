// The strip over the drawing: which entities, folded or not, and how near.

import { kinds, type Words } from "../../page/data";
import { state } from "../../page/state";
import { button, make } from "../../dom/dom";
import { holdingFocus } from "../../dom/holding";
import { grouped, nameOf, say } from "../../words/language";
import { clipped } from "./measure";
import { type Choice, hasKin, kindsOffered, type Scene } from "./scene";

const WORDS = {
  kind: ["What to show", "显示对象"] as Words,
  which: ["Which of them", "显示范围"] as Words,
  known: ["Known descent", "谱系已知"] as Words,
  all: ["All", "全部"] as Words,
  kin: ["Kin of %s", "%s 的谱系"] as Words,
  variants: ["Variants", "变体"] as Words,
  unfold: ["Unfold the variants of all families", "展开所有家族的变体"] as Words,
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

const LONGEST_NAME = 110;

const group = (name: Words, style: string, ...buttons: HTMLElement[]): HTMLElement =>
  make("div", { class: style, role: "group", "aria-label": say(name) }, ...buttons);

/** A button by whose name the keyboard finds it again. */
const act = (words: string, name: string, does: () => void, more: Record<string, string> = {}): HTMLElement =>
  button(words, does, { "data-hold": name, ...more });

const turn = (words: string, name: string, isOn: boolean, does: () => void): HTMLElement =>
  act(words, name, does, { "aria-pressed": String(isOn) });

/** The name of a button that shows a sign only. */
const known = (name: Words): Record<string, string> => ({ "aria-label": say(name), title: say(name) });

/** Which entities to show: two choices that are always there, and the kin of what is looked at. */
function extents(choice: Choice, acts: Acts): HTMLElement[] {
  const { about, all, kind } = choice;
  const selected = state.selected !== null && hasKin(state.selected, kind) ? [state.selected] : [];
  const centres = new Set([...(about === null ? [] : [about]), ...selected]);
  return [
    turn(say(WORDS.known), "known", about === null && !all, () => acts.choose({ all: false, about: null })),
    turn(say(WORDS.all), "all", about === null && all, () => acts.choose({ all: true, about: null })),
    ...[...centres].map((n) => turn(say(WORDS.kin, clipped(nameOf(n), 12.5, LONGEST_NAME)), `kin-${n}`,
      n === about, () => acts.choose({ about: n }))),
  ];
}

/** Fill the strip; the keyboard stays on the button that it was on. */
export function showControls(host: HTMLElement, choice: Choice, scene: Scene, acts: Acts): void {
  const families = new Set(scene.families.values());
  const isUnfolded = [...families].every((family) => choice.unfolded.has(family));
  const parts = [
    kindsOffered.length > 1 ? group(WORDS.kind, "choice", ...kindsOffered.map((kind) =>
      turn(say(kinds[kind].t), `kind-${kind}`, kind === choice.kind,
        () => acts.choose({ kind, about: null })))) : null,
    group(WORDS.which, "choice", ...extents(choice, acts)),
    make("span", { class: "shown", role: "status" },
      say(WORDS.shown, grouped(scene.shown), grouped(scene.passing))),
    families.size ? act(say(WORDS.variants), "variants", () => acts.fold(isUnfolded), {
      class: "plain", "aria-pressed": String(isUnfolded), title: say(WORDS.unfold),
    }) : null,
    group(WORDS.zoom, "choice nearness",
      act("−", "farther", () => acts.zoom(0.8), known(WORDS.farther)),
      act("+", "nearer", () => acts.zoom(1.25), known(WORDS.nearer)),
      act(say(WORDS.fit), "fit", acts.fit)),
  ].filter((part): part is HTMLElement => part !== null);
  holdingFocus(host, () => host.replaceChildren(...parts));
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
