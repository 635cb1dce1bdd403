"""The graph that comes with SpaLLM, opened and read once for all tests and examples."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator

import pytest

from spallm import KnowledgeGraph
from spallm.exports.format import Selection
from tests.lasting import Lasting, share

# What a shell starts in the background ignores Ctrl-C, and so would all that tests start.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def bundled_graph() -> Iterator[KnowledgeGraph]:
    """Open the bundled graph for whoever does not close it."""
    with KnowledgeGraph() as graph:
        yield graph


@pytest.fixture(scope="session")
def bundled(bundled_graph: KnowledgeGraph) -> Selection:
    """Read all of it; what is reckoned from it stays with it."""
    whole = bundled_graph.subgraph().whole
    gc.freeze()  # the collector of cycles need not walk through it again and again
    return Selection(whole, whole)


@pytest.fixture(scope="session")
def lasting(bundled_graph: KnowledgeGraph, bundled: Selection) -> Lasting:
    """Keep the engine of the bundled graph for whoever closes what they open."""
    return Lasting(bundled_graph._graph.engine, bundled.whole)


@pytest.fixture
def doctest_namespace(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> dict[str, object]:
    """Let examples open the bundled graph as readers do, without reading it each time."""
    opening = False

    def held(place: str | None) -> Lasting | None:
        nonlocal opening
        if place is not None or opening:
            return None
        opening = True
        try:
            return request.getfixturevalue("lasting")
        finally:
            opening = False

    share(monkeypatch, held)
    return {}
