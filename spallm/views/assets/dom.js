// Elements: made from text and other elements, never from markup.

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {string} tag
 * @param {Record<string, any>} [properties] attributes; functions become listeners
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (typeof value === "boolean") element.toggleAttribute(key, value);
    else if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(
    (child) => (typeof child === "string" ? document.createTextNode(child) : /** @type {Node} */ (child))));
  return element;
}

/** A link that leads away, if it leads to the web at all. @param {string} text @param {string} [address] */
function outward(text, address) {
  if (!address || !/^https?:\/\//i.test(address)) return make("span", {}, text);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function svg(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Outlines of the shapes that vis-network draws, in a box of 16. @type {Record<string, string>} */
const OUTLINES = {
  hexagon: "M1 8 4.5 2h7L15 8l-3.500 6h-7z",
  square: "M2.500 2.500h11v11h-11z",
  diamond: "M8 .8 15.200 8 8 15.200.8 8z",
  triangle: "M8 1.500 15 14H1z",
  triangleDown: "M8 14.500 15 2H1z",
  star: "M8 .5l2.200 5 5.300.5-4 3.600 1.200 5.300L8 12.100 3.300 14.900l1.200-5.300-4-3.600 5.300-.5z",
};

/** The picture of a kind. @param {Kind} kind */
function icon(kind) {
  const picture = svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" });
  const outline = OUTLINES[kind.shape];
  const shape = outline ? svg("path", { d: outline }) : svg("circle", { cx: 8, cy: 8, r: 6 });
  shape.setAttribute("fill", ink(kind));
  picture.append(shape);
  return picture;
}

/** The picture of a relation. @param {Relation} relation */
function stroke(relation) {
  const picture = svg("svg", { viewBox: "0 0 34 10", class: "stroke", "aria-hidden": "true" });
  picture.append(
    svg("line", {
      x1: 1, y1: 5, x2: 26, y2: 5, stroke: ink(relation),
      "stroke-width": Math.max(1.5, relation.width), "stroke-dasharray": relation.dash.join(" "),
    }),
    svg("path", { d: "M33 5 26.500 2v6z", fill: ink(relation) }),
  );
  return picture;
}
