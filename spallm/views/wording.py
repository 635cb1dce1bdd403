"""Wording: what things are called on the page, in English and Chinese."""

from __future__ import annotations

import re
import urllib.parse
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.store.statement import Said
from spallm.store.subgraph import NAMES, shortened
from spallm.vocabulary import SPALLM

#: A text in the page's data: one for all languages, or English and Chinese.
Text = str | list[str]

_NAMING = frozenset({*NAMES, SPALLM.inverseLabel})

#: Longer names are cut; the statements that travel in the page keep them whole.
_LONGEST = 300
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def text(labels: Mapping[str, str], fallback: str) -> Text:
    """Return labels by language as the page reads them.

    >>> text({"en": "Paper", "zh": "论文"}, "paper")
    ['Paper', '论文']
    >>> text({"": "Paper"}, "paper")
    'Paper'
    """
    english = _said_in("en", labels) or labels.get("") or next(iter(labels.values()), fallback)
    chinese = _said_in("zh", labels) or english
    return english if chinese == english else [english, chinese]


def _said_in(language: str, labels: Mapping[str, str]) -> str:
    """Return the label in a language or else in a form of it; zh-hans sorts before zh-hant."""
    if label := labels.get(language):
        return label
    forms = [form for form in labels if form.startswith(f"{language}-")]
    return labels[min(forms)] if forms else ""


def spoken(iri: str) -> str:
    """Return words for a term that nobody has named.

    >>> spoken("https://schema.org/codeRepository")
    'code repository'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", _last(iri)).lower()


def ending(iri: str) -> str:
    """Return the end of an address that nobody has named, as people read it.

    >>> ending("http://dbpedia.org/resource/S%C3%A3o_Paulo")
    'São_Paulo'
    """
    short = shortened(iri)
    if short != iri or not iri.startswith(("http://", "https://")):
        return short
    return legible(urllib.parse.unquote(_last(iri))) or iri


def legible(name: str) -> str:
    r"""Return a name as one line that ends, without what steers or hides the text around it.

    >>> legible("two\nlines, \u202Eturned")
    'two lines, turned'
    """
    line = " ".join(_UNSEEN.sub("", name).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _last(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


@dataclass(frozen=True)
class Wording:
    """The names that a graph gives to terms and things."""

    names: Mapping[str, Mapping[str, str]]
    inverses: Mapping[str, Mapping[str, str]]

    @classmethod
    def read(cls, statements: Iterable[Said]) -> Wording:
        """Read every name; preferred names win over labels, labels over titles."""
        ranked: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
        inverses: dict[str, dict[str, str]] = defaultdict(dict)
        for iri, predicate, value, _, _ in statements:
            if predicate not in _NAMING or not isinstance(value, ox.Literal) or iri[:2] == "_:":
                continue
            language = (value.language or "").lower()
            if predicate == SPALLM.inverseLabel:
                inverses[iri][language] = value.value
            elif name := legible(value.value):
                offer = (NAMES.index(predicate), name)
                ranked[iri][language] = min(ranked[iri].get(language, offer), offer)
        names = {
            iri: {language: name for language, (_, name) in sorted(found.items())}
            for iri, found in ranked.items()
        }
        return cls(names, inverses)

    def thing(self, iri: str) -> Text:
        """Return what an entity or concept is called."""
        labels = self.names.get(iri)
        return text(labels, "") if labels else ending(iri)

    def term(self, iri: str) -> Text:
        """Return what a predicate is called; unnamed ones are spoken as they are written."""
        labels = self.names.get(iri)
        return text(labels, "") if labels else spoken(iri)

    def inverse(self, iri: str) -> Text:
        """Return what a predicate is called when read from its object."""
        if labels := self.inverses.get(iri):
            return text(labels, spoken(iri))
        forward = self.term(iri)
        return f"← {forward}" if isinstance(forward, str) else [f"← {name}" for name in forward]
