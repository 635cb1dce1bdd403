// The page comes alive: choices change the state, and each part shows what concerns it.

/** Select an entity and bring it, with its neighbours, into view. @param {number} n */
function visit(n) {
  const kindsOff = new Set(state.kindsOff);
  kindsOff.delete(cards[n].k);
  change({ selected: n, kindsOff });
  if (!state.listed) centreOn(n);
  byId("details").focus({ preventScroll: true });
}

/** @param {number} n */
function centreOn(n) {
  change({ listed: false });
  const near = neighbours(n);
  // A hub's neighbours are all over the map; then the hub itself is what to look at.
  bringIntoView(near.size > 40 ? [n] : near, 1.5);
}

function showWords() {
  searchBox.placeholder = say("search");
  searchBox.setAttribute("aria-label", say("search"));
  hitList.setAttribute("aria-label", say("results"));
  byId("legend").setAttribute("aria-label", say("legend"));
  byId("details").setAttribute("aria-label", say("details"));
  container.setAttribute("aria-label", say("mapOf", cards.length));
  const buttons = { "open-legend": "legend", "show-list": state.listed ? "map" : "list", language: "language" };
  for (const [id, key] of Object.entries(buttons)) byId(id).textContent = say(key);
  byId("language").setAttribute("aria-label", say("languageHint"));
  byId("theme").textContent = isDark() ? "☀" : "☾";
  const hints = { theme: "theme", "zoom-in": "zoomIn", "zoom-out": "zoomOut", "zoom-fit": "zoomFit" };
  for (const [id, key] of Object.entries(hints)) {
    byId(id).setAttribute("aria-label", say(key));
    byId(id).title = say(key);
  }
  byId("show-list").setAttribute("aria-pressed", String(state.listed));
}

function showAll() {
  applyTheme();
  showWords();
  showLegend();
  showCounts();
  showDetails();
  showList();
}

listeners.push((keys) => {
  if (keys.has("hovered") && keys.size === 1) return;
  restyle();
  showCounts();
  if (keys.has("kindsOff") || keys.has("relationsOn")) showLegend();
  if (keys.has("selected")) {
    showDetails();
    keepAddress();
  }
  if (keys.has("listed") || keys.has("kindsOff") || keys.has("selected")) showList();
  if (keys.has("listed")) {
    showWords();
    if (!state.listed) network.redraw();
  }
});

/** The address says what is selected, so that it can be shared. */
function keepAddress() {
  const wanted = state.selected === null ? "" : `#${encodeURIComponent(cards[state.selected].id)}`;
  if (decodeURIComponent(location.hash) === decodeURIComponent(wanted)) return;
  history.replaceState(null, "", wanted || location.pathname + location.search);
}

function followAddress() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  const n = placeOf.get(id);
  if (n !== undefined && n !== state.selected) visit(n);
}

/** @param {string} language */
function changeLanguage(language) {
  speak(language);
  remember("language", language);
  showAll();
  network.redraw();
}

function changeColours() {
  forgetRegions();
  showAll();
  restyle();
}

const tip = byId("tip");

/** @param {number | null} n */
function hover(n) {
  change({ hovered: n });
  container.classList.toggle("pointing", n !== null);
  tip.hidden = n === null || kindOf(n).rank === 0;
  if (n === null || tip.hidden) return;
  tip.textContent = nameOf(n);
  const at = network.canvasToDOM({ x: places[n].x, y: places[n].y + places[n].size });
  tip.style.left = `${Math.min(Math.max(at.x, 90), container.clientWidth - 90)}px`;
  tip.style.top = `${at.y + 6}px`;
}

network.on("hoverNode", (/** @type {{node: number}} */ event) => hover(event.node));
network.on("blurNode", () => hover(null));
network.on("dragStart", () => hover(null));
network.on("zoom", () => hover(null));
network.on("click", (/** @type {{nodes: number[], pointer: {DOM: {x: number, y: number}}}} */ event) => {
  const n = event.nodes[0] ?? nearest(event.pointer.DOM);
  change({ selected: n });
  network.unselectAll();
});

/** The node within a finger's width, or nothing. @param {{x: number, y: number}} point */
function nearest(point) {
  const { x, y } = network.DOMtoCanvas(point);
  const reach = 12 / network.getScale();
  let best = null;
  let least = Infinity;
  for (const place of places) {
    if (!isVisible(place.id)) continue;
    const away = Math.hypot(place.x - x, place.y - y) - place.size;
    if (away < Math.min(reach, least)) [best, least] = [place.id, away];
  }
  return best;
}

/** @type {Record<string, () => void>} */
const MAP_KEYS = {
  ArrowLeft: () => panBy(-1, 0), ArrowRight: () => panBy(1, 0), ArrowUp: () => panBy(0, -1), ArrowDown: () => panBy(0, 1),
  "+": () => zoomBy(1.25), "=": () => zoomBy(1.25), "-": () => zoomBy(0.8), 0: () => fitAll(),
};

container.addEventListener("keydown", (event) => {
  const act = MAP_KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  act();
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    searchBox.focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    if (typing) searchBox.blur();
    showLegendDrawer(false);
    change({ selected: null });
  }
});

/** @param {boolean} open */
function showLegendDrawer(open) {
  document.body.classList.toggle("legend-open", open);
  byId("open-legend").setAttribute("aria-expanded", String(open));
}

byId("open-legend").addEventListener("click", () => showLegendDrawer(!document.body.classList.contains("legend-open")));
byId("show-list").addEventListener("click", () => change({ listed: !state.listed }));
byId("language").addEventListener("click", () => changeLanguage(LANGUAGES[1 - tongue]));
byId("theme").addEventListener("click", () => {
  turnTheme();
  changeColours();
});
byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
byId("zoom-fit").addEventListener("click", () => fitAll());
systemDark.addEventListener("change", changeColours);
addEventListener("hashchange", followAddress);

speak(remembered("language") || (/^zh/i.test(navigator.language) ? "zh" : "en"));
showAll();
fitAll(true);
followAddress();
document.documentElement.dataset.ready = "true";
