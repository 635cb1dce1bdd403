"""The hand-written ontology as the build needs it: its triples, concepts and super-properties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from spallm.bundle import ontology_dir
from spallm.errors import OntologyError
from spallm.vocabulary import BASE, RDF, RDFS, SKOS

SHAPES = "shapes.ttl"
T = TypeVar("T")


@dataclass(frozen=True)
class Ontology:
    """What the Turtle files say.

    ``vocabulary`` holds the classes and properties, ``concepts`` the triples of the SKOS schemes,
    ``schemes`` the concept ids of each scheme, ``supers`` every super-property of a property,
    ``labels`` the names of each concept by language. ``own`` are the schemes that belong to the
    graph of another field; their terms stand here as if they were ours.
    """

    vocabulary: tuple[ox.Triple, ...]
    concepts: tuple[ox.Triple, ...]
    schemes: Mapping[str, frozenset[str]]
    supers: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, Mapping[str, str]]
    shapes: Path
    own: frozenset[str] = field(default=frozenset())


def load(folder: Path, namespace: str | None = None) -> Ontology:
    """Read an ontology folder: Turtle files at its top, concept schemes under ``schemes/``.

    A folder without shapes adds to the bundled one: its schemes stand in the place of those of the
    same name. ``namespace`` is that of a graph for another field; its own terms may be written in
    it, or relative to it, such as ``<section/x>``.
    """
    below = () if (folder / SHAPES).is_file() else (ontology_dir(),)
    concepts, own = _own_concepts(folder, namespace)
    taken = own | {path.stem for path in _schemes_in(folder)}
    shared = (path for each in below for path in _schemes_in(each) if path.stem not in taken)
    vocabulary = _read(
        path
        for each in (*below, folder)
        for path in sorted(each.glob("*.ttl"))
        if path.name != SHAPES
    )
    concepts = (*_read(shared), *concepts)
    return Ontology(
        vocabulary,
        concepts,
        _schemes(concepts),
        _supers(vocabulary),
        _labels(concepts),
        (*below, folder)[0] / SHAPES,
        own,
    )


def _own_concepts(
    folder: Path, namespace: str | None
) -> tuple[tuple[ox.Triple, ...], frozenset[str]]:
    """Return the concepts of a folder, and which of its schemes are those of another field."""
    files = _schemes_in(folder)
    if namespace is None or folder.resolve() == ontology_dir().resolve():
        return _read(files), frozenset()
    triples = [each for path in files for each in _own(path, namespace)]
    own = frozenset(_schemes(tuple(triples))) | {path.stem for path in files}
    kind = ox.NamedNode(RDF.type), ox.NamedNode(SKOS.ConceptScheme)
    triples += (ox.Triple(ox.NamedNode(f"{BASE}scheme/{name}"), *kind) for name in sorted(own))
    return tuple(dict.fromkeys(triples)), own


def _own(path: Path, namespace: str) -> Iterator[ox.Triple]:
    """Yield what a file says in a namespace as if it stood in ours."""
    for each in read_turtle(path):
        triple = ox.Triple(*(_as_ours(part, namespace) for part in each))
        if triple.object == ox.NamedNode(SKOS.Concept) and BASE not in _iri(triple.subject):
            raise OntologyError(
                f"{path}: {triple.subject} stands outside the namespace {namespace}",
                hint="Write it relative to the namespace, such as <section/some-id>.",
            )
        yield triple


def _as_ours(term: T, namespace: str) -> T | ox.NamedNode:
    if isinstance(term, ox.NamedNode) and term.value.startswith(namespace):
        return ox.NamedNode(BASE + term.value[len(namespace) :])
    return term


def _schemes_in(folder: Path) -> list[Path]:
    return sorted((folder / "schemes").glob("*.ttl"))


def _read(paths: Iterable[Path]) -> tuple[ox.Triple, ...]:
    triples: list[ox.Triple] = []
    for path in paths:
        triples.extend(read_turtle(path))
    return tuple(triples)


def read_turtle(path: Path) -> tuple[ox.Triple, ...]:
    """Read one Turtle file of the ontology; what is written relative to nothing is our own."""
    try:
        return tuple(quad.triple for quad in ox.parse(path=path, base_iri=BASE))
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
