"""What these tests share: one server for all of them, and clients that ask it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from spallm.enrichment.budget import Budget
from spallm.enrichment.client import Client
from spallm.enrichment.journal import Journal
from spallm.enrichment.settings import Settings
from tests.enrichment.world import QUICK, World


@pytest.fixture(scope="session")
def served() -> Iterator[World]:
    server = World()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.held.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def world(served: World) -> Iterator[World]:
    served.start_anew()
    yield served
    served.held.set()
    served.held.clear()


@pytest.fixture
def client(world: World, tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Make clients that ask the server; each has the same cache."""
    made: list[Client] = []

    def make(budget: Budget | None = None, **more: Any) -> Client:
        cache = tmp_path / "cache"
        settings = Settings(cache, **{"urls": world.urls, "patience": QUICK, **more})
        made.append(Client(settings, budget or Budget(), Journal(cache / "journal.tsv")))
        return made[-1]

    yield make
    for each in made:
        each.close()
