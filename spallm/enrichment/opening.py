"""Clients as they are asked for on a command line, with the cache where caches belong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from spallm.enrichment.budget import DEFAULT, Budget
from spallm.enrichment.client import Client
from spallm.enrichment.journal import Journal
from spallm.enrichment.services import SERVICES
from spallm.enrichment.settings import read_settings
from spallm.errors import UsageError
from spallm.nearness import unknown

JOURNAL = "journal.tsv"


def open_client(
    cache: Path | None,
    environment: Mapping[str, str],
    *,
    budgets: Iterable[str] = (),
    addresses: Iterable[str] = (),
    mail: str | None = None,
    offline: bool = False,
    refresh: bool = False,
) -> Client:
    """Return a client; close it when all is asked. Raises UsageError for what cannot be meant."""
    if offline and refresh:
        raise UsageError("--offline asks nobody, and --refresh asks anew", hint="Choose one.")
    folder = cache or default_cache()
    settings = read_settings(
        folder, environment, addresses=addresses, mail=mail, offline=offline, refresh=refresh
    )
    return Client(settings, read_budget(budgets), Journal(folder / JOURNAL))


def default_cache() -> Path:
    """Return the folder of this user's caches that is ours."""
    import platformdirs

    return platformdirs.user_cache_path("spallm") / "enrich"


def read_budget(texts: Iterable[str]) -> Budget:
    """Return the budget that words make: a number for all, or SERVICE=NUMBER.

    >>> read_budget(["200", "opencitations=50"])
    Budget(total=200, each={'opencitations': 50}, spent=Counter())
    """
    total, each = DEFAULT, {}
    for text in texts:
        name, equals, number = text.rpartition("=")
        if equals and name not in SERVICES:
            raise unknown("service", name, SERVICES)
        if not (number.isascii() and number.isdigit()):
            raise UsageError(f"{text!r} is no budget", hint="Write a number, or SERVICE=NUMBER.")
        if equals:
            each[name] = int(number)
        else:
            total = int(number)
    return Budget(total, each)
