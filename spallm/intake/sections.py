"""Sections: the headings of lists as concepts, those that are there already and those proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from spallm.intake import headings
from spallm.intake.ids import Ids
from spallm.vocabulary import BASE, SCHEMA, SKOS

Path = tuple[str, ...]
_Facts = dict[str, list[ox.Literal | ox.NamedNode]]
_START = f"{BASE}section/"


@dataclass(frozen=True)
class Section:
    """A section: its names by language, its place in the order, and the section above it.

    ``is_defined`` tells those that somebody defined from those that are no more than a heading.
    """

    id: str
    names: tuple[tuple[str, str], ...]
    parent: str | None = None
    position: int | None = None
    aliases: frozenset[str] = field(default=frozenset())
    is_defined: bool = False

    @property
    def called(self) -> frozenset[str]:
        """All that it is called, as normal headings, and its id as well."""
        names = {headings.normal(name) for _, name in self.names}
        return frozenset(names | {headings.normal(self.id)}) | self.aliases


def sections_of(concepts: Iterable[ox.Triple]) -> dict[str, Section]:
    """Return the sections among the triples of concepts, by id."""
    said: dict[str, defaultdict[str, list[ox.Literal | ox.NamedNode]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for triple in concepts:
        subject, value = triple.subject, triple.object
        is_ours = isinstance(subject, ox.NamedNode) and subject.value.startswith(_START)
        if is_ours and isinstance(value, ox.Literal | ox.NamedNode):
            name = str(getattr(subject, "value", "")).removeprefix(_START)
            said[name][triple.predicate.value].append(value)
    return {name: _section(name, facts) for name, facts in sorted(said.items())}


def _section(name: str, facts: _Facts) -> Section:
    names = [
        (value.language or "en", value.value)
        for value in facts.get(SKOS.prefLabel, ())
        if isinstance(value, ox.Literal)
    ]
    parents = [value.value.removeprefix(_START) for value in facts.get(SKOS.broader, ())]
    positions = [value.value for value in facts.get(SCHEMA.position, ())]
    aliases = frozenset(headings.normal(value.value) for value in facts.get(SKOS.altLabel, ()))
    place = int(positions[0]) if positions and positions[0].isdecimal() else None
    is_defined = SKOS.definition in facts
    return Section(
        name, tuple(sorted(names)), min(parents, default=None), place, aliases, is_defined
    )


class Shelving:
    """Finds the section that each path of headings leads to, and proposes those that are missing.

    A heading means the section of its name under the same section. Elsewhere a section is found
    only where it is defined: one that a list brought along belongs where it stood, for "Papers"
    under two headings are two sections. ``remembered`` are sections that were
    proposed before; they keep their ids, and are proposed again where they are needed.
    """

    def __init__(
        self, known: Mapping[str, Section], remembered: Iterable[Section], ids: Ids
    ) -> None:
        self._known = _by_name(known.values())
        self._remembered = _by_name(each for each in remembered if each.id not in known)
        self._ids = ids
        every = (*known.values(), *(each for some in self._remembered.values() for each in some))
        self._last = max((each.position or 0 for each in every), default=0)
        for each in every:
            ids.hold(each.id)
        self._found: dict[Path, str] = {}
        self.proposed: dict[str, Section] = {}

    def shelve(self, path: Path) -> str | None:
        """Return the id of the section that a path of headings leads to, if it names any."""
        told = tuple(heading for heading in path if headings.normal(heading))
        return self._settled(told) if told else None

    def _settled(self, path: Path) -> str:
        key = tuple(map(headings.normal, path))
        if key not in self._found:
            parent = self._settled(path[:-1]) if path[:-1] else None
            self._found[key] = self._find(key[-1], parent) or self._propose(path[-1], parent)
        return self._found[key]

    def _find(self, name: str, parent: str | None) -> str | None:
        known = self._known.get(name, ())
        if same := [each for each in known if each.parent == parent]:
            return same[0].id
        if same := [each for each in self._remembered.get(name, ()) if each.parent == parent]:
            self.proposed[same[0].id] = same[0]
            return same[0].id
        defined = [each for each in known if each.is_defined]
        return defined[0].id if defined else None

    def _propose(self, heading: str, parent: str | None) -> str:
        own, below = headings.section_id(heading), headings.section_id(heading, parent)
        self._last += 1
        called = headings.label(heading)
        names = ((headings.language(called), called),)
        section = Section(self._ids.take(own, below, f"{own}-section"), names, parent, self._last)
        self.proposed[section.id] = section
        return section.id


def _by_name(sections: Iterable[Section]) -> dict[str, list[Section]]:
    found: dict[str, list[Section]] = defaultdict(list)
    for each in sections:
        for name in sorted(each.called):
            found[name].append(each)
    return found
