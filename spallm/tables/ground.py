"""The ground of tables: a whole graph, made ready for what tables look up in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from spallm.analysis.independence import Independence
from spallm.exports.facts import Facts
from spallm.store.statement import key
from spallm.store.subgraph import Edge, Node, Subgraph
from spallm.tables.found import Found, in_order
from spallm.tables.terms import shown
from spallm.views.chronology import years
from spallm.views.curated import Curated, Path
from spallm.views.links import doi_link, safe_link
from spallm.views.relations import super_properties
from spallm.views.remarks import remarks
from spallm.views.shelves import by_shelf
from spallm.views.statements import Stated, Statements
from spallm.views.tested import Evaluation, by_end, evaluations
from spallm.views.wording import Text, Wording
from spallm.vocabulary import DCAT, PRISM, SCHEMA

_GROUND = "the ground of its tables"
_DISPUTED = frozenset({"other", "deprecated"})
_ADDRESSES = (SCHEMA.url, DCAT.landingPage)


def ground_of(whole: Subgraph) -> Ground:
    """Return the ground of a graph, made once; like a cached property it goes with its graph."""
    held = vars(whole)
    if _GROUND not in held:
        held[_GROUND] = Ground(whole)
    return cast("Ground", held[_GROUND])


class Ground:
    """A whole graph with its names, statements and tests; nothing in it changes."""

    def __init__(self, whole: Subgraph) -> None:
        self.whole = whole

    @cached_property
    def wording(self) -> Wording:
        """What terms and things are called."""
        return Wording.read(self.whole.said)

    @cached_property
    def facts(self) -> Facts:
        """The whole graph as the spreadsheet reads it."""
        return Facts(self.whole)

    @cached_property
    def curated(self) -> Curated:
        """What the default graph says, to be followed from thing to thing."""
        return Curated(self.whole.said)

    @cached_property
    def statements(self) -> Statements:
        """What is said of each thing, and who says it."""
        said = self.whole.said
        has_default = any(each.graph is None for each in said)
        return Statements(self.whole, super_properties(said), remarks(said), has_default)

    @cached_property
    def independence(self) -> Independence:
        """Whose work a test is."""
        return Independence(self.whole)

    @cached_property
    def tests(self) -> Mapping[str, Evaluation]:
        """The tests of models by their addresses."""
        return evaluations(self.whole, self.curated)

    @cached_property
    def tests_of(self) -> Mapping[str, Sequence[Evaluation]]:
        """The tests by each model, work, task and dataset that they speak of."""
        return by_end(self.tests)

    @cached_property
    def years(self) -> Mapping[str, int]:
        """The year of each entity that has one: its own, or that of the work that introduces it."""
        nodes = tuple(self.whole.nodes.values())
        found = zip(self.whole.nodes, years(nodes, self.curated), strict=True)
        return {iri: year for iri, year in found if year is not None}

    @cached_property
    def shelves(self) -> Mapping[str, str]:
        """The section in which each work, and what it introduces, is at home."""
        return by_shelf(self.whole, tuple(self.whole.nodes), self.whole.edges)

    @cached_property
    def pointing(self) -> Mapping[str, Sequence[Edge]]:
        """The edges by the entity that they lead to."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.whole.edges:
            found[edge.target].append(edge)
        return found

    def chronological(self, nodes: Sequence[Node]) -> list[Node]:
        """Return entities by year and name, those without a year last."""
        none = max(self.years.values(), default=0) + 1
        return sorted(nodes, key=lambda n: (self.years.get(n.iri, none), n.label.casefold(), n.iri))

    def stated(self, iri: str, *paths: Path) -> list[Found]:
        """Return what the first path that leads anywhere leads to, and who says so.

        The curated values stand first; values that only some source states are disputed.
        """
        for path in paths:
            if ends := in_order(self._ends(iri, path)):
                return ends
        return []

    def _ends(self, iri: str, path: Path) -> Iterator[Found]:
        *first, last = path
        here = [key(value) for value in self.curated.reached(iri, first)] if first else [iri]
        for thing in here:
            for each in self.statements.about(thing):
                if each.predicate == last:
                    yield self._found(each)

    def _found(self, each: Stated) -> Found:
        found = shown(self, each)
        return Found(
            found.text, found.url, found.number, each.evidence,
            is_disputed=each.status in _DISPUTED, language=found.language,
        )  # fmt: skip

    def pointed(self, iri: str, predicate: str) -> list[Found]:
        """Return the entities that have one under a predicate."""
        edges = [edge for edge in self.pointing.get(iri, ()) if edge.predicate == predicate]
        return in_order(
            Found(self.name(e.source), self.address(e.source), evidence=frozenset(e.evidence))
            for e in edges
        )

    def name(self, iri: str) -> Text:
        """Return what an entity is called."""
        return self.wording.thing(iri)

    def address(self, iri: str) -> str:
        """Return where an entity is to be found on the web: a DOI's, its page's, or nothing."""
        for doi in self.curated.values(iri, PRISM.doi):
            return doi_link(doi.value)
        links = (safe_link(v.value) for p in _ADDRESSES for v in self.curated.values(iri, p))
        return next(filter(None, links), "")
