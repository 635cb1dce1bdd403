// The list: the same entities as text, for readers without a map.

function showList() {
  const list = byId("list");
  list.hidden = !state.listed;
  byId("map").hidden = state.listed;
  if (!state.listed) {
    list.replaceChildren();
    return;
  }
  list.replaceChildren(...kinds.flatMap((kind, k) => {
    const members = places.map((place) => place.id).filter((n) => cards[n].k === k && isVisible(n));
    if (!members.length) return [];
    members.sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || a - b);
    return [make("section", {},
      make("h2", {}, icon(kind), `${inWords(kind.t)} (${members.length})`),
      make("ul", {}, ...members.map((n) => make("li", {},
        make("button", { type: "button", class: "way", "aria-current": n === state.selected ? "true" : undefined, click: () => visit(n) }, nameOf(n))))))];
  }));
}
