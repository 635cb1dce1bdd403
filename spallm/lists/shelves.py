"""Shelves: the works of a list under the sections of the field, in the order of these.

A work stands under each of its sections, as the graph says; not under a section that one of its
others lies within, for there it stands already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spallm.analysis.assertions import Assertions
from spallm.lists.listed import Listed
from spallm.vocabulary import DCTERMS, SCHEMA, SKOS


@dataclass(frozen=True)
class Shelf:
    """A section with its works, and the sections within it.

    ``names`` are by language; the shelf of what has no section has none.
    """

    id: str
    names: Mapping[str, str]
    works: tuple[Listed, ...] = ()
    within: tuple[Shelf, ...] = ()

    def all(self) -> Iterator[Listed]:
        """Yield the works of this section and of those within it, each as often as it stands."""
        yield from self.works
        for shelf in self.within:
            yield from shelf.all()

    def count(self) -> int:
        """Return how many works stand here."""
        return len({work.iri for work in self.all()})


def sections_of(said: Assertions) -> Mapping[str, tuple[str, ...]]:
    """Return the sections of each work that has any, by address."""
    works = (each for each in said.subjects if said.values(each, DCTERMS.subject))
    return {each: said.values(each, DCTERMS.subject) for each in works}


def shelved(
    said: Assertions, works: Iterable[Listed], roots: Collection[str] = (), *, once: bool = False
) -> tuple[Shelf, ...]:
    """Return works on their shelves; those without a section stand on the last one.

    With ``roots`` only these sections and those within them are shelves. With ``once`` a work
    stands only where it comes first. Shelves that would be empty are left out.
    """
    tree = _Tree(said)
    of: dict[str, list[Listed]] = defaultdict(list)
    for work in works:
        for section in tree.narrowest(work.sections, roots) or ("",):
            of[section].append(work)
    tops = tree.ordered(roots) if roots else tree.tops(each for each in of if each)
    shelves = [found for each in tops for found in tree.shelf(each, of)]
    if of[""]:
        shelves.append(Shelf("", {}, tuple(of[""])))
    return tuple(_each_once(shelves, set()) if once else shelves)


class _Tree:
    """The sections of a graph as a tree; one that lies within itself is taken for a top."""

    def __init__(self, said: Assertions) -> None:
        self._said = said

    def above(self, section: str) -> tuple[str, ...]:
        """Return what a section lies within, the nearest first."""
        found = [section]
        while broader := self._said.values(found[-1], SKOS.broader):
            if broader[0] in found:
                break
            found.append(broader[0])
        return tuple(found[1:])

    def narrowest(self, sections: Collection[str], roots: Collection[str]) -> tuple[str, ...]:
        """Return the sections that none of the others lies within, if they are below a root."""
        wide = {each for section in sections for each in self.above(section)}
        found = [each for each in sections if each not in wide]
        return tuple(e for e in found if not roots or {e, *self.above(e)} & set(roots))

    def tops(self, sections: Iterable[str]) -> Sequence[str]:
        """Return the tops above some sections, in their order."""
        return self.ordered({(each, *self.above(each))[-1] for each in sections})

    def ordered(self, sections: Iterable[str]) -> Sequence[str]:
        """Return sections by their position, those without one last and by name."""
        return sorted(set(sections), key=self._standing)

    def _standing(self, section: str) -> tuple[float, str, str]:
        told = self._said.values(section, SCHEMA.position)
        name = next(iter(self._said.labels(section)), section)
        return min(map(_number, told), default=float("inf")), name.casefold(), section

    def shelf(self, section: str, of: Mapping[str, Sequence[Listed]]) -> Iterator[Shelf]:
        """Yield the shelf of a section unless nothing stands on it and below."""
        below = [
            e for e in self._said.starts(SKOS.broader, section) if section in self.above(e)[:1]
        ]
        within = tuple(found for each in self.ordered(below) for found in self.shelf(each, of))
        works = tuple(of.get(section, ()))
        if works or within:
            names = self._said.texts(section, SKOS.prefLabel)
            yield Shelf(self._said.id(section), names, works, within)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("inf")


def _each_once(shelves: Iterable[Shelf], seen: set[str]) -> Iterator[Shelf]:
    """Yield the shelves with each work where it stands first, and without empty ones."""
    for shelf in shelves:
        works = tuple(work for work in shelf.works if work.iri not in seen)
        seen.update(work.iri for work in works)
        within = tuple(_each_once(shelf.within, seen))
        if works or within:
            yield replace(shelf, works=works, within=within)
