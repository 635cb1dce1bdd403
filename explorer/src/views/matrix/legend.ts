// What the signs of a matrix mean.

import { make } from "../../dom/dom";
import { type Sign, signPicture } from "./shapes";

export const legend = (signs: Sign[], note: string): HTMLElement =>
  make("div", { class: "matrix-legend" },
    make("ul", {}, ...signs.map((sign) => make("li", {}, signPicture([sign]), sign.says))),
    make("p", { class: "hint" }, note));
