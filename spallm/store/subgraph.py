"""Subgraphs: entities, the edges between them, and what is said about each.

Frozen values made from quads: what views draw, exports write and analyses walk, in part again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from spallm.store.collector import resting
from spallm.store.digest import digest
from spallm.store.home import OURS, Home, home_of
from spallm.store.statement import Said, Value, said
from spallm.store.statement import key as _key
from spallm.vocabulary import DCTERMS, ONTOLOGY_GRAPH, OWL, RDF, RDFS, SCHEMA, SKOS, VOID

#: What names things; the last three are the words of other graphs.
NAMES = (
    SKOS.prefLabel, RDFS.label, DCTERMS.title, SCHEMA.name, "http://schema.org/name",
    "http://xmlns.com/foaf/0.1/name", "http://purl.org/dc/elements/1.1/title",
)  # fmt: skip
#: Nodes that describe other nodes: they have addresses but are nobody's topic.
PART_KINDS = frozenset({"evaluation", "evidence", "quantity", "scheme", "snapshot", "statement"})
#: Classes that say nothing of what they are given to, as reasoners and editors do everywhere.
_ANYTHING = frozenset({f"{OWL.iri}Thing", f"{OWL.iri}NamedIndividual"})
_STUB = {RDF.type, SKOS.prefLabel, RDFS.label, DCTERMS.identifier}


@dataclass(frozen=True, slots=True)
class Node:
    """An entity with what is said of it directly.

    ``id`` is the short name that commands take; ``kind`` is paper, model, dataset, task …, or in
    a foreign graph the local name of the class. ``values`` lists predicate and literal or link.
    """

    iri: str
    id: str
    kind: str
    labels: Mapping[str, str]
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def label(self) -> str:
        """The name to show where no language is asked for."""
        return self.label_in("en")

    def label_in(self, language: str) -> str:
        """Return the name in a language, or the nearest there is."""
        for key in (language, "en", ""):
            if key in self.labels:
                return self.labels[key]
        return next(iter(self.labels.values()), self.id)

    def texts(self, predicate: str) -> tuple[str, ...]:
        """Return the values of a predicate as plain text."""
        return tuple(_plain(value) for key, value in self.values if key == predicate)

    def text(self, predicate: str) -> str | None:
        """Return the first value of a predicate as plain text, or nothing."""
        return next(iter(self.texts(predicate)), None)


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two entities, and the evidence graphs that state it."""

    source: str
    predicate: str
    target: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subgraph:
    """Entities by IRI, the edges among them, and the quads that they were read from.

    ``home`` is where the graph has its own entities, of which this is a part.
    """

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    quads: tuple[ox.Quad, ...] = field(repr=False, default=())
    home: Home = OURS

    @cached_property
    def about(self) -> Mapping[str, tuple[ox.Quad, ...]]:
        """The quads by subject, all graphs together."""
        found: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in self.quads:
            found[_key(quad.subject)].append(quad)
        return {key: tuple(quads) for key, quads in found.items()}

    @cached_property
    def digest(self) -> str:
        """The digest of all statements."""
        return digest(self.quads)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """What the quads say, in plain text and in their order."""
        return said(self.quads)

    @cached_property
    def said_of(self) -> Mapping[str, Sequence[Said]]:
        """What is said by subject, all graphs together."""
        found: dict[str, list[Said]] = defaultdict(list)
        for each in self.said:
            found[each.subject].append(each)
        return dict(found)

    @cached_property
    def remarks(self) -> Mapping[str, tuple[str, ...]]:
        """The reified statements about each subject, which hold ranks and reasons."""
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self.quads:
            if quad.predicate.value == RDF.subject:
                found[_key(quad.object)].append(_key(quad.subject))
        return {key: tuple(nodes) for key, nodes in found.items()}

    def of_kinds(self, kinds: Collection[str]) -> Subgraph:
        """Return the subgraph of entities of these kinds."""
        return self.restricted(iri for iri, node in self.nodes.items() if node.kind in kinds)

    def restricted(self, iris: Iterable[str]) -> Subgraph:
        """Return the subgraph of these entities: their edges, and what is said about them."""
        chosen = set(iris) & self.nodes.keys()
        nodes = {iri: node for iri, node in self.nodes.items() if iri in chosen}
        edges = tuple(e for e in self.edges if e.source in chosen and e.target in chosen)
        quads = (*self._quads_about(chosen), *self._quads_of_home())
        return Subgraph(nodes, edges, quads, self.home)

    def _quads_of_home(self) -> Iterator[ox.Quad]:
        """Yield what tells of any part of a graph for another field where it is at home."""
        if self.home == OURS:
            return
        schemes = (self.home.iri(f"scheme/{name}") for name in sorted(self.home.schemes))
        for subject in (self.home.snapshot, *schemes):
            for quad in self.about.get(subject, ()):
                if quad.predicate.value in (VOID.uriSpace, RDF.type):
                    yield quad

    def _quads_about(self, chosen: set[str]) -> tuple[ox.Quad, ...]:
        """Return what is said about the chosen, their parts, and the names of what they mention."""
        kept: dict[ox.Quad, None] = {}
        waiting, seen = sorted(chosen), set(chosen)
        while waiting:
            subject = waiting.pop()
            waiting.extend(self.remarks.get(subject, ()))
            for quad in self.about.get(subject, ()):
                kept[quad] = None
                for term in (quad.object, quad.graph_name):
                    key = _key(term)
                    if key not in seen and key not in self.nodes and key in self.about:
                        seen.add(key)
                        waiting.append(key)
        mentioned = {_key(quad.object) for quad in kept} & (self.nodes.keys() - chosen)
        for iri in sorted(mentioned):
            kept.update((q, None) for q in self.about[iri] if q.predicate.value in _STUB)
        return tuple(kept)


