"""The shelf: the works that a graph knows, to look the entries of a list up in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from spallm.identifiers import try_parse
from spallm.importers.identity import asked
from spallm.linting.subjects import Subjects, subjects_of
from spallm.matching.match import Match
from spallm.matching.matcher import Matcher

if TYPE_CHECKING:
    from spallm.analysis.known_works import KnownWork
    from spallm.importers.entry import Entry
    from spallm.store.graph import Graph

_DOI = re.compile(r"10\.\d{4,9}/.*", re.IGNORECASE)
#: Of a DOI that was cut off at least so much must be left to tell which it was.
_TELLING = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A work that an entry is surely about, and the match that says so."""

    work: KnownWork
    match: Match


@dataclass(frozen=True)
class Shelf:
    """Works of a graph, and what it says that they are about."""

    works: tuple[KnownWork, ...]
    subjects: Subjects = field(default_factory=Subjects)

    @classmethod
    def of(cls, graph: Graph) -> Shelf:
        """Read the works of a graph."""
        from spallm.analysis.known_works import known_works

        return cls(known_works(graph), subjects_of(graph))

    @cached_property
    def _by_id(self) -> Mapping[str, KnownWork]:
        return {work.id: work for work in self.works}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(work.known for work in self.works)

    @cached_property
    def telling(self) -> Mapping[str, str]:
        """The words that name a section for sure: works with them in their titles stand there."""
        from spallm.linting.telling import telling_words

        return telling_words(self.works, self.subjects)

    @cached_property
    def venues(self) -> frozenset[str]:
        """The names of all venues, folded."""
        return frozenset(
            claim.value.casefold() for work in self.works for claim in work.venues if claim.value
        )

    def find(self, entry: Entry) -> Found | None:
        """Return the work that an entry is surely about."""
        match = self._matcher.certain(asked(entry))
        return Found(self._by_id[match.known.id], match) if match else None

    def owner(self, curie: str) -> KnownWork | None:
        """Return the work that has an identifier."""
        return next((work for work in self.works if curie in work.identifiers), None)

    def titled(self, entry: Entry) -> KnownWork | None:
        """Return the work that has the title of an entry, whatever its links say."""
        match = self._matcher.certain(replace(asked(entry), identifiers=(), addresses=()))
        return self._by_id[match.known.id] if match else None

    def completing(self, entry: Entry, url: str) -> tuple[str, str] | None:
        """Return the whole address that a cut-off one began, and the title of its work.

        Only the work that has the title of the entry can be meant.
        """
        begun = _DOI.search(url)
        start = begun[0].casefold().rstrip("/") if begun else ""
        work = self.titled(entry) if len(start) > _TELLING else None
        for curie in work.identifiers if work else ():
            found = try_parse(curie)
            if work and found and found.value.casefold().startswith(start):
                return found.url, work.title
        return None
