// Printing: the picture as it is drawn for paper stands in for the one on the screen, on white.

import { change, state } from "../page/state";
import { byId, make } from "../dom/dom";
import { currentView } from "./stage";

let screenTheme = "light";

function layOut(): void {
  screenTheme = state.theme;
  change({ theme: "light" });
  const picture = state.asText ? undefined : currentView().picture?.();
  if (picture) byId("stage").prepend(make("div", { id: "paper" }, picture));
}

function clear(): void {
  document.getElementById("paper")?.remove();
  change({ theme: screenTheme });
}

/** Be ready for paper whenever the reader prints. */
export function readyForPaper(): void {
  addEventListener("beforeprint", layOut);
  addEventListener("afterprint", clear);
}
