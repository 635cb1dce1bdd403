"""Services: where each is, how it knows us, how often it may be asked, and what it can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal[
    "identifiers", "authors", "venue", "dates", "citations", "published", "retractions",
    "licences", "model-cards",
]  # fmt: skip
Kind = Literal["json", "atom"]


@dataclass(frozen=True, slots=True)
class Key:
    """How a key is given: read from an environment variable, sent in a header, never elsewhere."""

    variable: str
    header: str = "Authorization"
    prefix: str = "Bearer "


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests a service takes a second, and how many we make in one run."""

    a_second: float
    a_run: int


@dataclass(frozen=True, slots=True)
class Service:
    """A service that is asked.

    ``stranger`` and ``known`` are its rates without and with a key, or an address where
    ``by_mail`` says that it heeds one. ``batch`` is how many works one request asks for at most.
    ``allowance`` names the headers in which it says what is left. ``hides`` are the statuses with
    which it answers for what is private or not there, as if one were not allowed. ``fresh`` is for
    how many days an answer is good. ``place`` is where an answer can be read again, with braces for
    its locator. ``page``, ``basis`` and ``licence`` make its source record.
    """

    name: str
    label: str
    url: str
    page: str
    place: str
    basis: str
    tells: tuple[What, ...]
    stranger: Rate
    known: Rate
    licence: str | None = None
    key: Key | None = None
    by_mail: bool = False
    kind: Kind = "json"
    batch: int = 1
    allowance: tuple[str, ...] = ("X-RateLimit-Remaining",)
    hides: tuple[int, ...] = ()
    fresh: int = 30

    @property
    def variable(self) -> str:
        """The environment variable that gives another address of the service."""
        return f"SPALLM_{self.name.replace('-', '_').upper()}_URL"
