"""The snapshot: the whole catalog as one RDF dataset, the same bytes wherever it is built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.build.descriptions import descriptions
from spallm.build.entities import describe
from spallm.build.evidence import Footing, describe_evidence, describe_source, resolve
from spallm.build.homing import moved, renamed, without_unused
from spallm.build.papers import citation_statements, evaluation_parts, status_parts, version_parts
from spallm.build.parts import Parts
from spallm.build.remarks import remark
from spallm.build.statement import Statement, materialised
from spallm.build.summary import describe_snapshot
from spallm.catalog import Catalog
from spallm.ontology import Ontology
from spallm.records import Evidence, Paper, Source
from spallm.store.home import OURS, Home
from spallm.store.serialisation import serialise
from spallm.vocabulary import ONTOLOGY_GRAPH


@dataclass(frozen=True)
class Snapshot:
    """The dataset, and an account of what went in and what was left out.

    ``home`` is where its entities have their addresses.
    """

    quads: tuple[ox.Quad, ...]
    read: Counter[str]
    merged: Counter[str]
    left_out: tuple[str, ...]
    home: Home = OURS

    def trig(self) -> bytes:
        """Return the canonical TriG text."""
        return serialise(self.quads, ox.RdfFormat.TRIG, self.home.prefixes)


def assemble(catalog: Catalog, ontology: Ontology) -> Snapshot:
    """Turn a catalog into a snapshot; facts whose evidence is unknown are left out and listed."""
    parts = _parts(catalog)
    statements = materialised(parts.statements, dict(ontology.supers))
    footings = _footings(catalog, statements)
    kept, left_out = _sorted_out(statements, footings)
    default = {
        *parts.descriptions, *ontology.concepts, *descriptions(catalog, ontology),
        *_evidence_descriptions(footings),
        *(statement.triple for statement in kept if statement.curated),
        *(fact for statement in kept for fact in remark(statement)),
    }  # fmt: skip
    named = {
        _quad(statement.triple, footing.node)
        for statement in kept
        for evidence in statement.by
        if (footing := footings[evidence])
    }
    vocabulary = {_quad(fact, ox.NamedNode(ONTOLOGY_GRAPH)) for fact in ontology.vocabulary}
    home = home_for(catalog, ontology)
    quads = without_unused({*map(_quad, default), *named, *vocabulary}, ontology, home)
    quads |= set(map(_quad, describe_snapshot(catalog.collection, quads)))
    return Snapshot(
        _in_order(renamed(quads, home)),
        _read(catalog),
        _merged(kept),
        tuple(f"{moved(fact, home)}: no known source" for fact in left_out),
        home,
    )


def home_for(catalog: Catalog, ontology: Ontology) -> Home:
    """Return where a catalog's entities have their addresses."""
    namespace = catalog.collection.namespace
    return Home(namespace, ontology.own) if namespace else OURS


def _parts(catalog: Catalog) -> Parts:
    parts = [describe(record) for record in catalog]
    for record in catalog:
        if isinstance(record, Paper):
            parts += [version_parts(record), status_parts(record), evaluation_parts(record)]
        if isinstance(record, Source):
            parts.append(Parts(tuple(describe_source(record))))
    parts.append(Parts((), tuple(citation_statements(catalog.citations))))
    return Parts(
        tuple(fact for part in parts for fact in part.descriptions),
        tuple(fact for part in parts for fact in part.statements),
    )


def _footings(catalog: Catalog, statements: Iterable[Statement]) -> dict[Evidence, Footing | None]:
    cited = {evidence for statement in statements for evidence in statement.by}
    return {evidence: resolve(catalog, evidence) for evidence in cited}


def _sorted_out(
    statements: Iterable[Statement], footings: dict[Evidence, Footing | None]
) -> tuple[list[Statement], list[ox.Triple]]:
    kept, left_out = [], []
    for statement in statements:
        if any(footings[evidence] for evidence in statement.by):
            kept.append(statement)
        else:
            left_out.append(statement.triple)
    return kept, left_out


def _evidence_descriptions(footings: dict[Evidence, Footing | None]) -> set[ox.Triple]:
    return {fact for footing in footings.values() if footing for fact in describe_evidence(footing)}


def _read(catalog: Catalog) -> Counter[str]:
    counts = Counter({kind: len(records) for kind, records in catalog.records.items()})
    counts["citation"] = len(catalog.citations)
    return counts


def _merged(statements: list[Statement]) -> Counter[str]:
    """Count the triples that several records or sources state alike."""
    times = Counter(statement.triple for statement in statements)
    return Counter({str(fact.predicate): n - 1 for fact, n in times.items() if n > 1})


def _in_order(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    return tuple(sorted(quads, key=_place))


def _quad(fact: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> ox.Quad:
    return ox.Quad(fact.subject, fact.predicate, fact.object, graph or ox.DefaultGraph())


def _place(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