@resting()
def subgraph(quads: Iterable[ox.Quad], home: Home | None = None) -> Subgraph:
    """Read entities and edges from quads.

    What the default graph says holds; the named graphs say who says so. ``home`` need be told of
    a part of a graph only: a whole one tells it by itself.
    In a graph that follows our addresses the entities are those of our kinds; in a foreign one
    they are all that has a class, or where nothing has, all that has an address.
    """
    quads = tuple(quads)
    asserted = [q for q in quads if isinstance(q.graph_name, ox.DefaultGraph)]
    if not asserted:
        asserted = [q for q in quads if _key(q.graph_name) != ONTOLOGY_GRAPH]
    said: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in asserted:
        said[_key(quad.subject)].append(quad)
    home = home or _home(said)
    nodes = _nodes(said, home)
    evidence = _evidence(quads)
    edges = {
        (key := (_key(q.subject), q.predicate.value, _key(q.object))): Edge(
            *key, tuple(sorted(evidence.get(key, ())))
        )
        for q in asserted
        if _key(q.subject) in nodes and _key(q.object) in nodes
    }
    return Subgraph(nodes, tuple(edges[key] for key in sorted(edges)), quads, home)


def _home(said: Mapping[str, list[ox.Quad]]) -> Home:
    """Return where a graph is at home, as it says itself."""
    spaces = (
        (iri, _plain(quad.object))
        for iri, about in said.items()
        if iri.endswith("snapshot")
        for quad in about
        if quad.predicate.value == VOID.uriSpace
    )
    return home_of(spaces, (iri for iri in said if "scheme/" in iri))


def _nodes(said: Mapping[str, list[ox.Quad]], home: Home) -> dict[str, Node]:
    kinds = {iri: kind for iri, about in said.items() if (kind := _kind(iri, about, home))} or {
        iri: _local_name((*_classes(about), "Thing")[0])
        for iri, about in said.items()
        if not iri.startswith(("_:", OURS.base, home.base))
    }
    return {iri: _node(iri, kinds[iri], said[iri], kinds, home) for iri in sorted(kinds)}


def _kind(iri: str, about: list[ox.Quad], home: Home) -> str | None:
    """Return the kind of an entity, or nothing for parts and bare mentions."""
    if iri.startswith((OURS.base, home.base)):
        kind = home.kind(iri)
        return kind if kind not in PART_KINDS else None
    classes = _classes(about)
    is_vocabulary = any(c.startswith(OWL.iri) and c not in _ANYTHING for c in classes)
    return None if is_vocabulary or not classes or iri[:2] == "_:" else _local_name(classes[0])


def _classes(about: list[ox.Quad]) -> list[str]:
    """Return the classes of an entity; those that fit anything only where there are no others."""
    classes = {_key(q.object) for q in about if q.predicate.value == RDF.type}
    return sorted(classes - _ANYTHING or classes)


def _node(iri: str, kind: str, about: list[ox.Quad], kinds: Mapping[str, str], home: Home) -> Node:
    labels: dict[str, str] = {}
    for name in NAMES:
        for quad in about:
            if quad.predicate.value == name and isinstance(quad.object, ox.Literal):
                labels.setdefault(quad.object.language or "", quad.object.value)
    values = tuple(
        sorted(
            ((q.predicate.value, q.object) for q in about if _key(q.object) not in kinds),
            key=lambda pair: (pair[0], str(pair[1])),
        )
    )
    ids = [_plain(q.object) for q in about if q.predicate.value == DCTERMS.identifier]
    return Node(iri, ids[0] if ids else home.shortened(iri), kind, labels, values)


def _evidence(quads: Iterable[ox.Quad]) -> dict[tuple[str, str, str], set[str]]:
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            key = (_key(quad.subject), quad.predicate.value, _key(quad.object))
            found[key].add(quad.graph_name.value)
    return found


def shortened(iri: str) -> str:
    """Return the shortest readable form of an IRI: our id, a prefixed name, or the IRI itself.

    For the terms of any graph, and the entities of SpaLLM's own; ``home.shortened`` knows others.

    >>> shortened("https://w3id.org/spallm/model/scgpt")
    'scgpt'
    >>> shortened("http://purl.org/spar/cito/cites")
    'cito:cites'
    """
    return OURS.shortened(iri)


def _local_name(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def _plain(value: Value) -> str:
    return str(value) if isinstance(value, ox.Triple) else value.value
