"""What axe finds on every view, in both themes and on a phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ("map", "lineage", "timeline", "tasks", "data", "table", "compare", "ask")
PHONE = {"viewport": {"width": 390, "height": 844}}

Open = Callable[..., Any]


def _faults(opened: Any) -> list[str]:
    """Return what axe holds against the page as it is now, serious or worse."""
    page = opened.page
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
    )
    return [
        f"{fault['id']} ({fault['impact']}): {json.dumps(fault['nodes'][0]['html'])[:300]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_has_a_serious_fault(open_page: Open, html: str, view: str, scheme: str) -> None:
    at = f"#view={view}&at=scgpt&pick=scgpt,geneformer"
    opened = open_page(html, at, color_scheme=scheme)
    assert _faults(opened) == []


@pytest.mark.parametrize("view", ["map", "lineage", "timeline"])
def test_no_view_has_a_serious_fault_as_text(open_page: Open, html: str, view: str) -> None:
    assert _faults(open_page(html, f"#view={view}&text=1&lang=zh")) == []


@pytest.mark.parametrize("view", ["map", "table"])
def test_no_view_has_a_serious_fault_on_a_phone(open_page: Open, html: str, view: str) -> None:
    opened = open_page(html, f"#view={view}", **PHONE)
    assert _faults(opened) == []
    opened.page.get_by_role("button", name="Filters").click()
    assert _faults(opened) == []


def test_the_boxes_over_the_page_have_no_serious_fault(open_page: Open, html: str) -> None:
    opened = open_page(html)
    for name in ("About this page", "Export"):
        opened.page.get_by_role("button", name=name).click()
        assert opened.page.get_by_role("dialog").count() == 1
        assert _faults(opened) == []
        opened.page.keyboard.press("Escape")
