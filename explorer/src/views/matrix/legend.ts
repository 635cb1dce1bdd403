// What the signs of a matrix mean.

import { make } from "../../dom/dom";
import { type Sign, signPicture } from "./shapes";

/** A line of the legend: a sign and what it says. */
export interface Entry {
  sign: Sign;
  words: string;
}

export const legend = (entries: Entry[], note: string): HTMLElement =>
  make("div", { class: "matrix-legend" },
    make("ul", {}, ...entries.map(({ sign, words }) => make("li", {}, signPicture([sign]), words))),
    make("p", { class: "hint" }, note));
