// The tip beside what is pointed at: its name, kind and year.

import { kindOf, yearOf } from "../page/data";
import { make } from "../dom/dom";
import { nameOf, say } from "../words/language";
import { acrossOf, type Camera, downOf, magnified } from "./camera";
import type { Spots } from "./scene";

const EDGE = 8;

export class Tip {
  readonly element = make("div", { class: "tip", "aria-hidden": "true", hidden: true });

  /** Stand below a node, or above it where there is no room; vanish for nothing. */
  show(n: number | null, spots: Spots, camera: Camera): void {
    this.element.hidden = n === null;
    if (n === null) return;
    const about = [say(kindOf(n).one), yearOf(n)].filter(Boolean).join(" · ");
    this.element.replaceChildren(make("strong", {}, nameOf(n)), make("span", {}, about));
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const [x, y] = [acrossOf(camera, spots.x[n]), downOf(camera, spots.y[n])];
    const away = spots.size[n] * magnified(camera) + 8;
    const left = Math.min(Math.max(x - width / 2, EDGE), Math.max(EDGE, camera.width - width - EDGE));
    const top = y + away + height + EDGE < camera.height ? y + away : y - away - height;
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}
