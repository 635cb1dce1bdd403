// What readers choose once: theme and language.

import { remember, remembered } from "../../dom/memory";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Wear the remembered theme; done before anything is drawn, so that nothing flashes. */
export function wearTheme(): void {
  const theme = remembered("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
}

const isDark = (): boolean => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";

export function switchTheme(button: HTMLElement): void {
  const show = (): void => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember("theme", root.dataset.theme);
    show();
  });
  dark.addEventListener("change", show);
  show();
}

const VISIT = "spallm-language-chosen";

function isChosenOnThisVisit(): boolean {
  try {
    return sessionStorage.getItem(VISIT) !== null;
  } catch {
    return true;
  }
}

/** Remember the language that the link switches to, and keep the query and the place on the page. */
export function switchLanguage(link: HTMLAnchorElement): void {
  link.addEventListener("click", () => {
    remember("language", link.dataset.language ?? "");
    try {
      sessionStorage.setItem(VISIT, "");
    } catch {
      // Without storage every visit is a new one.
    }
    const address = new URL(link.href);
    address.search ||= location.search;
    address.hash = location.hash;
    link.href = address.href;
  });
}

/** Open the home page in the language chosen on an earlier visit; the Chinese one is asked for by name. */
export function greet(link: HTMLAnchorElement): void {
  const wanted = remembered("language");
  if (wanted === "zh" && link.dataset.language === wanted && !isChosenOnThisVisit()) location.replace(link.href);
}
