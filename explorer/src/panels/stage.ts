// The stage: the view on display, or the same as text.

import { type Keys, state } from "../page/state";
import { byId, make } from "../dom/dom";
import { say } from "../words/language";
import { VIEWS } from "../views/registry";
import type { View } from "../views/view";

const hosts = new Map<string, HTMLElement>();
let shown: string | null = null;

export const currentView = (): View => VIEWS.find((view) => view.id === state.view) ?? VIEWS[0];

function hostOf(view: View): HTMLElement {
  let host = hosts.get(view.id);
  if (!host) {
    host = make("div", { class: "view", id: `view-${view.id}` });
    byId("stage").append(host);
    hosts.set(view.id, host);
    view.build(host);
  }
  return host;
}

/** Show the current view; `keys` are what changed, or nothing if everything may have. */
export function showStage(keys: Keys | null): void {
  const view = currentView();
  const asText = state.asText && view.text !== undefined;
  const text = byId("text");
  byId("stage").setAttribute("aria-label", say(view.name));
  // The button keeps its room, so that nothing beside it jumps.
  byId("as-text").classList.toggle("absent", view.text === undefined);
  // Tables want the width that the details of nothing would take.
  document.body.classList.toggle("wide", view.text === undefined && state.selected === null);
  for (const [id, host] of hosts) host.hidden = asText || id !== view.id;
  text.hidden = !asText;
  if (asText) {
    text.replaceChildren(view.text?.() ?? "");
    shown = null;
    return;
  }
  text.replaceChildren();
  const host = hostOf(view);
  host.hidden = false;
  view.show(shown === view.id ? keys : null);
  shown = view.id;
}

/** Bring an entity into the view, where the view can. */
export function reveal(n: number): void {
  if (!state.asText) currentView().reveal?.(n);
}
