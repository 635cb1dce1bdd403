// The signs of the matrices: each is told from the others by its shape as well as by its colour.

import type { Ink } from "../../page/data";
import { svg } from "../../dom/dom";
import { FONT, ground, ink, lettering } from "../../dom/theme";

/** An outline about the middle, in a box of 12; `half` is the part that is filled if not all of it. */
export interface Shape extends Ink {
  outline: string;
  half?: string;
  letter?: string;
}

const DISC = "M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z";
const UP = "M0-5.4 5.6 4.4H-5.6z";
const WARNING: Ink = { light: "#B3261E", dark: "#FF8A80" };

export const SHAPES = {
  claim: { outline: "M-2.3 0a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0z", light: "#A8560F", dark: "#E39A52" },
  "better-than-baseline": { outline: UP, light: "#1F66C7", dark: "#6FB1FF" },
  "on-par": { outline: "M-4.2-4.2h8.4v8.4h-8.4z", light: "#0B7A6B", dark: "#4FD0BC" },
  mixed: { outline: "M0-5.8 5.8 0 0 5.8-5.8 0z", light: "#7E4BB0", dark: "#CDA2F7" },
  "worse-than-baseline": { outline: "M0 5.4 5.6-4.4H-5.6z", light: "#C2410C", dark: "#FF9E66" },
  "no-verdict": { outline: DISC, light: "#6A7686", dark: "#98A6B8" },
  pretrained: { outline: DISC, light: "#046248", dark: "#29D98F" },
  tuned: { outline: DISC, half: "M0-4.6a4.6 4.6 0 0 0 0 9.2z", light: "#046248", dark: "#29D98F" },
  trained: { outline: "M-4.2-4.2h8.4v8.4h-8.4z", light: "#046248", dark: "#29D98F" },
  tested: { outline: "M0-5.4 5.4 0 0 5.4-5.4 0z", light: "#8E1F8E", dark: "#E79BDD" },
  leak: { outline: "M0-6 6.6 5.2H-6.6z", letter: "!", ...WARNING },
  "possible-leak": { outline: "M0-6 6.6 5.2H-6.6z", letter: "?", ...WARNING },
} satisfies Record<string, Shape>;

export type ShapeName = keyof typeof SHAPES;

/** A sign to draw: its shape, whether only its outline, and how many times it stands for. */
export interface Sign {
  shape: ShapeName;
  isHollow: boolean;
  count: number;
  says: string;
}

const SLOT = 14;
const DIGIT = 5.6;
const countWidth = (sign: Sign): number => (sign.count > 1 ? String(sign.count).length * DIGIT + 1 : 0);
export const widthOf = (signs: Sign[]): number =>
  signs.reduce((sum, sign) => sum + SLOT + countWidth(sign), 0);

function drawn(sign: Sign, x: number, y: number): SVGElement {
  const shape: Shape = SHAPES[sign.shape];
  const colour = ink(shape);
  const isOpen = sign.isHollow || shape.half !== undefined;
  return svg("g", { transform: `translate(${x} ${y})` },
    svg("path", {
      d: shape.outline, fill: isOpen ? "none" : colour, stroke: colour,
      "stroke-width": isOpen ? 1.6 : 0.6, "stroke-linejoin": "round",
    }),
    shape.half ? svg("path", { d: shape.half, fill: colour }) : null,
    shape.letter ? svg("text", {
      x: 0, y: 4.2, "font-size": 8.5, "font-weight": 700, "text-anchor": "middle", "font-family": FONT,
      fill: sign.isHollow ? colour : ground(),
    }, shape.letter) : null);
}

/** Signs side by side, the middle of them at a point. */
export function drawSigns(signs: Sign[], x: number, y: number): SVGElement[] {
  let at = x - widthOf(signs) / 2;
  return signs.flatMap((sign) => {
    const place = at + SLOT / 2;
    at += SLOT + countWidth(sign);
    const look = { "font-size": 9.5, "font-family": FONT, fill: lettering() };
    const count = svg("text", { x: place + 6.6, y: y + 4.4, ...look }, String(sign.count));
    return [drawn(sign, place, y), ...(sign.count > 1 ? [count] : [])];
  });
}

/** Signs as a picture of their own. */
export function signPicture(signs: Sign[]): SVGSVGElement {
  const width = Math.max(SLOT, widthOf(signs));
  return svg("svg", { width, height: 16, viewBox: `0 0 ${width} 16`, "aria-hidden": "true", class: "signs" },
    ...drawSigns(signs, width / 2, 8));
}
