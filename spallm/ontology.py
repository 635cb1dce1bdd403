"""The hand-written ontology as the build needs it: its triples, concepts and super-properties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from spallm.errors import OntologyError
from spallm.vocabulary import BASE, RDFS, SKOS

SHAPES = "shapes.ttl"


@dataclass(frozen=True)
class Ontology:
    """What the Turtle files say.

    ``vocabulary`` holds the classes and properties, ``concepts`` the triples of the SKOS schemes,
    ``schemes`` the concept ids of each scheme, ``supers`` every super-property of a property,
    ``labels`` the names of each concept by language.
    """

    vocabulary: tuple[ox.Triple, ...]
    concepts: tuple[ox.Triple, ...]
    schemes: Mapping[str, frozenset[str]]
    supers: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, Mapping[str, str]]
    shapes: Path


def load(folder: Path) -> Ontology:
    """Read an ontology folder: Turtle files at its top, concept schemes under ``schemes/``."""
    vocabulary = _read(path for path in sorted(folder.glob("*.ttl")) if path.name != SHAPES)
    concepts = _read(sorted((folder / "schemes").glob("*.ttl")))
    return Ontology(
        vocabulary,
        concepts,
        _schemes(concepts),
        _supers(vocabulary),
        _labels(concepts),
        folder / SHAPES,
    )


def _read(paths: Iterable[Path]) -> tuple[ox.Triple, ...]:
    triples: list[ox.Triple] = []
    for path in paths:
        triples.extend(read_turtle(path))
    return tuple(triples)


def read_turtle(path: Path) -> tuple[ox.Triple, ...]:
    """Read one Turtle file of the ontology."""
    try:
        return tuple(quad.triple for quad in ox.parse(path=path))
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: {error}", hint="Mend the Turtle, then try again.") from error


def _schemes(triples: tuple[ox.Triple, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        if triple.predicate.value == SKOS.inScheme and isinstance(triple.subject, ox.NamedNode):
            scheme, _, concept = triple.subject.value.removeprefix(BASE).partition("/")
            found[scheme].add(concept)
    return {scheme: frozenset(ids) for scheme, ids in found.items()}


def _labels(triples: tuple[ox.Triple, ...]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in triples:
        if triple.predicate.value == SKOS.prefLabel and isinstance(triple.object, ox.Literal):
            found[_iri(triple.subject)][triple.object.language or "en"] = triple.object.value
    return dict(found)


def _supers(triples: tuple[ox.Triple, ...]) -> dict[str, tuple[str, ...]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        if triple.predicate.value == RDFS.subPropertyOf:
            parents[_iri(triple.subject)].add(_iri(triple.object))
    return {child: tuple(sorted(_closure(child, parents))) for child in parents}


def _closure(child: str, parents: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [child]
    while waiting:
        fresh = parents.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return found - {child}


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
