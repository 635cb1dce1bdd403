// Light and dark: the system's wish until the reader says otherwise.

const systemDark = matchMedia("(prefers-color-scheme: dark)");
let themeChoice = remembered("theme");

const isDark = () => (themeChoice ? themeChoice === "dark" : systemDark.matches);

/** The colour for the current ground. @param {Ink} colours */
const ink = (colours) => (isDark() ? colours.dark : colours.light);

const ground = () => (isDark() ? "#0f1720" : "#ffffff");
const lettering = () => (isDark() ? "#e6edf5" : "#17212e");

function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

function turnTheme() {
  themeChoice = isDark() ? "light" : "dark";
  remember("theme", themeChoice);
}
