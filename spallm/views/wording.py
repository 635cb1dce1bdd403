"""Wording: what things are called on the page, in English and Chinese."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.store.subgraph import NAMES, shortened
from spallm.vocabulary import SPALLM

#: A text in the page's data: one for all languages, or English and Chinese.
Text = str | list[str]


def text(labels: Mapping[str, str], fallback: str) -> Text:
    """Return labels by language as the page reads them.

    >>> text({"en": "Paper", "zh": "论文"}, "paper")
    ['Paper', '论文']
    >>> text({"": "Paper"}, "paper")
    'Paper'
    """
    english = labels.get("en") or labels.get("") or next(iter(labels.values()), fallback)
    chinese = labels.get("zh") or labels.get("zh-hans") or labels.get("zh-cn") or english
    return english if chinese == english else [english, chinese]


def spoken(iri: str) -> str:
    """Return words for a term that nobody has named.

    >>> spoken("https://schema.org/codeRepository")
    'code repository'
    """
    name = iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", name).lower()


@dataclass(frozen=True)
class Wording:
    """The names that a graph gives to terms and things."""

    names: Mapping[str, Mapping[str, str]]
    inverses: Mapping[str, Mapping[str, str]]

    @classmethod
    def read(cls, quads: Iterable[ox.Quad]) -> Wording:
        """Read every name in the quads; preferred names win over labels, labels over titles."""
        ranked: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
        inverses: dict[str, dict[str, str]] = defaultdict(dict)
        for quad in quads:
            if not isinstance(quad.object, ox.Literal) or not isinstance(
                quad.subject, ox.NamedNode
            ):
                continue
            iri, predicate = quad.subject.value, quad.predicate.value
            language = (quad.object.language or "").lower()
            if predicate in NAMES:
                offer = (NAMES.index(predicate), quad.object.value)
                held = ranked[iri].get(language, offer)
                ranked[iri][language] = min(held, offer)
            elif predicate == SPALLM.inverseLabel:
                inverses[iri][language] = quad.object.value
        names = {
            iri: {language: name for language, (_, name) in sorted(found.items())}
            for iri, found in ranked.items()
        }
        return cls(names, inverses)

    def thing(self, iri: str) -> Text:
        """Return what an entity or concept is called."""
        return text(self.names.get(iri, {}), shortened(iri))

    def term(self, iri: str) -> Text:
        """Return what a predicate is called; unnamed ones are spoken as they are written."""
        return text(self.names.get(iri, {}), spoken(iri))

    def inverse(self, iri: str) -> Text:
        """Return what a predicate is called when read from its object."""
        if labels := self.inverses.get(iri):
            return text(labels, spoken(iri))
        forward = self.term(iri)
        return f"← {forward}" if isinstance(forward, str) else [f"← {name}" for name in forward]
