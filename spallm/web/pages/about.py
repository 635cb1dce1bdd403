"""About the field, in the words of the graph's own concepts, and how to read the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.store.statement import key
from spallm.views.wording import Text, text
from spallm.vocabulary import BASE, SKOS, SPALLM
from spallm.web.pages.facts import Facts, Shown
from spallm.web.pages.frame import render
from spallm.web.pages.home import Question, question
from spallm.web.pages.kinds import counted, many
from spallm.web.pages.sources import Sources

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

_SCHEME = f"{BASE}scheme/characteristic"
#: Where a reader of a characteristic can go on in the graph: saved queries and kinds.
_WAYS = {
    "high-dimensional-data": (("largest-models",), ("tokenization", "objective")),
    "transfer-learning": (("most-reused-models", "descendants"), ()),
    "generalisation": (("possible-leakage",), ()),
    "fusion-of-modalities": (("models-for-modality",), ("modality",)),
    "better-prediction": (("negative-findings", "never-independently-evaluated"), ("task",)),
}


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept in the words of the graph, and where one can go on from it."""

    name: Text
    definition: Text
    note: Text
    page: Shown
    related: tuple[Shown, ...]
    questions: tuple[Question, ...]
    kinds: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """A footing on which sources speak, and how many pieces of evidence stand on it."""

    concept: Shown
    definition: Text
    count: int


def about(library: Library, at: Address) -> str:
    """Return the introduction; a graph without our concepts gets what helps to read it."""
    facts = Facts(library, at, Sources(library, at))
    found = [
        key(value)
        for value in library.curated.values(_SCHEME, SKOS.hasTopConcept)
        if key(value) in library.whole.nodes
    ]
    parts = [edge.source for iri in found for edge in library.edges_at.get(iri, ())
             if edge.predicate == SKOS.broader and edge.target == iri]  # fmt: skip
    return render(
        "about.html",
        at,
        library=library,
        title=library.wording.thing(_SCHEME) if found else ["About this graph", "关于本图谱"],
        description=_text(library, _SCHEME, SKOS.definition),
        concepts=[_concept(library, at, iri, facts) for iri in found],
        characteristics=[_concept(library, at, iri, facts) for iri in _in_order(parts)],
        kinds=[(kind, many(kind), count) for kind, count in counted(library.whole).items()],
        bases=_bases(library, facts),
        evidence=len(library.evidence),
        is_ours=library.is_ours and not library.is_elsewhere,
    )


def _in_order(iris: list[str]) -> list[str]:
    """Return characteristics as the introduction takes them up, others after them."""
    order = {name: n for n, name in enumerate(_WAYS)}
    return sorted(iris, key=lambda iri: (order.get(iri.rpartition("/")[2], len(order)), iri))


def _concept(library: Library, at: Address, iri: str, facts: Facts) -> Concept:
    queries, kinds = _WAYS.get(iri.rpartition("/")[2], ((), ()))
    related = [key(value) for value in library.curated.values(iri, SKOS.related)]
    return Concept(
        library.wording.thing(iri),
        _text(library, iri, SKOS.definition),
        _text(library, iri, SKOS.scopeNote),
        facts.link(iri),
        tuple(facts.link(other) for other in related if other in library.whole.nodes),
        tuple(question(at, name) for name in queries),
        tuple((kind, many(kind)) for kind in kinds if kind in library.by_kind),
    )


def _bases(library: Library, facts: Facts) -> list[Basis]:
    """Return the footings of evidence, the most frequent first."""
    stood_on = [
        key(value)
        for name in library.evidence.values()
        for value in library.curated.values(name, SPALLM.basis)
    ]
    found = [
        Basis(facts.link(iri), _text(library, iri, SKOS.definition), stood_on.count(iri))
        for iri in sorted(set(stood_on))
        if iri in library.whole.nodes
    ]
    return sorted(found, key=lambda basis: -basis.count)


def _text(library: Library, iri: str, predicate: str) -> Text:
    values = library.curated.values(iri, predicate)
    spoken = {v.language or "": v.value for v in values if isinstance(v, ox.Literal)}
    return text(spoken, "")
