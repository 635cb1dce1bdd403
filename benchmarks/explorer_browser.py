"""The page in headless Chromium, beside what plain pyvis writes for the same graph.

.venv/bin/python benchmarks/explorer_browser.py                       # three rounds, three sizes
.venv/bin/python benchmarks/explorer_browser.py --sizes full --rounds 5

Every round opens each page once, one after the other, so that a busy moment of the machine meets
all of them; medians are printed. "Stable" is the moment from which the canvas no longer changes:
for our pages the first frame, for plain pyvis the end of its physics. A page that is not stable
within the patience is given as that.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from synthetic_graph import synthetic

from spallm import KnowledgeGraph
from spallm.store.subgraph import Subgraph, subgraph
from spallm.views import Features, render

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
PATIENCE = 60.0

#: Frame times while the pointer drags the map about, in milliseconds.
PAN = """async ([x, y]) => {
  const target = document.elementFromPoint(x, y);
  const send = (type, dx) => target.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", isPrimary: true,
    button: 0, buttons: type === "pointerup" ? 0 : 1, clientX: x + dx, clientY: y + dx / 2,
  }));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  send("pointerdown", 0);
  const times = [];
  let before = await frame();
  for (let step = 1; step <= 40; step++) {
    send("pointermove", (step % 20) * 8);
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  send("pointerup", 0);
  return times;
}"""

#: How long the answer to each further letter takes until it stands on the screen.
SEARCH = """async () => {
  const box = document.querySelector("#search");
  const times = [];
  for (const text of ["s", "sc", "scg", "cell", "former", "annotaton"]) {
    const start = performance.now();
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("#hits").getBoundingClientRect();
    times.push(performance.now() - start);
  }
  box.value = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return times;
}"""

#: A number that changes with the picture.
PICTURE = """() => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width) return 0;
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [160, 100];
  const brush = sheet.getContext("2d");
  brush.drawImage(canvas, 0, 0, 160, 100);
  const { data } = brush.getImageData(0, 0, 160, 100);
  let sum = 0;
  for (let at = 0; at < data.length; at++) sum = (sum * 31 + data[at]) % 2147483647;
  return data.some((value) => value) ? sum || 1 : 0;
}"""


def graph_of(size: str) -> Subgraph:
    """Return a graph by its size: the full collection, or so many made-up nodes."""
    if size == "full":
        with KnowledgeGraph() as graph:
            return graph.subgraph().whole
    return subgraph(synthetic(int(size)))


def plain_pyvis(page: dict[str, Any]) -> str:
    """Return what pyvis makes of the same nodes and edges when used as its manual shows."""
    from pyvis.network import Network

    network = Network(height="900px", width="100%", cdn_resources="in_line")
    for n, name in enumerate(page["names"]):
        network.add_node(n, label=name)
    for source, target in page["edges"]:
        network.add_edge(source, target)
    return str(network.generate_html())


def pages_of(size: str, folder: Path) -> dict[str, Path]:
    """Write the pages to compare, and print their sizes."""
    graph = graph_of(size)
    nodes = [node for node in graph.nodes.values() if node.kind in _DRAWN]
    place = {node.iri: n for n, node in enumerate(nodes)}
    pairs = [
        (place[e.source], place[e.target])
        for e in graph.edges
        if e.source in place and e.target in place
    ]
    ours: dict[str, Callable[[], str]] = {
        "ours": lambda: render(graph, title=size),
        "ours, no SPARQL": lambda: render(graph, title=size, features=Features(sparql=False)),
        "ours, --engine pyvis": lambda: render(graph, title=size, features=Features("pyvis")),
        "plain pyvis": lambda: plain_pyvis(
            {"names": [node.label for node in nodes], "edges": pairs}
        ),
    }
    print(f"\n{size}: {len(nodes):,} nodes, {len(pairs):,} edges")
    paths = {}
    for name, make in ours.items():
        start = time.perf_counter()
        text = make()
        seconds = time.perf_counter() - start
        paths[name] = folder / f"{size}-{name.replace(' ', '-').replace(',', '')}.html"
        paths[name].write_text(text, encoding="utf-8")
        print(f"  {name:22} {len(text.encode()) / 1e6:6.2f} MB, made in {seconds:6.2f} s")
    return paths


_DRAWN = frozenset({"model", "dataset", "task", "organisation", "paper"})


def visit(browser: Browser, path: Path) -> dict[str, float]:
    """Open a page and return its figures, in milliseconds."""
    context = browser.new_context(viewport={"width": 1600, "height": 1000})
    page = context.new_page()
    page.route("http*://**", lambda route: route.abort())
    figures: dict[str, float] = {}
    try:
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit", timeout=PATIENCE * 1000)
        figures["stable"] = _stable(page, start)
        if figures["stable"] < PATIENCE * 1000:
            figures |= _frames(page)
            if page.locator("#search").count():
                figures["search"] = max(page.evaluate(SEARCH))
    finally:
        context.close()
    return figures


def _stable(page: Page, start: float) -> float:
    """Return when the picture stopped changing: twice the same, a third of a second apart."""
    last, since = 0, time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        try:
            seen = int(page.evaluate(PICTURE))
        except Exception:  # noqa: BLE001  # a page that is busy or not there yet
            seen = 0
        now = time.perf_counter()
        if seen != last:
            last, since = seen, now
        elif seen and now - since > 0.33:
            return (since - start) * 1000
        page.wait_for_timeout(20)
    return PATIENCE * 1000


def _frames(page: Page) -> dict[str, float]:
    box = page.locator("canvas").first.bounding_box()
    if box is None:
        return {}
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    times = sorted(page.evaluate(PAN, middle))
    return {"frame": statistics.median(times), "slow frame": times[len(times) * 95 // 100]}


def report(name: str, rounds: list[dict[str, float]]) -> None:
    """Print the medians of a page."""
    told = []
    for key in ("stable", "frame", "slow frame", "search"):
        found = [figures[key] for figures in rounds if key in figures]
        if found:
            value = statistics.median(found)
            said = f"> {PATIENCE:.0f} s" if value >= PATIENCE * 1000 else f"{value:.0f} ms"
            told.append(f"{key} {said}")
    print(f"  {name:22} {'; '.join(told)}")


def main() -> None:
    """Measure every size, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", default=["full", "5000", "20000"])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        for size in asked.sizes:
            paths = pages_of(size, Path(folder))
            found: dict[str, list[dict[str, float]]] = {name: [] for name in paths}
            for _ in range(asked.rounds):
                for name, path in paths.items():
                    browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                    found[name].append(visit(browser, path))
                    browser.close()
            for name, rounds in found.items():
                report(name, rounds)


if __name__ == "__main__":
    main()
