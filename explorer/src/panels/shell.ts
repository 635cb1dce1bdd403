// The frame of the page: title, tabs, search, tools, and the three columns below.

import { page, type Words } from "../page/data";
import { change, state } from "../page/state";
import { button, byId, make } from "../dom/dom";
import { isDark } from "../dom/theme";
import { LANGUAGES, say, tongue } from "../words/language";
import { offered } from "../views/registry";
import { hasEntities, nameSearch, searchBox } from "./search";

const WORDS = {
  views: ["Views", "视图"] as Words,
  side: ["Filters and legend", "筛选与图例"] as Words,
  filters: ["Filters", "筛选"] as Words,
  language: ["中文", "English"] as Words,
  languageHint: ["切换到中文", "Switch to English"] as Words,
  theme: ["Light or dark", "浅色或深色"] as Words,
  asText: ["As text", "文字版"] as Words,
  asPicture: ["As picture", "图形版"] as Words,
  take: ["Export", "导出"] as Words,
  about: ["About this page", "关于本页"] as Words,
  skip: ["Skip to the view", "跳到视图"] as Words,
};

/** What the site is called that this page may be a part of. */
const NAME = page.about.home?.name || "SpaLLM";

export interface Acts {
  visit(n: number): void;
  changeLanguage(language: string): void;
  changeTheme(): void;
  openExport(): void;
  openAbout(): void;
}

/** The way to the start page, where this page stands among others. */
function home(): HTMLElement | null {
  const { pages } = page.about;
  const folder = state.language === "zh" ? "zh/" : "";
  return pages === undefined ? null : make("a", { class: "home", href: `./${folder}${pages && `index${pages}`}` }, NAME);
}

/** Build the frame once. */
export function buildShell(acts: Acts): void {
  const tools = make("div", { class: "tools" },
    button("", () => openSide(!document.body.classList.contains("side-open")), {
      id: "open-side", class: "narrow", "aria-expanded": "false", "aria-controls": "side",
    }),
    button("", () => change({ asText: !state.asText }), { id: "as-text" }),
    button("", acts.openExport, { id: "export" }),
    button("", () => acts.changeLanguage(LANGUAGES[1 - tongue()]), { id: "language" }),
    button("", acts.changeTheme, { id: "theme" }),
    button("?", acts.openAbout, { id: "about" }));
  const { title } = page.about;
  byId("app").append(
    make("a", { id: "skip", href: "#stage", click: (event: Event) => {
      event.preventDefault();
      byId("stage").focus();
    } }),
    make("header", { class: "bar" }, home(), make("h1", { class: title === NAME ? "repeated" : undefined }, title), make("nav", { id: "tabs" }), searchBox(acts.visit), tools),
    make("main", {},
      make("aside", { id: "side" }),
      make("section", { id: "stage", tabindex: "-1" }, make("div", { id: "text", hidden: true, tabindex: "0" })),
      make("aside", { id: "details", tabindex: "-1" })),
    make("p", { id: "said", class: "unseen", role: "status" }));
}

/** Open the sidebar over the view, or close it, on a phone. */
export function openSide(open: boolean): void {
  const holds = byId("side").contains(document.activeElement);
  document.body.classList.toggle("side-open", open);
  byId("open-side").setAttribute("aria-expanded", String(open));
  if (holds && !open && document.activeElement !== null) byId("open-side").focus();
}

/** The tabs as they are now. */
export function showTabs(): void {
  const tabs = offered().map((view) => button(say(view.name), () => change({ view: view.id }), {
    "data-view": view.id, "aria-current": view.id === state.view ? "page" : undefined,
  }));
  const held = document.activeElement?.closest("#tabs [data-view]")?.getAttribute("data-view");
  byId("tabs").replaceChildren(...tabs);
  if (held) tabs.find((tab) => tab.dataset.view === held)?.focus();
}

/** Name everything in the current language. */
export function showWords(): void {
  nameSearch();
  byId("skip").textContent = say(WORDS.skip);
  byId("tabs").setAttribute("aria-label", say(WORDS.views));
  byId("side").setAttribute("aria-label", say(WORDS.side));
  byId("open-side").textContent = say(WORDS.filters);
  byId("export").textContent = say(WORDS.take);
  byId("language").textContent = say(WORDS.language);
  byId("language").setAttribute("aria-label", say(WORDS.languageHint));
  byId("theme").textContent = isDark() ? "☀" : "☾";
  for (const [id, words] of [["theme", WORDS.theme], ["about", WORDS.about]] as const) {
    byId(id).setAttribute("aria-label", say(words));
    byId(id).title = say(words);
  }
  byId("as-text").textContent = say(state.asText ? WORDS.asPicture : WORDS.asText);
  byId("as-text").setAttribute("aria-pressed", String(state.asText));
  document.querySelector<HTMLElement>(".search")?.toggleAttribute("hidden", !hasEntities());
}
