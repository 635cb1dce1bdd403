"""Take the pictures of the docs anew, from what SpaLLM makes of the bundled graph.

.venv/bin/python scripts/picture.py
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from spallm import KnowledgeGraph

if TYPE_CHECKING:
    from playwright.sync_api import Page

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
#: What each picture of the explorer shows, as an address within its one page.
EXPLORER = {"map": "", "lineage": "#view=lineage"}
#: What each picture of the web pages shows, and what has to be there before it is taken.
PAGES = {
    "entity": ("model/nicheformer", "h1"),
    "browse": ("browse/model?section=spatial-models", "h1"),
    "compare": ("compare?ids=scgpt,geneformer,uce", "table"),
    "ask": ("ask?query=most-reused-models", "table"),
}
#: The figures of docs/figures.md, as they are asked for there.
FIGURES = {
    "tree": ["--width", "page"],
    "lineage": ["scgpt", "--width", "double"],
    "timeline": ["--width", "double"],
    "growth": [],
    "tasks": ["-s", "section:transcriptome-models"],
}
#: The files of the tutorial's pack that docs/review.md shows.
REVIEW = {
    "flow": "prisma.png",
    **{name: f"figures/{name}.png" for name in ("tree", "tasks", "data", "growth", "timeline")},
}
WIDEST = 1500


def main() -> None:
    """Photograph the explorer and the pages, and draw the figures."""
    with tempfile.TemporaryDirectory() as folder:
        figures(Path(folder))
        review(Path(folder))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        explorer(browser.new_page(viewport={"width": 1600, "height": 1000}))
        with served() as address:
            pages(browser.new_page(viewport={"width": 1440, "height": 900}), address)
        own_graph(browser.new_page(viewport={"width": 1440, "height": 900}))
        browser.close()


def figures(folder: Path) -> None:
    """Draw each kind of figure."""
    for name, options in FIGURES.items():
        spallm("figure", name, *options, "-o", str(folder / f"{name}.png"))
        shrink(folder / f"{name}.png", f"figure-{name}")


def review(folder: Path) -> None:
    """Make the pack of the tutorial's review, and take its figures."""
    example = shutil.copytree(IMAGES.parent / "examples" / "spatial-review", folder / "spatial")
    spallm("review", "run", str(example))
    for name, file in REVIEW.items():
        shrink(example / "pack" / file, f"review-{name}")


def own_graph(tab: Page) -> None:
    """Photograph the graph of another field that the tutorial begins."""
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "proteins")
        example = IMAGES.parent / "examples" / "own-graph" / "list.md"
        spallm("init", place, str(example), "--title", "Protein language models")
        spallm("build", "--data", f"{place}/data")
        with served("--graph", place) as address:
            tab.goto(address)
            tab.locator("h1").first.wait_for()
            tab.wait_for_timeout(500)
            shoot(tab, "own-graph")


def spallm(*words: str) -> None:
    """Run a command."""
    subprocess.run([str(Path(sys.executable).parent / "spallm"), *words], check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip


def shrink(path: Path, name: str) -> None:
    """Save a picture in the size that a page needs."""
    from PIL import Image

    with Image.open(path) as picture:
        plain = picture.convert("RGB")
    plain.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    plain.save(IMAGES / f"{name}.png", optimize=True)
    print(IMAGES / f"{name}.png")


def explorer(tab: Page) -> None:
    """Photograph the page that holds everything."""
    with tempfile.TemporaryDirectory() as folder, KnowledgeGraph() as graph:
        page = Path(folder) / "map.html"
        page.write_text(graph.view(), encoding="utf-8")
        for name, address in EXPLORER.items():
            tab.goto(page.as_uri() + address)
            tab.locator("html[data-ready=true]").wait_for()
            tab.wait_for_timeout(1000)
            shoot(tab, name)


def pages(tab: Page, address: str) -> None:
    """Photograph pages of a server."""
    for name, (path, awaited) in PAGES.items():
        tab.goto(f"{address}{path}")
        tab.locator(awaited).first.wait_for()
        tab.wait_for_timeout(500)
        shoot(tab, name)


def shoot(tab: Page, name: str) -> None:
    """Save what a tab shows."""
    tab.screenshot(path=IMAGES / f"{name}.png")
    print(IMAGES / f"{name}.png")


@contextlib.contextmanager
def served(*options: str) -> Iterator[str]:
    """Serve the bundled graph, or another, meanwhile, and yield the address."""
    command = [str(Path(sys.executable).parent / "spallm"), "serve", "--port", "0", *options]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        told = (re.search(r"http://\S+/", line) for line in server.stderr)
        yield next(found[0] for found in told if found)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
