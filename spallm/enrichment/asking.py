"""Asking: which service is asked for what, in which batches, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from zlib import crc32

from spallm.enrichment import (
    arxiv,
    crossref,
    datacite,
    github,
    hugging_face,
    openalex,
    opencitations,
    semantic_scholar,
)
from spallm.enrichment.answer import Answer
from spallm.enrichment.client import Client
from spallm.enrichment.service import Service
from spallm.enrichment.services import SERVICES
from spallm.enrichment.trouble import Refused, ServiceTrouble

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a service is asked: by which identifiers, and how; some can search for titles."""

    service: Service
    takes: Callable[[str], bool]
    ask: Callable[[Client, Sequence[str]], Iterator[Answer]]
    search: Callable[[Client, str], Iterator[Answer]] | None = None


_MODULES = {
    "openalex": (openalex.takes, openalex.ask, openalex.search),
    "crossref": (crossref.takes, crossref.ask, crossref.search),
    "datacite": (datacite.takes, datacite.ask, None),
    "semantic-scholar": (semantic_scholar.takes, semantic_scholar.ask, semantic_scholar.search),
    "arxiv": (arxiv.takes, arxiv.ask, None),
    "hugging-face": (hugging_face.takes, hugging_face.ask, None),
    "github": (github.takes, github.ask, None),
    "opencitations": (opencitations.takes, opencitations.ask, None),
}
DESKS: Mapping[str, Desk] = MappingProxyType(
    {name: Desk(SERVICES[name], *how) for name, how in _MODULES.items()}
)


@dataclass
class Minutes:
    """What came of asking one service: how many were asked for, known, unknown, and left over."""

    asked: int = 0
    known: int = 0
    left: list[str] = field(default_factory=list)
    troubles: dict[str, ServiceTrouble] = field(default_factory=dict)

    @property
    def unknown(self) -> int:
        """How many the service knows nothing of."""
        return self.asked - self.known

    def missed(self, what: Sequence[str], trouble: ServiceTrouble) -> None:
        """Note what was not answered, and why."""
        self.left += what
        self.troubles.setdefault(trouble.message, trouble)


def batches(
    universe: Collection[str], wanted: Collection[str], size: int
) -> Iterator[tuple[str, ...]]:
    """Yield those batches in which something is wanted.

    Who stands in a batch with whom depends on the names alone, so that the same questions are asked
    again when some works need no answer any more, or new ones come; then the cache knows them.

    >>> list(batches(["a", "b", "c"], ["b"], 1))
    [('b',)]
    """
    if size == 1:
        yield from ((each,) for each in sorted(wanted))
        return
    shelves = 1
    while shelves * size * 3 < len(universe) * 5:  # so that hardly any is fuller than a batch
        shelves *= 2
    shelved: dict[int, list[str]] = {}
    for each in sorted({*universe, *wanted}):
        shelved.setdefault(crc32(each.encode()) % shelves, []).append(each)
    asked = set(wanted)
    for _, names in sorted(shelved.items()):
        for start in range(0, len(names), size):
            if asked & set(batch := tuple(names[start : start + size])):
                yield batch


def inquire(
    client: Client,
    desk: Desk,
    universe: Collection[str],
    wanted: Collection[str],
    minutes: Minutes,
    progress: Progress | None = None,
) -> Iterator[Answer]:
    """Yield what a service says of those that are wanted, and keep the minutes.

    Whatever goes wrong with one batch, the others are asked for; a service that is down answers
    from the cache alone.
    """
    asked = {each for each in wanted if desk.takes(each)}
    done = 0
    for batch in batches(
        [each for each in universe if desk.takes(each)], asked, desk.service.batch
    ):
        here = [each for each in batch if each in asked]
        for answer in _of_batch(client, desk, batch, asked, minutes):
            minutes.known += 1
            yield answer
        done += len(here)
        if progress:
            progress(f"Asking {desk.service.label}", done, len(asked))


def _of_batch(
    client: Client, desk: Desk, batch: Sequence[str], asked: set[str], minutes: Minutes
) -> Iterator[Answer]:
    """Yield the answers of a batch; one that is refused is halved until the culprit is alone."""
    here = [each for each in batch if each in asked]
    if not here:
        return
    try:
        answers = list(desk.ask(client, batch))
    except Refused as trouble:
        if len(batch) > 1 and desk.service.name not in client.down:
            middle = len(batch) // 2
            for half in (batch[:middle], batch[middle:]):
                yield from _of_batch(client, desk, half, asked, minutes)
            return
        minutes.missed(here, trouble)
    except ServiceTrouble as trouble:
        minutes.missed(here, trouble)
    else:
        minutes.asked += len(here)
        yield from (each for each in answers if each.asked in asked)
