"""Lists in a few lines, and the works that they may be checked against."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from spallm import KnowledgeGraph
from spallm.linting.finding import Finding
from spallm.linting.linter import lint
from spallm.linting.manuscript import Manuscript
from spallm.linting.registry import chosen
from spallm.linting.shelf import Shelf

Look = Callable[..., list[Finding]]


@pytest.fixture
def look() -> Look:
    """Look through a text with some rules, or all."""

    def looked(
        text: str, *names: str, shelf: Shelf | None = None, path: Path | None = None
    ) -> list[Finding]:
        page = Manuscript(str(path or "list.md"), text, path, shelf)
        return list(lint(page, chosen(names)))

    return looked


@pytest.fixture(scope="session")
def bundled_shelf(bundled_graph: KnowledgeGraph) -> Shelf:
    return Shelf.of(bundled_graph._graph)
