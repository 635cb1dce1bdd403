"""Take the README's picture anew, from the page that SpaLLM makes of the bundled graph.

.venv/bin/python scripts/picture.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from spallm import KnowledgeGraph

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "map.png"
CHROMIUM = "/usr/bin/chromium"


def main() -> None:
    """Render the whole graph and photograph it."""
    with tempfile.TemporaryDirectory() as folder, KnowledgeGraph() as graph:
        page = Path(folder) / "map.html"
        page.write_text(graph.view(), encoding="utf-8")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            tab = browser.new_page(viewport={"width": 1600, "height": 1000})
            tab.goto(page.as_uri())
            tab.wait_for_timeout(1500)
            tab.screenshot(path=TARGET)
            browser.close()
    print(TARGET)


if __name__ == "__main__":
    main()
