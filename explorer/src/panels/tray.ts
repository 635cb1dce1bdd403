// The tray: what was picked, and what can be done with it.

import type { Words } from "../page/data";
import { change, state, toggled } from "../page/state";
import { button, byId, make } from "../dom/dom";
import { giveTo, heldIn } from "../dom/focus";
import { byName, nameOf, say } from "../words/language";
import { VIEWS } from "../views/registry";

const WORDS = {
  picked: ["Picked", "已选取"] as Words,
  drop: ["Drop %s", "移除 %s"] as Words,
  clear: ["Clear", "清空"] as Words,
  compare: ["Compare", "比较"] as Words,
};

export function showTray(): void {
  const before = document.getElementById("tray");
  const held = before ? heldIn(before) : -1;
  before?.remove();
  const tray = trayNow();
  if (tray) byId("stage").append(tray);
  if (held >= 0 && tray) giveTo(tray, held, tray);
  else if (held >= 0) byId("stage").focus({ preventScroll: true });
}

function trayNow(): HTMLElement | null {
  // The Compare view shows what is picked itself.
  if (!state.picked.size || state.view === "compare") return null;
  const chips = [...state.picked].sort(byName).map((n) => make("li", { class: "chip" },
    button(nameOf(n), () => change({ selected: n })),
    button("✕", () => change({ picked: toggled(state.picked, n) }), { "aria-label": say(WORDS.drop, nameOf(n)) })));
  const compares = VIEWS.some((view) => view.id === "compare" && view.isOffered());
  return make("section", { id: "tray", "aria-label": say(WORDS.picked) },
    make("span", { class: "count" }, `${say(WORDS.picked)}: ${state.picked.size}`),
    make("ul", {}, ...chips),
    compares ? button(say(WORDS.compare), () => change({ view: "compare" }), { class: "plain" }) : null,
    button(say(WORDS.clear), () => change({ picked: new Set() }), { class: "plain" }));
}
