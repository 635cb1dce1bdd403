"""How services are asked in this run: where they are, who we are, and how long we wait."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from spallm.enrichment.service import Rate, Service
from spallm.enrichment.services import SERVICES
from spallm.errors import UsageError
from spallm.nearness import unknown

_MAIL = re.compile(r"[!-~]+@[!-~]+")
_TOKEN = re.compile(r"[!-~]+")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds, and how often a request is made again.

    ``longest`` is the longest pause that a service may ask for; one that wants more is left alone
    for the rest of the run. ``whole`` is for a whole answer, ``read`` for the next piece of it.
    """

    connect: float = 5.0
    read: float = 30.0
    whole: float = 120.0
    tries: int = 4
    backoff: float = 1.0
    longest: float = 60.0
    paced: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a client has to know; the keys are in no text that it makes."""

    cache: Path
    offline: bool = False
    refresh: bool = False
    mail: str | None = None
    urls: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    patience: Patience = field(default_factory=Patience)

    def url(self, service: Service) -> str:
        """Return the address of a service, without a slash at the end."""
        return self.urls.get(service.name, service.url)

    def key(self, service: Service) -> str | None:
        """Return the key of a service; none goes over a line that others can read."""
        parts = urlsplit(self.url(service))
        private = parts.scheme == "https" or parts.hostname in _LOOPBACK
        return self.keys.get(service.name) if private else None

    def rate(self, service: Service) -> Rate:
        """Return how often a service may be asked, which depends on whether it knows us."""
        by_mail = service.by_mail and self.mail
        return service.known if self.key(service) or by_mail else service.stranger


def read_settings(
    cache: Path,
    environment: Mapping[str, str],
    *,
    addresses: Iterable[str] = (),
    mail: str | None = None,
    offline: bool = False,
    refresh: bool = False,
) -> Settings:
    """Return the settings that options and the environment make; ``addresses`` are NAME=URL.

    Raises UsageError for an address, a mail address or a key that cannot be one. The text of a
    key is never repeated.
    """
    urls = {s.name: environment[s.variable] for s in SERVICES.values() if s.variable in environment}
    for text in addresses:
        name, _, url = text.partition("=")
        if name not in SERVICES:
            raise unknown("service", name, SERVICES)
        urls[name] = url
    mail = mail or environment.get("SPALLM_MAILTO") or None
    if mail and not _MAIL.fullmatch(mail):
        raise UsageError(f"{mail!r} is no mail address", hint="Write it plainly: you@example.org")
    return Settings(
        cache, offline, refresh, mail,
        {name: _address(name, url) for name, url in urls.items()}, _keys(environment),
    )  # fmt: skip


def _address(name: str, url: str) -> str:
    """Return an address that a service may have, without a slash at the end."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        plain = not (parts.username or parts.password or parts.query or parts.fragment)
    except ValueError:
        fits = plain = False
    if not fits or not plain or not _TOKEN.fullmatch(url):
        raise UsageError(
            f"the address given for {name} is none that a service can have",
            hint=f"Write {name}=https://…, without a user, a password or a query.",
        )
    return url.rstrip("/")


def _keys(environment: Mapping[str, str]) -> dict[str, str]:
    keys = {}
    for service in SERVICES.values():
        if not service.key or not (text := environment.get(service.key.variable, "").strip()):
            continue
        if not _TOKEN.fullmatch(text):
            raise UsageError(
                f"what {service.key.variable} holds cannot be a key",
                hint="A key is one word of ASCII characters. Correct or unset the variable.",
            )
        keys[service.name] = text
    return keys
