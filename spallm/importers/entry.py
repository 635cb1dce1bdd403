"""Entries: what one line of somebody's list, bibliography or answer says of a work.

Every reader makes these, whatever it reads. An entry repeats what stands there and knows where;
whether the work is known already, and what becomes of it, is not its business.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["paper", "code", "weights", "data", "page", "other"]
What = Literal["paper", "model", "dataset", "resource"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: line and column count from 1, ``length`` in characters of that line."""

    file: str
    line: int
    column: int = 1
    length: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an entry: its address as it stands there, its words, and what it leads to."""

    url: str
    label: str
    role: Role
    place: Place


@dataclass(frozen=True, slots=True)
class Relation:
    """What an entry says of its relation to something else, such as ``base_model``.

    ``field`` is the name of the record's field; ``target`` is the text as it stands there.
    """

    field: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One work as somebody's file describes it.

    ``name`` is a short name that the file gives it, apart from the title or in front of it.
    ``section`` holds the headings above, the outermost first; headings that are mere years are
    not among them. ``identifiers`` are curies that the format itself states (a field ``doi``).
    ``form`` is a form of :class:`~spallm.records.Version` where the format says which. ``also``
    holds what has no field here, as (column or field, text), so that nothing is lost in silence.
    ``spots`` says where single fields stand.
    """

    place: Place
    title: str
    what: What = "paper"
    name: str | None = None
    links: tuple[Link, ...] = ()
    year: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    description: str | None = None
    section: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    form: str | None = None
    date: datetime.date | None = None
    key: str | None = None
    relations: tuple[Relation, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    spots: tuple[tuple[str, Place], ...] = field(default=(), compare=False)

    def with_role(self, *roles: Role) -> tuple[Link, ...]:
        """Return the links that lead to such things."""
        return tuple(link for link in self.links if link.role in roles)

    @property
    def link(self) -> Link | None:
        """The link a reader would follow first: that of the title, else the paper, else any."""
        titled = dict(self.spots).get("title")
        if on_title := [link for link in self.links if link.place == titled]:
            return on_title[0]
        for roles in (("paper",), ("page",), ("code", "weights", "data", "other")):
            if found := [link for link in self.links if link.role in roles]:
                return found[0]
        return None

    @property
    def code(self) -> Link | None:
        """The first link to code."""
        return next(iter(self.with_role("code")), None)

    def spot(self, name: str) -> Place:
        """Return where a field stands, or where the entry does."""
        return dict(self.spots).get(name, self.place)
