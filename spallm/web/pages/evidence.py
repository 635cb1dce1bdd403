"""The page of an evidence graph: what source it is taken from, and what it states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from spallm.analysis.part_texts import link_to, literal_text, part_text
from spallm.store.statement import Said, Value, key
from spallm.views.links import safe_link
from spallm.vocabulary import DCTERMS
from spallm.web.pages.facts import version_text
from spallm.web.pages.frame import render, words
from spallm.web.pages.sources import source

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

#: What a page tells in its heading, or what is no statement about the field.
_UNTOLD = frozenset({DCTERMS.identifier})


class Statement(NamedTuple):
    """A property and its value; ``is_curated`` says that the curated view holds it, too."""

    name: str
    value: str
    page: str
    url: str
    kind: str
    is_curated: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity, and what is said of it or of a part of it; ``page`` is empty for what has none.

    The statements stand by their property, under its name.
    """

    name: str
    page: str
    kind: str
    properties: tuple[tuple[str, tuple[Statement, ...]], ...]


def evidence(library: Library, at: Address, iri: str) -> str:
    """Return the page of an evidence graph, one of ``library.evidence``."""
    taken = source(library, at, iri)
    stated = [library.whole.said[place] for place in library.stated.get(iri, ())]
    subjects = _subjects(library, at, stated)
    return render(
        "evidence.html",
        at,
        library=library,
        title=taken.name,
        iri=iri,
        source=taken,
        subjects=subjects,
        count=len(stated),
        is_ours=bool(library.whole.said_of.get(iri)),
    )


def _subjects(library: Library, at: Address, stated: Sequence[Said]) -> list[Subject]:
    """Return statements by the entity that they are about, in the order of its names."""
    by_owner: dict[str, list[Said]] = defaultdict(list)
    for said in stated:
        if said.predicate not in _UNTOLD and not isinstance(said.object, ox.Triple):
            by_owner[_owner(library, said.subject)].append(said)
    found = [_subject(library, at, owner, said) for owner, said in by_owner.items()]
    return sorted(
        found, key=lambda each: (not each.page, each.kind, each.name.casefold(), each.page)
    )


def _owner(library: Library, iri: str) -> str:
    """Return the entity that a part belongs to, by its address or by what it is a test of."""
    if iri in library.whole.nodes:
        return iri
    home = library.whole.home
    path = (home.path(iri) or "").split("/")
    whole = home.iri("/".join(path[:2]))
    if whole in library.whole.nodes:
        return whole
    tested = library.evaluations.get(iri)
    return next(iter(tested.models), iri) if tested else iri


def _subject(library: Library, at: Address, owner: str, stated: Sequence[Said]) -> Subject:
    node = library.whole.nodes.get(owner)
    told = sorted({_statement(library, at, said) for said in stated})
    told.sort(key=lambda each: each.name.lower())
    found = (tuple(same) for _, same in groupby(told, key=lambda each: each.name.lower()))
    properties = tuple((same[0].name, same) for same in found)
    if node is None:
        return Subject(_part(library, at, owner), "", "", properties)
    name = node.label_in(at.language)
    return Subject(name, at.page(library.path_of(owner)), node.kind, properties)


def _statement(library: Library, at: Address, said: Said) -> Statement:
    term = words(library.wording.term(said.predicate), at.language)
    name = term[:1].upper() + term[1:]
    held = library.arranged.held
    is_curated = not held or (said.subject, said.predicate, said.text) in held
    value, iri = said.object, key(said.object)
    if isinstance(value, ox.Literal):
        url = link_to(said.predicate, value.value)
        written = literal_text(said.predicate, value)
        return Statement(name, written, "", safe_link(url or "") or "", "", is_curated)
    if node := library.whole.nodes.get(iri):
        page = at.page(library.path_of(iri))
        return Statement(name, node.label_in(at.language), page, "", node.kind, is_curated)
    link = "" if library.whole.home.path(iri) else safe_link(iri) or ""
    return Statement(name, _part(library, at, iri), "", link, "", is_curated)


def _part(library: Library, at: Address, iri: str) -> str:
    """Return a part in words, or the address of what is not described."""
    predicates = tuple(library.curated.predicates(iri))
    if not predicates:
        is_plain = safe_link(iri) == iri == library.whole.home.shortened(iri)
        return iri if is_plain else words(library.wording.term(iri), at.language)
    told: Mapping[str, Sequence[Value]] = {p: library.curated.values(iri, p) for p in predicates}
    return version_text(part_text(told), at.language) or iri
