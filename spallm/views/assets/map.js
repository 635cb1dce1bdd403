// The map: vis-network draws nodes and edges where Python has put them; names and tints are ours.

/** The drawing engine that stands in the page before this script. @type {any} */
const vis = /** @type {any} */ (globalThis).vis;

const container = byId("map");
const prefersStill = matchMedia("(prefers-reduced-motion: reduce)");

/** Edges beside the first between the same two nodes bow, so that each stays visible. */
const bows = (() => {
  /** @type {Map<string, number>} */
  const met = new Map();
  return links.map((link) => {
    const ends = [Math.min(link.from, link.to), Math.max(link.from, link.to)].join(" ");
    const before = met.get(ends) || 0;
    met.set(ends, before + 1);
    if (!before) return undefined;
    const way = (before % 2 === 1) === link.from < link.to ? "curvedCW" : "curvedCCW";
    return { enabled: true, type: way, roundness: 0.14 * Math.ceil(before / 2) };
  });
})();

/** @param {number} n @param {Set<number> | null} focus */
function nodeStyle(n, focus) {
  const colour = ink(kindOf(n));
  const faded = focus !== null && !focus.has(n);
  return {
    hidden: !isVisible(n),
    opacity: faded ? 0.13 : 1,
    color: { background: colour, border: faded ? colour : ground(), hover: colour, highlight: colour },
  };
}

/** @param {number} n */
function isDrawn(n) {
  const link = links[n];
  if (!isVisible(link.from) || !isVisible(link.to)) return false;
  if (state.selected !== null) return link.from === state.selected || link.to === state.selected;
  return state.relationsOn.has(link.r);
}

/** @param {number} n */
function edgeStyle(n) {
  const relation = relations[links[n].r];
  const near = state.selected !== null;
  return {
    hidden: !isDrawn(n),
    width: relation.width + (near ? 0.6 : 0),
    dashes: relation.dash.length ? relation.dash : false,
    color: { color: ink(relation), opacity: near ? 0.95 : relation.width >= 1.6 ? 0.85 : 0.3 },
  };
}

/** Keep the styles last sent, so that only what changed is sent again. @type {[string[], string[]]} */
const sent = [places.map(() => ""), links.map(() => "")];

/** @param {any[]} items @param {string[]} before @param {(n: number) => any} style */
function changedItems(items, before, style) {
  return items.flatMap((_, n) => {
    const fresh = style(n);
    const key = JSON.stringify(fresh);
    if (before[n] === key) return [];
    before[n] = key;
    return [{ id: n, ...fresh }];
  });
}

const initialFocus = focusSet();
const nodeSet = new vis.DataSet(places.map((place) => ({ ...place, ...nodeStyle(place.id, initialFocus) })));
const edgeSet = new vis.DataSet(
  links.map((link, n) => ({ id: n, from: link.from, to: link.to, smooth: bows[n] || { enabled: false }, ...edgeStyle(n) })),
);
changedItems(places, sent[0], (n) => nodeStyle(n, initialFocus));
changedItems(links, sent[1], edgeStyle);

const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, visOptions);

/** What the last frame named, for tests and for later views. @type {ReturnType<typeof drawLabels>} */
let labelsDrawn = [];

const view = () => {
  const { x, y } = network.getViewPosition();
  return { scale: network.getScale(), x, y, width: container.clientWidth, height: container.clientHeight };
};

network.on("beforeDrawing", drawRegions);
network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => {
  drawRing(ctx);
  labelsDrawn = drawLabels(ctx, view());
});

/** A ring around the selected node. @param {CanvasRenderingContext2D} ctx */
function drawRing(ctx) {
  if (state.selected === null || !isVisible(state.selected)) return;
  const { x, y, size } = places[state.selected];
  ctx.beginPath();
  ctx.arc(x, y, size + 5 / Math.max(0.6, network.getScale()), 0, 2 * Math.PI);
  ctx.lineWidth = 2.5 / network.getScale();
  ctx.strokeStyle = lettering();
  ctx.stroke();
}

function restyle() {
  const focus = focusSet();
  nodeSet.update(changedItems(places, sent[0], (n) => nodeStyle(n, focus)));
  edgeSet.update(changedItems(links, sent[1], edgeStyle));
  network.redraw();
}

/** Bring places into view, names included. @param {Iterable<number>} which @param {number} closest @param {boolean} [still] */
function bringIntoView(which, closest, still = false) {
  const wanted = [...which].filter(isVisible).map((n) => places[n]);
  if (!wanted.length || !container.clientWidth) return;
  const left = Math.min(...wanted.map((p) => p.x - p.size));
  const right = Math.max(...wanted.map((p) => p.x + p.size));
  const top = Math.min(...wanted.map((p) => p.y - p.size));
  const bottom = Math.max(...wanted.map((p) => p.y + p.size));
  // Names reach beyond their nodes by a width that does not shrink with the map.
  const across = Math.min(88, container.clientWidth / 8);
  const scale = Math.min(
    (container.clientWidth - 2 * across) / Math.max(1, right - left),
    (container.clientHeight - 76) / Math.max(1, bottom - top),
    closest,
  );
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale,
    animation: still || prefersStill.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" },
  });
}

const everything = () => places.map((place) => place.id);
/** @param {boolean} [still] */
const fitAll = (still) => bringIntoView(everything(), 1.5, still);

/** @param {number} factor */
function zoomBy(factor) {
  network.moveTo({ scale: Math.min(8, Math.max(0.05, network.getScale() * factor)) });
}

/** @param {number} dx @param {number} dy */
function panBy(dx, dy) {
  const { x, y } = network.getViewPosition();
  const step = 80 / network.getScale();
  network.moveTo({ position: { x: x + dx * step, y: y + dy * step } });
}
