"""The stock: the records and concepts that are there already, and what tells them from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from spallm import bundle, catalog, ontology
from spallm.folding import folded
from spallm.identifiers import try_parse
from spallm.importers.identity import REPOSITORIES
from spallm.importers.short_name import short_name
from spallm.matching import Known, Matcher
from spallm.records import KINDS, Claim, Dataset, Entity, Model, Paper, Source, curated
from spallm.vocabulary import BASE, SKOS


@dataclass(frozen=True)
class Stock:
    """Records by kind and id, and the ontology in force; both may be nearly empty.

    ``unreadable`` are complaints about files that are no records; their ids are taken all the same.
    """

    records: Mapping[str, Mapping[str, Entity]]
    terms: ontology.Ontology
    data: Path | None = None
    unreadable: tuple[str, ...] = ()
    also_taken: frozenset[str] = field(default=frozenset())

    @cached_property
    def taken(self) -> frozenset[str]:
        """All ids that stand for something."""
        ids = {record for records in self.records.values() for record in records}
        concepts = {concept for each in self.terms.schemes.values() for concept in each}
        return frozenset(ids | concepts | self.also_taken)

    @cached_property
    def matcher(self) -> Matcher:
        """What finds the work that is meant among the records."""
        return Matcher(known_of(record, self._introduced) for record in self._works())

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {
            key: each for key, each in self.records["source"].items() if isinstance(each, Source)
        }

    def get(self, kind: str, entity_id: str) -> Entity | None:
        """Return a record, or nothing."""
        return self.records.get(kind, {}).get(entity_id)

    def concepts(self, scheme: str) -> Mapping[str, str]:
        """Return the ids of a scheme's concepts by each of their names and by id, folded."""
        found: dict[str, str] = {}
        start = f"{BASE}{scheme}/"
        for name in sorted(self.terms.schemes.get(scheme, ())):
            found.setdefault(folded(name), name)
        for predicate in (SKOS.altLabel, SKOS.prefLabel):
            for triple in self.terms.concepts:
                subject, value = triple.subject, triple.object
                if triple.predicate.value != predicate or not isinstance(value, ox.Literal):
                    continue
                if isinstance(subject, ox.NamedNode) and subject.value.startswith(start):
                    found[folded(value.value)] = subject.value.removeprefix(start)
        return found

    def _works(self) -> Iterator[Entity]:
        for kind in (Paper.kind, Model.kind, Dataset.kind):
            yield from self.records.get(kind, {}).values()

    @cached_property
    def _introduced(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the models that each paper introduces."""
        found: dict[str, tuple[str, ...]] = {}
        for model in self.records.get(Model.kind, {}).values():
            for claim in getattr(model, "introduced_in", ()):
                found[claim.value] = (*found.get(claim.value, ()), model.name)
        return found


def stock(data: Path | None, terms: Path | None = None) -> Stock:
    """Read a data folder and the ontology beside it, or begin with nothing but the bundled one.

    A folder without records is none that is missing: its collection says what it is.
    """
    if data is None:
        return Stock({kind: {} for kind in KINDS}, ontology.load(terms or bundle.ontology_dir()))
    read = catalog.load(data)
    beside = data.resolve().parent / "ontology"
    folder = terms or (beside if beside.is_dir() else bundle.ontology_dir())
    names = (path.stem for kind in KINDS for path in catalog.folder_of(data, kind).glob("*.toml"))
    return Stock(
        read.records,
        ontology.load(folder, read.collection.namespace),
        data,
        tuple(str(fault) for fault in read.unreadable),
        frozenset(names),
    )


def known_of(record: Entity, introduced: Mapping[str, tuple[str, ...]] | None = None) -> Known:
    """Return what tells a record from others."""
    parsed = {link: try_parse(link) for link in _links(record)}
    of_paper = record.kind == Paper.kind
    names = {
        link: found.curie
        for link, found in parsed.items()
        if found and not (of_paper and found.scheme in REPOSITORIES)
    }
    besides = {claim.value for claim in _claims(record, "see_also")}
    curies = (curie for link, curie in names.items() if link not in besides)
    pages = (
        link
        for link, found in parsed.items()
        if link not in names and (found is None or link not in besides)
    )
    code = (
        found.curie if (found := try_parse(c.value)) else c.value for c in _claims(record, "code")
    )
    years = curated(_claims(record, "year"))
    return Known(
        id=record.id,
        kind=record.kind,
        titles=_unique((*(claim.value for claim in _claims(record, "title")), record.name)),
        names=_unique(_names(record, introduced or {})),
        year=years[0].value if years else None,
        identifiers=_unique((*_identifiers(record), *curies)),
        addresses=_unique(pages),
        code=_unique(code),
    )


def _claims(record: Entity, name: str) -> tuple[Claim[Any], ...]:
    found: tuple[Claim[Any], ...] = getattr(record, name, ())
    return found


def _identifiers(record: Entity) -> Iterator[str]:
    for version in getattr(record, "versions", ()):
        yield from version.identifiers
    for claim in getattr(record, "doi", ()):
        yield f"doi:{claim.value}"


def _links(record: Entity) -> Iterator[str]:
    yield from (version.url for version in getattr(record, "versions", ()) if version.url)
    for name in ("weights", "landing_page", "see_also"):
        yield from (claim.value for claim in getattr(record, name, ()))


def _names(record: Entity, introduced: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield from introduced.get(record.id, ())
    yield from (claim.value for claim in record.aliases)
    if record.kind != Paper.kind:
        yield record.name
    elif found := short_name(record.name):
        yield found


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
