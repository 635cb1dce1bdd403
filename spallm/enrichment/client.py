"""The client: asks services, remembers their answers, and knows which of them are down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import requests
from requests import Response

from spallm.enrichment.budget import Budget
from spallm.enrichment.journal import Journal
from spallm.enrichment.parsing import read
from spallm.enrichment.service import Service
from spallm.enrichment.session import Session, is_absent, open_session
from spallm.enrichment.settings import Settings
from spallm.enrichment.translating import translated
from spallm.enrichment.trouble import (
    NotKept,
    Refused,
    ServiceTrouble,
    Unreachable,
    Unusable,
    Waiting,
)
from spallm.errors import SpallmError

#: So many useless answers in a row, and a service is left alone for the rest of the run.
PATIENCE = 3
Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a service answered; ``kept`` tells whether the answer came from the cache."""

    body: Any
    kept: bool


class Client:
    """Asks services within a budget; ``down`` holds those that are left alone, and why."""

    def __init__(self, settings: Settings, budget: Budget, journal: Journal) -> None:
        self.settings = settings
        self.budget = budget
        self.down: dict[str, ServiceTrouble] = {}
        self.reached: set[str] = set()
        self.kept: Counter[str] = Counter()
        self._journal = journal
        self._sessions: dict[str, Session] = {}
        self._open = ExitStack()
        self._useless: Counter[str] = Counter()

    def ask(
        self, service: Service, path: str, parameters: Parameters = (), send: Any = None
    ) -> Reply | None:
        """Return the answer to one question, or nothing where the service knows no such thing.

        With ``send`` the question is posted as JSON. Raises a ServiceTrouble for everything that
        is no answer; one that will not pass by itself marks the service as down.
        """
        try:
            reply = self._reply(service, path, parameters, send)
        except (Unreachable, Waiting) as trouble:
            self.down.setdefault(service.name, trouble)
            raise
        except Unusable as trouble:
            self._useless[service.name] += 1
            if self._useless[service.name] >= PATIENCE:
                self.down.setdefault(service.name, trouble)
            raise
        self._useless[service.name] = 0
        return reply

    def close(self) -> None:
        """Let go of connections and of the cache."""
        self._open.close()
        self._sessions.clear()

    def _reply(
        self, service: Service, path: str, parameters: Parameters, send: Any
    ) -> Reply | None:
        method = "GET" if send is None else "POST"
        url = f"{self.settings.url(service)}{path}"
        is_down = service.name in self.down
        with translated(service, self.settings.cache), self._noted(service, method, url) as said:
            response = self._session(service).request(
                method, url, params=list(parameters), json=send,
                timeout=(self.settings.patience.connect, self.settings.patience.read),
                only_if_cached=is_down, force_refresh=self.settings.refresh and not is_down,
            )  # fmt: skip
            said.append(response)
        kept = bool(getattr(response, "from_cache", False))
        if response.status_code == 504 and not response.content:
            raise self.down.get(service.name) or _not_kept(service)
        if kept:
            self.kept[service.name] += 1
        else:
            self._look_at_allowance(service, response)
        return self._sense(service, response, kept)

    def _sense(self, service: Service, response: Response, kept: bool) -> Reply | None:
        """Turn a status into an answer, into none, or into words."""
        code = response.status_code
        if is_absent(response, service):
            return None
        if code != requests.codes.ok:
            raise self._wrong(service, response)
        try:
            return Reply(read(response, service.kind), kept)
        except ValueError as error:
            raise Unusable(service.label, f"gave an answer that {error}") from error

    def _wrong(self, service: Service, response: Response) -> ServiceTrouble:
        code = response.status_code
        if code == 429 or (code in (403, 503) and "retry-after" in response.headers):
            return Waiting(service.label, "wants to be asked later", hint=_later(service))
        if code in (401, 403):
            return self.down.setdefault(
                service.name, Refused(service.label, f"refuses us ({code})", hint=_key(service))
            )
        if code < 500:
            return Refused(service.label, f"does not understand the question ({code})")
        return Unusable(service.label, f"answers {code}")

    def _look_at_allowance(self, service: Service, response: Response) -> None:
        """Stop asking a service that says that nothing is left, before it has to say no."""
        for name in service.allowance:
            left = response.headers.get(name)
            try:
                spent = left is not None and float(left) <= 0
            except ValueError:
                continue
            if spent:
                trouble = Waiting(service.label, "has no more for us for now", hint=_later(service))
                self.down.setdefault(service.name, trouble)

    @contextmanager
    def _noted(self, service: Service, method: str, url: str) -> Iterator[list[Response]]:
        """Write into the journal what became of a request, unless the cache answered it."""
        said: list[Response] = []
        before = self.budget.spent[service.name]
        try:
            yield said
        finally:
            if self.budget.spent[service.name] > before:
                outcome, left = "no answer", ""
                for response in said:
                    self.reached.add(service.name)
                    url, outcome = response.url or url, str(response.status_code)
                    told = (response.headers.get(name, "") for name in service.allowance)
                    left = next(filter(None, told), "")
                self._journal.note(service.name, method, url, outcome, left)

    def _session(self, service: Service) -> Session:
        if service.name not in self._sessions:
            self._make_room()
            own = self.settings.rate(service).a_run
            session = open_session(service, self.settings, lambda: self.budget.spend(service, own))
            self._open.callback(session.close)
            self._sessions[service.name] = session
        return self._sessions[service.name]

    def _make_room(self) -> None:
        try:
            self.settings.cache.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SpallmError(
                f"{self.settings.cache}: the cache cannot be made: {error.strerror}",
                hint="Name another folder: --cache DIR",
            ) from error


def _not_kept(service: Service) -> NotKept:
    return NotKept(
        service.label, "has not answered this before", hint="Run it once without --offline."
    )


def _later(service: Service) -> str:
    more = f" A key in {service.key.variable} allows more." if service.key else ""
    return f"Run the same command again later to go on; what was answered is kept.{more}"


def _key(service: Service) -> str | None:
    return f"Is {service.key.variable} right?" if service.key else None
