"""The library: a whole graph held in memory, with what pages and programs look up in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.card import Card
from spallm.analysis.card_reading import Reading
from spallm.analysis.kinds import KINDS
from spallm.analysis.lineage import Descent, Tree
from spallm.analysis.search import Index
from spallm.store.home import OURS, Home
from spallm.store.statement import key
from spallm.store.subgraph import Edge, Node, Subgraph, shortened, subgraph
from spallm.views.chronology import days, years
from spallm.views.curated import Curated
from spallm.views.relations import exact, super_properties
from spallm.views.tested import Evaluation, by_end, evaluations
from spallm.views.wording import Text, Wording, text
from spallm.vocabulary import ONTOLOGY_GRAPH, PROV, RDF, RDFS, SKOS, SPALLM
from spallm.web.arranged import Arranged
from spallm.web.page_reading import PageReading
from spallm.web.snapshot import Snapshot, snapshot_of

if TYPE_CHECKING:
    from spallm.exports.entries import Entry
    from spallm.store.graph import Graph

#: First parts of paths that are no kinds of entities.
_TAKEN = frozenset({"api", "browse", "data", "entity", "static", "zh"})
#: Paths that every system takes for the name of a file, and that lead nowhere else.
_PATH = re.compile(r"(?=.{1,200}\Z)[a-z][a-z0-9-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")


@dataclass(frozen=True)
class Library:
    """A graph that pages are made from; nothing in it changes, so it may be shared by threads."""

    whole: Subgraph

    @classmethod
    def of(cls, graph: Graph) -> Library:
        """Read the whole graph."""
        return cls(subgraph(graph.quads()))

    @cached_property
    def reading(self) -> Reading:
        """The graph indexed for cards."""
        return PageReading(self.whole)

    @cached_property
    def wording(self) -> Wording:
        """What terms and things are called."""
        return Wording.read(self.whole.said)

    @cached_property
    def index(self) -> Index:
        """The names of everything, to search in."""
        return Index(self.whole)

    @cached_property
    def by_path(self) -> Mapping[str, Node]:
        """The entities by the path of their page."""
        return {self.path_of(iri): node for iri, node in self.whole.nodes.items()}

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Node]]:
        """The entities of each kind, in the order of their English names."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node in sorted(self.whole.nodes.values(), key=lambda n: (n.label.casefold(), n.iri)):
            found[node.kind].append(node)
        return found

    @cached_property
    def is_ours(self) -> bool:
        """Tell whether the graph speaks of the kinds that our saved queries ask for."""
        home = self.whole.home
        return any(node.kind in KINDS and home.kind(node.iri) for node in self._nodes)

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether this is the graph of another field, in a namespace of its own."""
        return self.whole.home != OURS

    @property
    def name(self) -> Text:
        """What the pages are called: the graph's own name, where it is that of another field."""
        named = self.snapshot and self.snapshot.title if self.is_elsewhere else None
        return named or "SpaLLM"

    @cached_property
    def snapshot(self) -> Snapshot | None:
        """What the graph says of itself: its name, version, date and licence."""
        return snapshot_of(self.whole.said, self.whole.home)

    @cached_property
    def curated(self) -> Curated:
        """What the default graph says, to be followed from thing to thing."""
        return Curated(self.whole.said)

    @cached_property
    def edges_at(self) -> Mapping[str, Sequence[Edge]]:
        """The edges at each entity, those left out that only repeat a more exact one."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in exact(self.whole.edges, super_properties(self.whole.said)):
            found[edge.source].append(edge)
            if edge.target != edge.source:
                found[edge.target].append(edge)
        return found

    @cached_property
    def years(self) -> Mapping[str, int]:
        """The year of each entity that has one: its own, or that of the work that introduces it."""
        found = zip(self.whole.nodes, years(self._nodes, self.curated), strict=True)
        return {iri: year for iri, year in found if year is not None}

    @cached_property
    def days(self) -> Mapping[str, str]:
        """The earliest date of each entity that has one, as exact as it is known."""
        found = zip(self.whole.nodes, days(self._nodes, self.curated), strict=True)
        return {iri: day for iri, day in found if day is not None}

    @cached_property
    def evaluations(self) -> Mapping[str, Evaluation]:
        """The tests of models by their addresses."""
        return evaluations(self.whole, self.curated)

    @cached_property
    def evaluations_at(self) -> Mapping[str, Sequence[Evaluation]]:
        """The tests of models by each model, work, task and dataset that they speak of."""
        return by_end(self.evaluations)

    @cached_property
    def evidence(self) -> Mapping[str, str]:
        """The evidence graphs by the path of their page; those that are entities have theirs."""
        names = {said.graph for said in self.whole.said if said.graph} - {ONTOLOGY_GRAPH}
        apart = (name for name in names - self.whole.nodes.keys() if name[:2] != "_:")
        return {self.path_of(name): name for name in sorted(apart)}

    @cached_property
    def evidence_at(self) -> Mapping[str, Sequence[str]]:
        """The evidence graphs that are taken from each source, and that stand on each footing."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.evidence.values():
            for said in self.whole.said_of.get(name, ()):
                if said.predicate in (PROV.hadPrimarySource, SPALLM.basis) and said.graph is None:
                    found[key(said.object)].append(name)
        return found

    @cached_property
    def stated(self) -> Mapping[str, Sequence[int]]:
        """The places in ``whole.said`` of what each evidence graph states."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, said in enumerate(self.whole.said):
            if said.graph:
                found[said.graph].append(place)
        return found

    @cached_property
    def arranged(self) -> Arranged:
        """The graph as documents write it."""
        return Arranged(self.whole)

    @cached_property
    def reasons(self) -> Mapping[str, Text]:
        """Every reason that a curator gives for a choice, in all its languages, by each of them."""
        given: dict[str, dict[str, str]] = defaultdict(dict)
        for said in self.whole.said:
            if said.predicate == RDFS.comment and isinstance(said.object, ox.Literal):
                given[said.subject][said.object.language or ""] = said.object.value
        return {reason: text(all_, "") for all_ in given.values() for reason in all_.values()}

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The papers as bibliographic entries, by their addresses."""
        from spallm.exports import Selection
        from spallm.exports.entries import entries

        return entries(Selection(self.whole, self.whole))

    @cached_property
    def _nodes(self) -> tuple[Node, ...]:
        return tuple(self.whole.nodes.values())

    @cached_property
    def _descent(self) -> Mapping[bool, Descent]:
        """The descent of everything, without and with the components that it borrows."""
        return {each: Descent(self.whole, components=each) for each in (False, True)}

    @cached_property
    def _facts(self) -> PageReading:
        apart = {*self.evaluations, *self.evidence.values()}
        return PageReading(self.whole, apart=frozenset(apart))

    def path_of(self, iri: str) -> str:
        """Return the path of a page."""
        return path_of(iri, self.whole.home)

    def card(self, iri: str) -> Card:
        """Return everything known about an entity of ``whole.nodes``."""
        return self._card(iri, self.reading)

    def facts(self, iri: str) -> Card:
        """Return the card of an entity without evaluations and evidence, as pages need it."""
        return self._card(iri, self._facts)

    def _card(self, iri: str, reading: Reading) -> Card:
        node = self.whole.nodes[iri]
        classes = tuple(sorted(shortened(name) for name in node.texts(RDF.type)))
        return Card(node, classes, node.texts(SKOS.altLabel), reading.groups(iri))

    def lineage(self, iri: str, *, components: bool = True) -> Tree:
        """Return the descent of an entity."""
        return self._descent[components].tree(iri)


@lru_cache(maxsize=10_000)
def path_of(iri: str, home: Home = OURS) -> str:
    """Return the path of an entity's page: its address below ours, or a digest of a foreign one.

    >>> path_of("https://w3id.org/spallm/model/scgpt")
    'model/scgpt'
    >>> path_of("http://example.org/gene#A")
    'entity/be89e5a03707'
    """
    path = home.path(iri)
    if path and _PATH.fullmatch(path) and path.partition("/")[0] not in _TAKEN:
        return path
    import hashlib

    return f"entity/{hashlib.sha256(iri.encode()).hexdigest()[:12]}"
