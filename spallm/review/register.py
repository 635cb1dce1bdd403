"""The register: which work a row of the log means, whatever it calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from spallm.exports.facts import plain
from spallm.identifiers import try_parse
from spallm.review.records import Library
from spallm.selecting.screening import Decision
from spallm.store.statement import key
from spallm.store.subgraph import Node
from spallm.vocabulary import DCTERMS, PRISM, SCHEMA


@dataclass(frozen=True)
class Register:
    """All works of a graph by their ids, IRIs, DOIs and addresses, and by what they introduced."""

    library: Library

    @cached_property
    def works(self) -> Mapping[str, frozenset[str]]:
        """Every work of the graph, with the entities that stand for it."""
        return self.library.works(self.library.whole.nodes.values())

    @cached_property
    def _named(self) -> Mapping[str, str | None]:
        """The work by each name, the strongest names first; a name of two works means none."""
        nodes = self.library.whole.nodes
        found: dict[str, str | None] = {}
        for names in (self._own, self._identifiers, self._members):
            weaker: dict[str, str | None] = {}
            for work in self.works:
                for name in names(work, nodes):
                    known = weaker.setdefault(name.casefold(), work)
                    if known != work:
                        weaker[name.casefold()] = None
            found = weaker | found
        return found

    def work(self, name: str) -> str | None:
        """Return the IRI of the work that a name means, if it means one."""
        if found := self._named.get(name.casefold()):
            return found
        identifier = try_parse(name)
        return self._named.get(identifier.curie.casefold()) if identifier else None

    def resolved(
        self, decisions: Iterable[Decision]
    ) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
        """Return decisions with the ids of works for names, and those whose names mean none."""
        known: list[Decision] = []
        strange: list[Decision] = []
        nodes = self.library.whole.nodes
        for each in decisions:
            work = self.work(each.id)
            if work is None:
                strange.append(each)
            else:
                known.append(replace(each, id=nodes[work].id))
        return tuple(known), tuple(strange)

    def _own(self, work: str, nodes: Mapping[str, Node]) -> Iterator[str]:
        node = nodes[work]
        yield from (work, node.id, f"{node.kind}/{node.id}")

    def _identifiers(self, work: str, _nodes: Mapping[str, Node]) -> Iterator[str]:
        facts = self.library.facts
        for place in (work, *map(key, facts.objects(work, DCTERMS.hasVersion))):
            for predicate in (DCTERMS.identifier, SCHEMA.url):
                yield from map(plain, facts.objects(place, predicate))
            for doi in map(plain, facts.objects(place, PRISM.doi)):
                yield from (doi, f"doi:{doi}")

    def _members(self, work: str, nodes: Mapping[str, Node]) -> Iterator[str]:
        for iri in self.works[work] - {work}:
            node = nodes[iri]
            yield from (iri, node.id, f"{node.kind}/{node.id}")
