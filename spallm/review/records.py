"""Records: the works of a selection, each read from the graph once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from spallm.exports.column import authors
from spallm.exports.editions import FORMS
from spallm.exports.facts import Facts, plain
from spallm.review.record import Record, Report
from spallm.store.statement import key
from spallm.store.subgraph import NAMES, Node, Subgraph
from spallm.vocabulary import (
    CODEMETA,
    DCAT,
    DCTERMS,
    FABIO,
    FAIR4ML,
    PRISM,
    PROV,
    SCHEMA,
    SPALLM,
)

#: What works introduce, and what stands for itself where no work is known.
INTRODUCED = ("model", "dataset")
_WORKS = frozenset({SCHEMA.ScholarlyArticle, FABIO.ScholarlyWork, *FORMS})
_NAMING = frozenset(NAMES)


class Library:
    """A graph read as a shelf of works."""

    def __init__(self, whole: Subgraph) -> None:
        self.whole = whole
        self.facts = Facts(whole)

    def works(self, selected: Iterable[Node]) -> Mapping[str, frozenset[str]]:
        """Return the works that entities stand for, each with those entities, in a fixed order.

        A work stands for itself; a model or data set for the works that introduced it or the
        family that it is a version of, or where none is known, for itself.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for node in selected:
            for work in self._works_of(node):
                found[work] |= {work, node.iri}
        nodes = self.whole.nodes
        order = sorted(found, key=lambda iri: (nodes[iri].kind != "paper", nodes[iri].id, iri))
        return {iri: frozenset(found[iri]) for iri in order}

    def records(self, selected: Subgraph) -> tuple[Record, ...]:
        """Return the records of a selection: papers by id, then what has no paper."""
        works = self.works(selected.nodes.values())
        return tuple(self.record(iri, iri in selected.nodes, has) for iri, has in works.items())

    def record(self, iri: str, selected: bool, members: frozenset[str]) -> Record:
        """Return one work as a record."""
        node, facts = self.whole.nodes[iri], self.facts
        introduces = self._introduced[iri]
        tasks = (self._names(each.iri, FAIR4ML.mlTask) for each in (node, *introduces))
        year = facts.text(iri, SPALLM.year) or (facts.text(iri, DCTERMS.issued) or "")[:4]
        return Record(
            iri=iri,
            id=node.id,
            kind=node.kind,
            title=facts.text(iri, DCTERMS.title) or node.label,
            year=int(year) if year.isdecimal() else None,
            venue=facts.text(iri, PRISM.publicationName) or "",
            status=", ".join(self._names(iri, SCHEMA.creativeWorkStatus)),
            authors=authors(facts, iri),
            reports=self._reports(iri),
            description=self._description(node, introduces),
            url=self._url(iri),
            introduces=introduces,
            tasks=tuple(
                sorted({*self._names(iri, SCHEMA.about), *(t for ts in tasks for t in ts)})
            ),
            sources=tuple(sorted({facts.label(s) or s for _, s in self.entries(iri) if s})),
            selected=selected,
            members=members,
        )

    def entries(self, iri: str) -> tuple[tuple[str, str], ...]:
        """Return who names a work: the evidence graph and the source of each entry about it.

        Where evidence holds no name, as of models, each source that says anything is an entry.
        """
        said = [each for each in self.whole.said_of.get(iri, ()) if each.graph]
        naming = {each.graph for each in said if each.graph and each.predicate in _NAMING}
        entries = [(graph, self._source(graph)) for graph in sorted(naming)]
        if entries:
            return tuple(entries)
        by_source = {self._source(each.graph): each.graph for each in said if each.graph}
        return tuple((graph, source) for source, graph in sorted(by_source.items()))

    def _source(self, graph: str) -> str:
        return next((key(s) for s in self.facts.objects(graph, PROV.hadPrimarySource)), "")

    def _works_of(self, node: Node) -> tuple[str, ...]:
        if self._is_work(node):
            return (node.iri,)
        if node.kind not in INTRODUCED:
            return ()
        return self._introducing(node.iri) or (node.iri,)

    def _is_work(self, node: Node) -> bool:
        return node.kind == "paper" or bool(self.facts.classes(node.iri) & _WORKS)

    def _introducing(self, iri: str, seen: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Return the works that introduced an entity, or those of what it is a version of."""
        papers = [key(term) for term in self.facts.objects(iri, CODEMETA.referencePublication)]
        if known := [paper for paper in papers if paper in self.whole.nodes]:
            return tuple(known)
        families = {key(term) for term in self.facts.objects(iri, DCTERMS.isVersionOf)} - seen
        found = (self._introducing(each, seen | {iri}) for each in sorted(families - {iri}))
        return tuple(dict.fromkeys(paper for papers in found for paper in papers))

    @cached_property
    def _introduced(self) -> Mapping[str, tuple[Node, ...]]:
        """What each work introduced, by the work; a model without one introduced nothing else."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self.whole.nodes.values():
            for term in self.facts.objects(node.iri, CODEMETA.referencePublication):
                found[key(term)].append(node)
        return defaultdict(tuple, {iri: tuple(sorted(nodes, key=_by_name))
                                   for iri, nodes in found.items()})  # fmt: skip

    def _names(self, iri: str, predicate: str) -> list[str]:
        return sorted({self.facts.name(term) for term in self.facts.objects(iri, predicate)})

    def _description(self, node: Node, introduces: tuple[Node, ...]) -> str:
        own = self._described(node.iri)
        of_others = (
            f"{other.label}: {said}" for other in introduces if (said := self._described(other.iri))
        )
        return own or "\n".join(of_others)

    def _described(self, iri: str) -> str:
        said = self.facts.objects(iri, SCHEMA.description)
        by_language = {getattr(term, "language", None) or "": plain(term) for term in said}
        return by_language.get("en") or by_language.get("") or next(iter(by_language.values()), "")

    def _reports(self, iri: str) -> tuple[Report, ...]:
        versions = (key(term) for term in self.facts.objects(iri, DCTERMS.hasVersion))
        return tuple(sorted((self._report(each) for each in versions), key=_by_date))

    def _report(self, iri: str) -> Report:
        facts = self.facts
        forms = facts.classes(iri)
        return Report(
            iri,
            next((form for name, form in FORMS.items() if name in forms), ""),
            facts.text(iri, DCTERMS.issued) or "",
            facts.text(iri, PRISM.publicationName) or "",
            facts.text(iri, DCTERMS.identifier) or "",
            facts.text(iri, SCHEMA.url) or "",
        )

    def _url(self, iri: str) -> str:
        """Return where to read: the most formal version, else wherever the graph says."""
        ranks = list(FORMS.values())
        formal = sorted(
            self._reports(iri), key=lambda r: ranks.index(r.form) if r.form else len(ranks)
        )
        found = self._links([*(report.iri for report in formal), iri])
        return next(found, iri if iri.startswith("http") else "")

    def _links(self, places: Iterable[str]) -> Iterator[str]:
        for place in places:
            if url := self.facts.text(place, SCHEMA.url, DCAT.landingPage, SCHEMA.codeRepository):
                yield url


def _by_name(node: Node) -> tuple[str, str]:
    return node.id, node.iri


def _by_date(report: Report) -> tuple[str, str]:
    return report.date or "9999", report.iri
