// The legend: what shapes and lines mean, how many there are, and switches for each.

/**
 * @param {Kind | Relation} item @param {Node} picture @param {boolean} on @param {() => void} turn
 */
function legendRow(item, picture, on, turn) {
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", change: turn }));
  box.checked = on;
  return make("li", {}, make("label", {}, box, picture,
    make("span", { class: "what" }, inWords(item.t)),
    make("span", { class: "count" }, String(item.count))));
}

/** @param {string} title @param {Node[]} rows @param {string} id */
const legendGroup = (title, rows, id) =>
  rows.length ? make("section", {}, make("h2", { id }, title), make("ul", { "aria-labelledby": id }, ...rows)) : null;

function showLegend() {
  const held = document.activeElement?.closest("#legend li");
  const place = held ? [...document.querySelectorAll("#legend li")].indexOf(held) : -1;
  const kindRows = kinds.map((kind, n) =>
    legendRow(kind, icon(kind), !state.kindsOff.has(n), () => change({ kindsOff: toggled(state.kindsOff, n) })));
  const relationRows = relations.flatMap((relation, n) => relation.count
    ? [legendRow(relation, stroke(relation), state.relationsOn.has(n), () =>
        change({ relationsOn: toggled(state.relationsOn, n) }))]
    : []);
  byId("legend").replaceChildren(
    ...[
      legendGroup(say("kinds"), kindRows, "legend-kinds"),
      legendGroup(say("relations"), relationRows, "legend-relations"),
      relations.some((relation) => !relation.shown) && make("p", { class: "hint" }, say("quiet")),
    ].filter((part) => part instanceof Node),
  );
  // Rebuilding must not take the keyboard away from the box that was just turned.
  if (place >= 0) document.querySelectorAll("#legend li")[place]?.querySelector("input")?.focus();
}

function showCounts() {
  const nodes = cards.filter((_, n) => isVisible(n)).length;
  const edges = links.filter((_, n) => isDrawn(n)).length;
  byId("drawn").textContent = say("drawn", nodes, cards.length, edges, links.length);
}
