"""Take the pictures of the docs anew, from the page that SpaLLM makes of the bundled graph.

.venv/bin/python scripts/picture.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from spallm import KnowledgeGraph

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
#: What each picture shows, as an address within the page.
PICTURES = {"map": "", "lineage": "#view=lineage"}


def main() -> None:
    """Render the whole graph and photograph it."""
    with tempfile.TemporaryDirectory() as folder, KnowledgeGraph() as graph:
        page = Path(folder) / "map.html"
        page.write_text(graph.view(), encoding="utf-8")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for name, address in PICTURES.items():
                tab = browser.new_page(viewport={"width": 1600, "height": 1000})
                tab.goto(page.as_uri() + address)
                tab.locator("html[data-ready=true]").wait_for()
                tab.wait_for_timeout(1000)
                tab.screenshot(path=IMAGES / f"{name}.png")
                print(IMAGES / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
