"""Comparing: what a list and a graph have in common, and what only one of them has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from spallm.analysis.known_work import KnownWork
from spallm.importers.entry import Entry
from spallm.importers.identity import asked
from spallm.importers.reading import Reading
from spallm.lists.disagreements import Disagreement, disagreements
from spallm.matching import Match, Matcher

Status = Literal["both", "perhaps", "there"]


@dataclass(frozen=True, slots=True)
class Compared:
    """An entry of a list and what the graph knows of it.

    ``matches`` says which work is meant, or, where the status is ``perhaps``, those that may be.
    ``earlier`` is the line of an earlier entry that means the same work.
    """

    entry: Entry
    status: Status
    works: tuple[KnownWork, ...] = ()
    matches: tuple[Match, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    earlier: int | None = None


@dataclass(frozen=True)
class Comparison:
    """A list beside a graph; ``missing`` are the works that the list lacks."""

    entries: tuple[Compared, ...]
    missing: tuple[KnownWork, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many entries have each status, how many disagree, and how many works are missing."""
        counts = Counter[str](each.status for each in self.entries)
        counts["disagree"] = sum(bool(each.disagreements) for each in self.entries)
        counts["missing"] = len(self.missing)
        return counts

    @property
    def perhaps(self) -> Mapping[str, int]:
        """The works that entries may mean, by id, with the line of the first such entry."""
        found: dict[str, int] = {}
        for each in self.entries:
            if each.status == "perhaps":
                for work in each.works:
                    found.setdefault(work.id, each.entry.place.line)
        return found


def compare(
    reading: Reading, works: Iterable[KnownWork], within: Collection[str] | None = None
) -> Comparison:
    """Compare a list with the works of a graph.

    The list is found to lack papers only; with ``within`` only those of these addresses, and
    those that introduced what has them.
    """
    known = _Known(works)
    entries = tuple(_entries(reading, known))
    met = {work.iri for each in entries if each.status == "both" for work in each.works}
    missing = (work for work in known.papers(within) if work.iri not in met)
    return Comparison(entries, tuple(sorted(missing, key=_place)))


class _Known:
    """The works of a graph, and which of them somebody means."""

    def __init__(self, works: Iterable[KnownWork]) -> None:
        self.works = tuple(works)
        self.matcher = Matcher(work.known for work in self.works)
        self._by_id = {(work.kind, work.id): work for work in self.works}
        self._introduced: dict[str, list[KnownWork]] = defaultdict(list)
        for work in self.works:
            for paper in work.introduced_in:
                self._introduced[paper].append(work)

    def papers(self, within: Collection[str] | None) -> Iterator[KnownWork]:
        """Yield the papers, if need be only those within a selection."""
        for work in self.works:
            chosen = within is None or any(each.iri in within for each in self.bearers(work))
            if work.kind == "paper" and chosen:
                yield work

    def meant(self, match: Match) -> KnownWork:
        """Return the work that a match is with."""
        return self._by_id[match.known.kind, match.known.id]

    def bearers(self, work: KnownWork) -> tuple[KnownWork, ...]:
        """Return a work and what it introduced: code and weights may be told of either."""
        return (work, *self._introduced[work.iri])


def _entries(reading: Reading, known: _Known) -> Iterator[Compared]:
    first: dict[str, int] = {}
    for entry in reading.entries:
        question = asked(entry)
        if match := known.matcher.certain(question):
            work = known.meant(match)
            line = first.setdefault(work.iri, entry.place.line)
            yield Compared(
                entry, "both", (work,), (match,),
                tuple(disagreements(entry, work, known.bearers(work))),
                line if line != entry.place.line else None,
            )  # fmt: skip
        else:
            matches = known.matcher.proposed(question)
            yield Compared(
                entry, "perhaps" if matches else "there", tuple(map(known.meant, matches)), matches
            )


def _place(work: KnownWork) -> tuple[int, str, str]:
    return -(work.year or 0), work.title.casefold(), work.iri
