"""Lists of entities of one kind, narrowed by what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from spallm.analysis.criteria import CONCEPTS, TEXTS, VENUE, WEIGHTS, Criterion
from spallm.analysis.kinds import KINDS
from spallm.analysis.reading import NAMING, named, read
from spallm.analysis.relations import local_name
from spallm.analysis.resolve import resolve
from spallm.errors import UsageError
from spallm.folding import folded
from spallm.nearness import unknown
from spallm.store.results import whole
from spallm.store.subgraph import Node, Subgraph
from spallm.vocabulary import DCTERMS, FAIR4ML, PRISM, RDF, SCHEMA, SKOS, SPALLM

if TYPE_CHECKING:
    from spallm.store.graph import Graph
    from spallm.store.home import Home

Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the entities of a list have in common.

    Concepts are named as :func:`~spallm.analysis.resolve.resolve` takes them and include the
    narrower ones: ``permissive-license`` finds MIT. ``open_weights`` asks whether weights can be
    downloaded; where that is unknown the answer is no. ``text`` stands in a name or alias. Section,
    venue and status are told of works, and hold for what the works introduced.
    """

    since: int | None = None
    until: int | None = None
    section: str | None = None
    task: str | None = None
    modality: str | None = None
    species: str | None = None
    architecture: str | None = None
    license: str | None = None
    venue: str | None = None
    status: str | None = None
    open_weights: bool | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in a list, with what a reader compares: ids of concepts by column."""

    node: Node
    columns: Mapping[str, tuple[str, ...]]


#: The columns of a list, and the properties that fill them.
COLUMNS = {
    "type": DCTERMS.type,
    "year": SPALLM.year,
    "venue": PRISM.publicationName,
    "parameters": SPALLM.parameterCount,
    "task": FAIR4ML.mlTask,
    "topic": SCHEMA.about,
    "architecture": SPALLM.hasArchitecture,
    "modality": SPALLM.hasModality,
    "species": SPALLM.hasSpecies,
    "license": SCHEMA.license,
}
_SHOWN = ", ".join([*NAMING.split(), *(f"<{iri}>" for iri in COLUMNS.values())])


def _exists(criterion: Criterion, end: str) -> str:
    """Return the condition that a way leads to an end; a later way where no earlier one leads."""
    told: list[str] = []
    held: list[str] = []
    for paths in criterion.ways:
        way = "|".join("/".join(f"<{iri}>" for iri in path) for path in paths)
        held.append(" && ".join([*told, f"EXISTS {{ ?s ({way}){end} }}"]))
        told.append(f"NOT EXISTS {{ ?s ({way}) ?told{len(told)} }}")
    return f"({' || '.join(f'({each})' for each in held)})"


_CONDITIONS = {
    "since": f"?s <{SPALLM.year}> ?year . FILTER(?year >= ?since)",
    "until": f"?s <{SPALLM.year}> ?year . FILTER(?year <= ?until)",
    **{
        name: f"FILTER{_exists(criterion, f' ?said FILTER({test})')}"
        for name, criterion, test in (
            ("text", TEXTS, "CONTAINS(LCASE(STR(?said)), ?text)"),
            ("venue", VENUE, "LCASE(STR(?said)) = ?venue"),
        )
    },
    **{
        name: f"FILTER{_exists(criterion, f'/<{SKOS.broader}>* ?{name}')}"
        for name, criterion in CONCEPTS.items()
    },
}
_HAS_WEIGHTS = _exists(WEIGHTS, " ?weights")
_OURS = f"""?s <{RDF.type}> ?class . FILTER(STRSTARTS(STR(?s), ?base))
            FILTER(!CONTAINS(STRAFTER(STR(?s), ?base), "/"))"""
_THEIRS = f"?s <{RDF.type}> ?class ."


def list_entities(graph: Graph, kind: str, filters: Filters | None = None) -> tuple[Row, ...]:
    """Return the entities of a kind that pass the filters, in the order of their names.

    A kind is paper, model, dataset, task …, in the singular or the plural; in a foreign graph the
    local name of a class. An unknown kind or concept raises :class:`~spallm.errors.UnknownId`.
    """
    pattern, parameters = _conditions(graph, filters or Filters())
    meant, starts = _starts(graph, kind)
    rows: dict[str, Row] = {}
    for start, terms in starts:
        query = _query(f"{start} {pattern}")
        found = read(graph, query, **parameters, **terms)
        rows |= {row.node.iri: row for row in _rows(found) if meant in (None, row.node.kind)}
    return tuple(sorted(rows.values(), key=lambda row: (row.node.label.casefold(), row.node.iri)))


def _query(pattern: str) -> str:
    return f"""SELECT DISTINCT ?s ?p ?o ?g WHERE {{
        {pattern} ?s ?p ?o FILTER(?p IN ({_SHOWN}))
    }}"""


def _starts(graph: Graph, kind: str) -> tuple[str | None, list[tuple[str, Mapping[str, Term]]]]:
    """Return our kind that a name means, if any, and the patterns that find its entities."""
    ours = [*KINDS, *sorted(graph.home.schemes - set(KINDS))]
    for name in (kind, kind.removesuffix("s")):
        if name in ours:
            return name, [(_OURS, {"base": ox.Literal(graph.home.iri(f"{name}/"))})]
    classes = graph.select(f"SELECT DISTINCT ?class {{ ?s <{RDF.type}> ?class }}").column("class")
    names = [c for c in classes if isinstance(c, ox.NamedNode)]
    meant = {_singular(local_name(c.value)) for c in names} & {_singular(kind)}
    found = [c for c in names if _singular(local_name(c.value)) in meant]
    if not found:
        raise unknown("kind", kind, [*ours, *(local_name(c.value) for c in names)])
    return None, [(_THEIRS, {"class": c}) for c in found]


def _singular(name: str) -> str:
    return name.casefold().removesuffix("s")


def _conditions(graph: Graph, filters: Filters) -> tuple[str, Mapping[str, Term]]:
    """Return the pattern for the filters that are set, and the terms to bind in it."""
    given = {f.name: getattr(filters, f.name) for f in fields(filters)}
    asked = {name: value for name, value in given.items() if value is not None}
    weights = asked.pop("open_weights", None)
    pattern = [_CONDITIONS[name] for name in asked]
    if weights is not None:
        pattern.append(f"FILTER({'' if weights else '!'}{_HAS_WEIGHTS})")
    return " ".join(pattern), {name: _term(graph, name, value) for name, value in asked.items()}


def _term(graph: Graph, name: str, value: str | int) -> Term:
    if name in CONCEPTS:
        return ox.NamedNode(resolve(graph, str(value), kinds=CONCEPTS[name].kinds).iri)
    if name == "venue":
        return ox.Literal(_venue(graph, str(value)).lower())
    return ox.Literal(whole(value.lower()) if isinstance(value, str) else value)


def _venue(graph: Graph, text: str) -> str:
    """Return a venue as works name it; one that no work names is answered with near ones."""
    said = graph.select(f"SELECT DISTINCT ?venue {{ ?s <{PRISM.publicationName}> ?venue }}")
    names = [term.value for term in said.column("venue") if isinstance(term, ox.Literal)]
    for name in names:
        if folded(name) == folded(text):
            return name
    raise unknown("venue", text, names, elsewhere="A venue is named as its works name it.")


def _rows(found: Subgraph) -> Iterable[Row]:
    for iri, node in found.nodes.items():
        said = [(q.predicate.value, q.object) for q in found.about[iri]]
        yield Row(
            named(node),
            {
                column: tuple(sorted(_short(o, found.home) for p, o in said if p == predicate))
                for column, predicate in COLUMNS.items()
                if any(p == predicate for p, _ in said)
            },
        )


def _short(term: object, home: Home) -> str:
    if isinstance(term, ox.NamedNode):
        return home.shortened(term.value)
    return getattr(term, "value", "")


def filters(given: Mapping[str, Any]) -> Filters:
    """Return filters from names and values; an unknown name raises, with what comes near."""
    known = [each.name for each in fields(Filters)]
    for name in given:
        if name not in known:
            raise unknown("filter", name, known)
    for name in ("since", "until"):
        if not isinstance(given.get(name), int | None):
            raise UsageError(f"{name} is a year, not {given[name]!r}", hint="Write it as 2024.")
    return Filters(**given)
