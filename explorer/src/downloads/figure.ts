// Figures: the picture of a view in a frame that says what it shows and what it was made from.

import { page, type Words } from "../page/data";
import { svg } from "../dom/dom";
import { ground, lettering, softLettering } from "../dom/theme";
import { say, tongue } from "../words/language";
import type { View } from "../views/view";
import { clean } from "./characters";
import { type Legend, legend } from "./legend";
import { heightOf, type Type, wrapped, written } from "./lines";
import { narrowing } from "./narrowing";

const WORDS = {
  title: ["%s: %s", "%s：%s"] as Words,
  data: ["Data version %s of %s", "数据版本 %s，%s"] as Words,
  version: ["Data version %s", "数据版本 %s"] as Words,
  date: ["Data of %s", "数据日期 %s"] as Words,
};
const LEAST_WIDTH = 640;
/** A picture of this width goes with letters of the usual size; wider ones are scaled down in print. */
const USUAL_WIDTH = 1200;

interface Size {
  width: number;
  height: number;
}

export const sizeOf = (picture: SVGSVGElement): Size => {
  const { width, height } = picture.viewBox.baseVal;
  const side = (name: string): number => Number.parseFloat(picture.getAttribute(name) ?? "") || LEAST_WIDTH;
  return { width: width || side("width"), height: height || side("height") };
};

/** The version and date of the data, as far as the graph gives them. */
function dataLine(): string {
  const { version, date } = page.about;
  if (version && date) return say(WORDS.data, version, date);
  return version ? say(WORDS.version, version) : date ? say(WORDS.date, date) : "";
}

function placed(picture: SVGSVGElement, x: number, y: number, { width, height }: Size): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const [key, value] of Object.entries({ x, y, width, height })) copy.setAttribute(key, String(value));
  return copy;
}

const NO_LEGEND: Legend = { height: 0, drawn: () => [] };

/** The picture of a view with title, ground and origin, in the theme on display. */
export function figure(view: View, picture: SVGSVGElement): SVGSVGElement {
  const inner = sizeOf(picture);
  const scale = Math.min(3, Math.max(1, inner.width / USUAL_WIDTH));
  const scaled = (pixels: number): number => Math.round(pixels * scale);
  const [margin, gap] = [scaled(24), scaled(12)];
  const width = Math.ceil(Math.max(LEAST_WIDTH, inner.width)) + 2 * margin;
  const title: Type = { size: scaled(20), weight: 650, colour: lettering() };
  const note: Type = { size: scaled(12.5), weight: 400, colour: softLettering() };
  const name = say(WORDS.title, page.about.title, say(view.name));
  const fitted = (text: string, type: Type): string[] => wrapped(text, type, width - 2 * margin);
  const head = fitted(name, title);
  const narrowed = fitted(narrowing().join(tongue() ? "；" : "; "), note);
  const origin = fitted([dataLine(), "SpaLLM"].filter(Boolean).join(" · "), note);
  // The other views explain their signs themselves.
  const signs = view.id === "map" ? legend(note, width - 2 * margin) : NO_LEGEND;
  const narrowedTop = margin + heightOf(head, title);
  const pictureTop = narrowedTop + heightOf(narrowed, note) + gap;
  const signsTop = pictureTop + Math.ceil(inner.height) + gap;
  const originTop = signsTop + (signs.height && signs.height + gap);
  const height = originTop + heightOf(origin, note) + margin;
  const lang = tongue() ? "zh-Hans" : "en";
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, lang },
    svg("title", {}, name),
    svg("rect", { width, height, fill: ground() }),
    ...written(head, title, margin, margin),
    ...written(narrowed, note, margin, narrowedTop),
    placed(picture, (width - inner.width) / 2, pictureTop, inner),
    ...signs.drawn(margin, signsTop),
    ...written(origin, note, margin, originTop));
}

/** A figure as a file that stands alone. */
export const asFile = (drawn: SVGSVGElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${clean(new XMLSerializer().serializeToString(drawn))}\n`;
