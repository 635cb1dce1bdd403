"""A record: a work that a review screens, with what a reader needs to decide."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spallm.store.subgraph import Node


@dataclass(frozen=True, slots=True)
class Report:
    """One version of a work: a preprint, an article."""

    iri: str
    form: str = ""
    date: str = ""
    venue: str = ""
    identifier: str = ""
    url: str = ""


@dataclass(frozen=True)
class Record:
    """A work to screen, or a model or data set of which no work is known.

    ``reports`` are the versions of the work. ``introduces`` are models and data sets, selected or
    not; ``members`` are the entities that come and go with the record: itself, and what it
    introduced of the selection. ``selected`` says whether the selection has the record itself.
    """

    iri: str
    id: str
    kind: str
    title: str
    year: int | None = None
    venue: str = ""
    status: str = ""
    authors: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    description: str = ""
    url: str = ""
    introduces: tuple[Node, ...] = field(default=(), hash=False)
    tasks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    selected: bool = True
    members: frozenset[str] = frozenset()

    @property
    def why(self) -> str:
        """Why the record is here: selected itself, or for what it introduced."""
        if self.selected:
            return "it is selected"
        names = [node.label for node in self.introduces if node.iri in self.members]
        return f"it introduced {', '.join(names)}, which the selection has"

    @cached_property
    def digest(self) -> str:
        """Twelve letters that change when anything changes that a reader sees."""
        shown = (
            self.title, self.year, self.venue, self.status, self.authors, self.description,
            [(each.form, each.date, each.venue, each.identifier) for each in self.reports],
            [node.label for node in self.introduces], self.tasks,
        )  # fmt: skip
        return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()[:12]
