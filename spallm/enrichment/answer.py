"""Answers: what a service says of one thing that it was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from spallm.enrichment.client import Reply
from spallm.enrichment.service import Service
from spallm.enrichment.trouble import Unusable
from spallm.importers.entry import Entry, Place, Relation
from spallm.importers.json_values import Json, value_at


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service says of the work, code or model that ``asked`` names.

    ``locator`` is the service's own name for it, which stands in the footnote. ``standing`` is an
    id of the scheme of statuses where the work no longer stands.
    """

    service: Service
    asked: str
    locator: str
    entry: Entry
    standing: str | None = None

    @property
    def address(self) -> str:
        """Where anybody can read it again."""
        return address_of(self.service, self.locator)

    def related(self, field: str) -> tuple[str, ...]:
        """Return what the answer relates the work to, such as all that it ``cites``."""
        return tuple(each.target for each in self.entry.relations if each.field == field)

    def also(self, field: str) -> tuple[str, ...]:
        """Return what the answer says under a name for which entries have no field."""
        return tuple(text for name, text in self.entry.also if name == field)


def address_of(service: Service, locator: str) -> str:
    """Return where an answer stands; what follows the name of a thing is no part of its address."""
    name = locator.partition(" ")[0]
    return (
        service.place.format(quote(name, safe="/:;()", errors="replace")) if name else service.page
    )


def place_of(service: Service, locator: str) -> Place:
    """Return the place of an entry that stands in an answer, which has no lines."""
    return Place(address_of(service, locator), 1)


def bare(service: Service, locator: str, field: str, targets: tuple[str, ...]) -> Entry:
    """Return an entry that says nothing of a work but what it is related to."""
    place = place_of(service, locator)
    return Entry(place, "", relations=tuple(Relation(field, each, place) for each in targets))


def listed(service: Service, reply: Reply | None, *path: str) -> Sequence[Json | None]:
    """Return the items of a list in an answer; what is no object is None, to keep the order.

    Raises Unusable where no list stands, for that is another answer than "none of them".
    """
    if reply is None:
        return ()
    found = value_at(reply.body, *path)
    if not isinstance(found, list):
        raise Unusable(service.label, "gave an answer of another shape than it says it has")
    return [each if isinstance(each, dict) else None for each in found]


def single(service: Service, reply: Reply | None, *path: str) -> Sequence[Json]:
    """Return the one object of an answer, or none where there was no answer.

    Raises Unusable where something else stands.
    """
    if reply is None:
        return ()
    found = value_at(reply.body, *path)
    if not isinstance(found, dict):
        raise Unusable(service.label, "gave an answer of another shape than it says it has")
    return (found,)
