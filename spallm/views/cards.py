"""Cards: everything that is known about an entity, as the details panel reads it.

A row is ``{p: predicate, v: values}``, without ``p`` where values speak for themselves. A value is
``{t: text, u: link, n: node, f: rows of a part, e: evidence numbers, s: status where sources
disagree, w: why}``, with one of the first four at least.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from spallm.store.subgraph import shortened
from spallm.views.evidence import Ledger
from spallm.views.links import doi_link, safe_link
from spallm.views.parts import IN_WORDS, grouped, position
from spallm.views.statements import Stated, Statements, Term
from spallm.views.wording import Wording, text
from spallm.vocabulary import (
    DCTERMS,
    FAIR4ML,
    PRISM,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip

Json = dict[str, Any]

#: Said elsewhere on the card, or of no use to a reader.
_UNTOLD = frozenset({
    RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.inScheme, SKOS.topConceptOf,
    SKOS.hasTopConcept, DCTERMS.identifier, DCTERMS.hasPart, SCHEMA.position,
})  # fmt: skip
_UNTOLD_OF_PARTS = _UNTOLD | {DCTERMS.isVersionOf, PRISM.doi, FAIR4ML.evaluatedMLModel}
_FIRST = (
    RDF.type, DCTERMS.title, SCHEMA.description, SKOS.definition, DCTERMS.description,
    RDFS.comment, SPALLM.year, PRISM.publicationName, DCTERMS.type, SCHEMA.creativeWorkStatus,
    DCTERMS.subject, SCHEMA.author, DCTERMS.hasVersion, PRISM.doi,
    SPALLM.parameterCount, SPALLM.pretrainingSize, SCHEMA.size, SPALLM.hasArchitecture,
    SPALLM.hasTokenization, SPALLM.hasObjective, SPALLM.hasModality, SPALLM.hasSpecies,
    SCHEMA.codeRepository, SCHEMA.license, SCHEMA.distribution,
)  # fmt: skip
_ORDER = {predicate: n for n, predicate in enumerate(_FIRST)}
_LAST = {FAIR4ML.hasEvaluation: len(_FIRST) + 1}
_DEEPEST = 3
#: Parts whose class says something: a version is a preprint or an article.
_TYPED = frozenset({DCTERMS.hasVersion})
#: Values that need no name of their predicate before them.
_SELF_EVIDENT = frozenset({RDF.type, RDFS.comment})


class Cards:
    """A writer of cards; terms and evidence are numbered once for all of them."""

    def __init__(
        self,
        statements: Statements,
        wording: Wording,
        places: Mapping[str, int],
        ledger: Ledger,
    ) -> None:
        self._statements, self._wording = statements, wording
        self._places, self._ledger = places, ledger
        self._terms: dict[str, int] = {}

    def card(self, iri: str) -> Json:
        """Return the facts about an entity; its relations to other entities are edges."""
        said = self._statements.about(iri)
        card: Json = {}
        if aliases := [s.value.value for s in said if s.predicate == SKOS.altLabel]:
            card["also"] = aliases
        name = self._wording.thing(iri)
        told = [
            s
            for s in said
            if s.predicate not in _UNTOLD
            and not self._is_relation(s)
            and not (s.predicate == DCTERMS.title and s.value.value in name)
        ]
        if rows := self._rows(told, (iri,)):
            card["f"] = rows
        return card

    def disputed(self, iri: str) -> list[Stated]:
        """Return the relations to entities over which sources disagree."""
        about = self._statements.about(iri)
        return [s for s in about if s.status and self._is_relation(s)]

    def terms(self) -> list[Json]:
        """Return the predicates that rows mention by number, with their names."""
        return [{"iri": iri, "t": self._wording.term(iri)} for iri in self._terms]

    def _is_relation(self, said: Stated) -> bool:
        return isinstance(said.value, ox.NamedNode) and said.value.value in self._places

    def _rows(self, said: Iterable[Stated], path: tuple[str, ...]) -> list[Json]:
        by_predicate: dict[str, list[Stated]] = defaultdict(list)
        for stated in said:
            by_predicate[stated.predicate].append(stated)
        rows: list[Json] = []
        for predicate in sorted(by_predicate, key=_rank):
            row: Json = {"v": self._values(predicate, by_predicate[predicate], path)}
            if predicate not in _SELF_EVIDENT:
                row["p"] = self._terms.setdefault(predicate, len(self._terms))
            rows.append(row)
        return rows

    def _values(self, predicate: str, said: Sequence[Stated], path: tuple[str, ...]) -> list[Json]:
        if _is_translation(said):
            labels = {_language(s.value): s.value.value for s in said}
            merged = {"t": text(labels, "")}
            return [self._footed(merged, frozenset().union(*(s.evidence for s in said)), said[0])]
        if predicate in IN_WORDS:
            said = sorted(said, key=lambda s: position(self._part(s)))
        # What holds comes before what only some source says.
        ordered = sorted(said, key=lambda s: s.status in ("other", "deprecated"))
        return [self._footed(self._value(s, path), s.evidence, s) for s in ordered]

    def _footed(self, value: Json, evidence: frozenset[str], said: Stated) -> Json:
        if numbers := self._ledger.numbers(set(evidence)):
            value["e"] = numbers
        if said.status:
            value["s"] = said.status
        if said.why:
            value["w"] = said.why
        return value

    def _value(self, said: Stated, path: tuple[str, ...]) -> Json:
        value = said.value
        if isinstance(value, ox.Literal):
            return _literal(said.predicate, value)
        iri = value.value if isinstance(value, ox.NamedNode) else str(value)
        if (place := self._places.get(iri)) is not None:
            return {"n": place}
        if said.predicate in IN_WORDS and (part := self._part(said)):
            return {"t": IN_WORDS[said.predicate](part)}
        may_unfold = iri not in path and len(path) < _DEEPEST and not self._is_named(iri)
        if may_unfold and (part := self._part(said)):
            return {"f": self._rows(_told_of_part(part, said), (*path, iri))}
        return self._mention(iri)

    def _mention(self, iri: str) -> Json:
        if self._is_named(iri) or not (link := safe_link(iri)):
            return {"t": self._wording.thing(iri)}
        return {"t": iri, "u": link} if shortened(iri) == iri else {"t": self._wording.term(iri)}

    def _is_named(self, iri: str) -> bool:
        return iri in self._wording.names or iri in self._statements.graph.nodes

    def _part(self, said: Stated) -> Sequence[Stated]:
        value = said.value
        iri = value.value if isinstance(value, ox.NamedNode) else str(value)
        return () if isinstance(value, ox.Literal) else self._statements.about(iri)


def _told_of_part(part: Sequence[Stated], owner: Stated) -> list[Stated]:
    """Return what is worth telling of a part; footnotes that its owner has are not repeated."""
    untold = _UNTOLD_OF_PARTS - {RDF.type} if owner.predicate in _TYPED else _UNTOLD_OF_PARTS
    return [
        s._replace(evidence=frozenset()) if s.evidence <= owner.evidence else s
        for s in part
        if s.predicate not in untold
    ]


def _rank(predicate: str) -> tuple[int, str]:
    return (_LAST.get(predicate, _ORDER.get(predicate, len(_FIRST))), predicate)


def _language(value: Term) -> str:
    return (value.language or "").lower() if isinstance(value, ox.Literal) else ""


def _is_translation(said: Sequence[Stated]) -> bool:
    """Tell whether the values are one text in several languages."""
    languages = [_language(s.value) for s in said]
    return len(said) > 1 and all(languages) and len(set(languages)) == len(languages)


def _literal(predicate: str, value: ox.Literal) -> Json:
    if predicate == PRISM.doi:
        return {"t": value.value, "u": doi_link(value.value)}
    if link := safe_link(value.value):
        return {"t": value.value, "u": link}
    return {"t": grouped(value.value)}
