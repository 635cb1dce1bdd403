"""Sessions: requests to one service with a cache in front, that keep to the service's own host."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import timedelta
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests import PreparedRequest, Response
from requests_cache import CachedSession

from spallm.enrichment.parsing import read
from spallm.enrichment.service import Service
from spallm.enrichment.settings import Settings
from spallm.enrichment.wire import Wire, patient

#: Statuses that say: no such work. They are answers, too.
ABSENT = frozenset({404, 410, 451})
#: What Hugging Face says of a key; without it, the same status means that nothing is there.
_WRONG_KEY = b"Invalid credentials"
REDIRECTS = 3
ANSWERS = "answers.sqlite"


class Strayed(Exception):
    """A redirect to another host, or from a line that nobody else can read to one that all can."""


class Session(CachedSession):
    """A session that follows no redirect away from where it began."""

    def get_redirect_target(self, resp: Response) -> str | None:
        """Return where an answer leads on to."""
        target: str | None = super().get_redirect_target(resp)
        if target is not None and not _stays(resp.url, urljoin(resp.url, target)):
            raise Strayed
        return target


def _stays(here: str, there: str) -> bool:
    old, new = urlsplit(here), urlsplit(there)
    if old.hostname != new.hostname:
        return False
    return (old.scheme, old.port) == (new.scheme, new.port) or (
        new.scheme == "https" and new.port is None
    )


def _unsigned(request: PreparedRequest) -> PreparedRequest:
    """Leave a request as it is, so that no password of a ``.netrc`` gets into it."""
    return request


def open_session(service: Service, settings: Settings, spend: Callable[[], None]) -> Session:
    """Return a session for one service; it reads and writes the cache, and closes with ``close``.

    Only whole answers are kept, as JSON and never as pickles, which could run code.
    """
    session = Session(
        str(settings.cache / ANSWERS), backend="sqlite", serializer="json",
        expire_after=timedelta(days=service.fresh),
        allowable_codes=(200, *ABSENT, *service.hides),
        allowable_methods=("GET", "POST"), filter_fn=lambda reply: _is_whole(reply, service),
        only_if_cached=settings.offline, stale_if_error=settings.offline, autoclose=True,
    )  # fmt: skip
    session.auth = _unsigned
    session.max_redirects = REDIRECTS
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.update({"User-Agent": "SpaLLM", "Accept-Encoding": "gzip, deflate"})
    for adapter in session.adapters.values():
        adapter.close()
    session.adapters.clear()
    if not settings.offline:
        wire = _wire(service, settings, spend)
        for address in {f"{settings.url(service)}/", _root(settings.url(service))}:
            session.mount(address, wire)
    return session


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _wire(service: Service, settings: Settings, spend: Callable[[], None]) -> Wire:
    patience = settings.patience
    return Wire(
        patient(patience, spend), _secrets(service, settings), service.allowance, patience.whole,
        settings.rate(service).a_second if patience.paced else 1_000_000,
    )  # fmt: skip


def _secrets(service: Service, settings: Settings) -> dict[str, str]:
    """Return the headers that only the service may see: who asks, and the key."""
    headers = {"User-Agent": _name(settings.mail)}
    if (key := settings.key(service)) and service.key:
        headers[service.key.header] = f"{service.key.prefix}{key}"
    return headers


def _name(mail: str | None) -> str:
    from importlib.metadata import PackageNotFoundError, version

    number = "0"
    with contextlib.suppress(PackageNotFoundError):
        number = version("spallm")
    contact = f"; mailto:{mail}" if mail else ""
    return f"SpaLLM/{number} (https://w3id.org/spallm{contact})"


def is_absent(response: Any, service: Service) -> bool:
    """Tell whether a service says that it has nothing of that name, or nothing that it shows us."""
    code = response.status_code
    return code in ABSENT or (code in service.hides and _WRONG_KEY not in (response.content or b""))


def _is_whole(response: Any, service: Service) -> bool:
    """Tell whether an answer is worth keeping: one that can be read, or that there is none."""
    if response.status_code != requests.codes.ok:
        return is_absent(response, service)
    try:
        read(response, service.kind)
    except ValueError:
        return False
    return True
