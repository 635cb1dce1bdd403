// The page comes alive: choices change the state, and each part shows what concerns it.

import "./styles/base.css";
import "./styles/shell.css";
import "./styles/panels.css";
import { cards, page } from "./page/data";
import { followAddress, keepAddress, setFirstLanguage, stateFrom } from "./page/address";
import { change, type Keys, listen, state } from "./page/state";
import { isDark, systemDark } from "./dom/theme";
import { remember, remembered } from "./dom/memory";
import { focusSearch } from "./panels/search";
import { showDetails } from "./panels/details";
import { buildShell, openSide, showTabs, showWords } from "./panels/shell";
import { readyForPaper } from "./panels/paper";
import { showSidebar } from "./panels/sidebar";
import { reveal, showStage } from "./panels/stage";
import { showTray } from "./panels/tray";
import { openAbout } from "./panels/about";
import { openExport } from "./downloads/dialog";
import { offered } from "./views/registry";
import { byId } from "./dom/dom";

const viewIds = new Set(offered().map((view) => view.id));

/** Select an entity and bring it into view. */
function visit(n: number): void {
  const kindsOff = new Set(state.kindsOff);
  if (kindsOff.delete(cards[n].k)) change({ kindsOff });
  change({ selected: n, pathTo: null });
  reveal(n);
  byId("details").focus({ preventScroll: true });
}

function changeLanguage(language: string): void {
  remember("language", language);
  change({ language });
}

function changeTheme(): void {
  const theme = isDark() ? "light" : "dark";
  remember("theme", theme);
  change({ theme });
}

function dress(): void {
  document.documentElement.lang = state.language === "zh" ? "zh-Hans" : "en";
  document.documentElement.dataset.theme = state.theme;
}

const ANY_PANEL: readonly (keyof typeof state)[] = ["language", "theme"];
const SIDE: readonly (keyof typeof state)[] = [...ANY_PANEL, "kindsOff", "filters", "years", "found", "relationsOn", "view"];
const DETAILS: readonly (keyof typeof state)[] = [...ANY_PANEL, "selected", "picked", "hops", "pathTo"];
const touches = (keys: Keys, of: readonly (keyof typeof state)[]): boolean => of.some((key) => keys.has(key));

function show(keys: Keys): void {
  if (touches(keys, ANY_PANEL)) dress();
  if (touches(keys, [...ANY_PANEL, "asText"])) showWords();
  if (touches(keys, [...ANY_PANEL, "view"])) showTabs();
  if (touches(keys, SIDE)) showSidebar();
  if (touches(keys, DETAILS)) showDetails(reveal);
  if (touches(keys, [...ANY_PANEL, "picked", "view"])) showTray();
  showStage(keys);
  if (!(keys.size === 1 && keys.has("hovered"))) keepAddress(keys.has("view") || keys.has("selected"));
}

document.addEventListener("keydown", (event) => {
  const target = event.target as HTMLElement;
  const isTyping = target.matches("input:not([type=checkbox], [type=range]), textarea, select, [contenteditable=true]")
    || target.shadowRoot !== null;
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    focusSearch();
    event.preventDefault();
  } else if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
    if (isTyping) target.blur();
    openSide(false);
    change({ selected: null, pathTo: null });
  }
});

const browserLanguage = /^zh/i.test(navigator.language) ? "zh" : "en";
setFirstLanguage(browserLanguage);
change({
  language: remembered("language") ?? browserLanguage,
  theme: remembered("theme") ?? (systemDark.matches ? "dark" : "light"),
  ...stateFrom(location.hash.slice(1), viewIds),
});
systemDark.addEventListener("change", () => {
  if (!remembered("theme")) change({ theme: systemDark.matches ? "dark" : "light" });
});
addEventListener("hashchange", () => followAddress(viewIds));
addEventListener("popstate", () => followAddress(viewIds));

document.title = page.about.title;
buildShell({ visit, changeLanguage, changeTheme, openExport, openAbout });
dress();
showWords();
showTabs();
showSidebar();
showDetails(reveal);
showTray();
showStage(null);
listen(show);
readyForPaper();
if (state.selected !== null) reveal(state.selected);
document.documentElement.dataset.ready = "true";
