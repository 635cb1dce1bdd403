// What every web page does with scripts; without them it can still be read.

import "./site.css";
import { byId } from "../dom/dom";
import { greet, switchLanguage, switchTheme, wearTheme } from "./site/choices";
import { offerCopies } from "./site/copying";
import { offerNames } from "./site/offers";

wearTheme();

function start(): void {
  const { home, pages = "", ending = "", names = "" } = document.body.dataset;
  const language = byId("language") as HTMLAnchorElement;
  const chinese = language.dataset.language === "en";
  if (home !== undefined) greet(language);
  switchLanguage(language);
  switchTheme(byId("theme"));
  offerNames(byId("find") as HTMLInputElement, { pages, ending, names }, chinese);
  offerCopies(document.querySelectorAll(".entry"), chinese);
}

document.addEventListener("DOMContentLoaded", start);
