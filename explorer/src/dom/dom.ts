// Elements: made from text and other elements, never from markup.

const SVG = "http://www.w3.org/2000/svg";

export type Child = Node | string | null | undefined | false;
type Properties = Record<string, string | number | boolean | undefined | ((event: any) => void)>;

export const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

function dress<T extends Element>(element: T, properties: Properties, children: Child[]): T {
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (typeof value === "boolean") element.toggleAttribute(key, value);
    else if (value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false) as Node[]);
  return element;
}

/** Make an element; functions among the properties become listeners. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K, properties: Properties = {}, ...children: Child[]
): HTMLElementTagNameMap[K] => dress(document.createElement(tag), properties, children);

/** Make an SVG element. */
export const svg = <K extends keyof SVGElementTagNameMap>(
  tag: K, properties: Properties = {}, ...children: Child[]
): SVGElementTagNameMap[K] => dress(document.createElementNS(SVG, tag) as SVGElementTagNameMap[K], properties, children);

/** A button that does something. */
export const button = (text: string, act: (event: MouseEvent) => void, properties: Properties = {}): HTMLButtonElement =>
  make("button", { type: "button", click: act, ...properties }, text);

/** A link that leads away, if it leads to the web at all. */
export function outward(text: string, address?: string): HTMLElement {
  if (!address || !/^https?:\/\//i.test(address)) return make("span", {}, text);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}
