"""How a part of an entity reads in one line: a quantity, an author, a version, a finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import pyoxigraph as ox

from spallm.analysis.relations import local_name
from spallm.store.subgraph import NAMES
from spallm.vocabulary import (
    DCTERMS,
    FAIR4ML,
    PRISM,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SPALLM,
    XSD,
)  # fmt: skip

#: What is said of a part: the values of each property, as terms.
Said = Mapping[str, Sequence[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]

_UNGROUPED = frozenset({SPALLM.year, SCHEMA.position})
_LINKS = (SCHEMA.contentUrl, SCHEMA.url)
_NUMBERS = frozenset(
    {XSD.integer, XSD.iri + "int", XSD.iri + "long", XSD.iri + "nonNegativeInteger"}
)


def literal_text(predicate: str, value: ox.Literal) -> str:
    """Return a literal as readers write it: counts in groups of three digits, years not.

    >>> literal_text(SPALLM.parameterCount, ox.Literal(53000000))
    '53,000,000'
    >>> literal_text(SPALLM.year, ox.Literal(2024))
    '2024'
    """
    if value.datatype.value in _NUMBERS and predicate not in _UNGROUPED:
        try:
            return f"{int(value.value):,}"
        except ValueError:
            return value.value
    return value.value


def part_text(said: Said) -> str:
    """Return the line for a part, by its class where that is one of ours."""
    for term in said.get(RDF.type, ()):
        if isinstance(term, ox.NamedNode) and term.value in _BY_CLASS:
            return _BY_CLASS[term.value](said)
    if PRISM.publicationName in said or DCTERMS.isVersionOf in said:
        return _version(said)
    names = [text for name in NAMES for text in _texts(said, name)]
    return names[0] if names else _everything(said)


def part_labels(said: Said) -> Mapping[str, str]:
    """Return the line for a part in the languages that it comes in."""
    texts = [*said.get(RDFS.comment, ()), *said.get(SKOS.prefLabel, ())]
    return {t.language: t.value for t in texts if isinstance(t, ox.Literal) and t.language}


def part_link(said: Said) -> str | None:
    """Return the web address that a part stands for."""
    return next((text for key in _LINKS for text in _texts(said, key)), None)


def link_of(text: str) -> str | None:
    """Return a text that is a web address, and nothing for any other."""
    return text if text.startswith(("https://", "http://")) else None


@lru_cache(maxsize=10_000)
def link_to(predicate: str, text: str) -> str | None:
    """Return where the literal of a property leads to, if anywhere."""
    if predicate in (PRISM.doi, DCTERMS.identifier):
        from spallm.identifiers import try_parse

        found = try_parse(text)
        return found.url if found else None
    return link_of(text)


def _texts(said: Said, predicate: str) -> list[str]:
    return [
        value.value
        for value in said.get(predicate, ())
        if isinstance(value, ox.Literal | ox.NamedNode)
    ]


def _first(said: Said, predicate: str) -> str:
    return next(iter(_texts(said, predicate)), "")


def _quantity(said: Said) -> str:
    amounts = [value for value in said.get(SCHEMA.value, ()) if isinstance(value, ox.Literal)]
    amount = literal_text(SCHEMA.value, amounts[0]) if amounts else ""
    return " ".join(
        each
        for each in (_first(said, SPALLM.qualifier), amount, _first(said, SCHEMA.unitText))
        if each
    )


def _version(said: Said) -> str:
    classes = [_spaced(local_name(iri)) for iri in _texts(said, RDF.type)]
    texts = [*classes, _first(said, PRISM.publicationName), _first(said, DCTERMS.issued)]
    return ", ".join(each for each in [*texts, *_texts(said, DCTERMS.identifier)] if each)


def _spaced(name: str) -> str:
    """Return a class name as words.

    >>> _spaced("JournalArticle")
    'journal article'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _finding(said: Said) -> str:
    comments = [value for value in said.get(RDFS.comment, ()) if isinstance(value, ox.Literal)]
    english = [value.value for value in comments if value.language in ("en", None)]
    measured = (_first(said, FAIR4ML.evaluationMetrics), _first(said, FAIR4ML.evaluationResults))
    results = [" ".join(each for each in measured if each)]
    outcomes = [_spaced(local_name(iri)).replace("-", " ") for iri in _texts(said, SPALLM.outcome)]
    return next(filter(None, [*english, *results, *outcomes]), "tested")


def _everything(said: Said) -> str:
    texts = [text for key in sorted(said) if key != RDF.type for text in sorted(_texts(said, key))]
    return ", ".join(texts)


_BY_CLASS: Mapping[str, Callable[[Said], str]] = {
    SCHEMA.QuantitativeValue: _quantity,
    SCHEMA.Person: lambda said: _first(said, SCHEMA.name),
    SCHEMA.DataDownload: lambda said: (
        " ".join(sorted(_texts(said, SCHEMA.contentUrl))) or "weights"
    ),
    FAIR4ML.MLModelEvaluation: _finding,
}
