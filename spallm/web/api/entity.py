"""An entity as plain JSON: its names, and its facts with who says each of them.

The same value is the answer of the interface and the file ``model/scgpt.json``. Keys stand in the
order of the shapes below; what is not known is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NotRequired, cast

from typing_extensions import TypedDict  # the one of 3.11 cannot be described by pydantic

from spallm.store.subgraph import shortened
from spallm.views.links import safe_link
from spallm.views.wording import text
from spallm.vocabulary import DCTERMS, RDFS, SCHEMA, SKOS
from spallm.web.api.shape import shape

if TYPE_CHECKING:
    from spallm.analysis.card import Card
    from spallm.analysis.evidence import Evidence as Witness
    from spallm.analysis.facts import Group
    from spallm.analysis.facts import Value as Stated
    from spallm.views.wording import Text
    from spallm.web.library import Library

#: What describes an entity; the first of these that it has is its description.
_DESCRIBING = (SKOS.definition, SCHEMA.description, DCTERMS.description, RDFS.comment)


@shape
class Labels(TypedDict):
    """A text by language."""

    en: str
    """In English, or in the nearest language there is."""
    zh: NotRequired[str]
    """In Simplified Chinese, where that differs."""


@shape
class Description(TypedDict):
    """What an entity is, by language."""

    en: NotRequired[str]
    """In English."""
    zh: NotRequired[str]
    """In Simplified Chinese."""


@shape
class Evidence(TypedDict):
    """A named graph that makes a statement: a source, a place in it, and on what footing."""

    iri: str
    """The named graph."""
    label: str
    """Its name for readers."""
    source: NotRequired[str]
    """The id of the paper, list or repository that says so."""
    locator: NotRequired[str]
    """The place in the source, such as a table or a line."""
    basis: NotRequired[str]
    """The footing: stated-in-paper, stated-in-repository, list, curators-inference."""
    url: NotRequired[str]
    """Where to read it."""


@shape
class Value(TypedDict):
    """One value of a property."""

    text: str
    """The value as readers write it; of an entity its English name."""
    labels: NotRequired[Labels]
    """The value by language, where it says more than the text."""
    iri: NotRequired[str]
    """The entity or part that the value is."""
    id: NotRequired[str]
    """The id of the entity."""
    kind: NotRequired[str]
    """The kind of the entity."""
    url: NotRequired[str]
    """Where the value leads to on the web."""
    language: NotRequired[str]
    """The language of a text."""
    curated: bool
    """False where some source states the value and the curated view does not take it up."""
    rank: NotRequired[str]
    """What the curator thinks of it beside the others: preferred, normal or deprecated."""
    reason: NotRequired[str]
    """Why the curator thinks so."""
    evidence: NotRequired[list[Evidence]]
    """Who says so."""
    details: NotRequired[list[Fact]]
    """What is said of a part, such as the licence of weights or the data of an evaluation."""


@shape
class Fact(TypedDict):
    """A property with its values, the curated ones first."""

    predicate: str
    """The IRI of the property."""
    property: str
    """Its short name, such as fair4ml:fineTunedFrom."""
    labels: Labels
    """What readers call it, seen from this entity."""
    incoming: bool
    """True where this entity is the object: the values are the subjects."""
    values: list[Value]
    """The values."""


@shape
class Entity(TypedDict):
    """All that is known of an entity."""

    iri: str
    """Its IRI."""
    id: str
    """Its short name, which commands take."""
    kind: str
    """What sort of entity it is: paper, model, dataset, task."""
    labels: Labels
    """Its name."""
    aliases: NotRequired[list[str]]
    """Its other names."""
    classes: NotRequired[list[str]]
    """Its classes, as short names."""
    description: NotRequired[Description]
    """What it is, in a sentence."""
    facts: list[Fact]
    """What is said of it, in a reader's order."""


def entity_json(library: Library, iri: str) -> dict[str, Any]:
    """Return all that is known of an entity of ``library.whole.nodes`` as plain JSON."""
    return cast("dict[str, Any]", entity_of(library.card(iri)))


def entity_of(card: Card) -> Entity:
    """Return a card as plain JSON."""
    answer = {
        "iri": card.iri,
        "id": card.id,
        "kind": card.kind,
        "labels": labels_of(card.node.labels, card.id),
        **_known(
            aliases=list(card.aliases),
            classes=list(card.classes),
            description=_description(card),
        ),
        "facts": [_fact(group) for group in card.groups],
    }
    return cast("Entity", answer)


def labels_of(labels: Mapping[str, str], fallback: str) -> Labels:
    """Return labels by language in the two languages of the pages.

    >>> labels_of({"zh": "人", "en": "human"}, "human"), labels_of({}, "human")
    ({'en': 'human', 'zh': '人'}, {'en': 'human'})
    """
    return in_languages(text(labels, fallback))


def in_languages(words: Text) -> Labels:
    """Return a text of the pages by language."""
    return {"en": words} if isinstance(words, str) else {"en": words[0], "zh": words[1]}


def _description(card: Card) -> dict[str, str]:
    for predicate in _DESCRIBING:
        group = card.group(predicate)
        said = [value for value in group.values if value.curated] if group else []
        if said:
            texts = {value.language or "en": value.text for value in reversed(said)}
            return {language: texts[language] for language in ("en", "zh") if language in texts}
    return {}


def _fact(group: Group) -> Fact:
    return {
        "predicate": group.predicate,
        "property": shortened(group.predicate),
        "labels": labels_of(group.labels, group.label),
        "incoming": group.incoming,
        "values": [_value(value) for value in group.values],
    }


def _value(value: Stated) -> Value:
    labels = labels_of(value.labels, value.text)
    answer = {
        "text": value.text,
        **_known(
            labels=None if labels == {"en": value.text} else labels,
            iri=None if (value.iri or "").startswith("_:") else value.iri,
            id=value.id,
            kind=value.kind,
            url=_link(value.url),
            language=value.language,
        ),
        "curated": value.curated,
        **_known(
            rank=value.rank,
            reason=value.reason,
            evidence=[_evidence(each) for each in value.evidence],
            details=[_fact(group) for group in value.details],
        ),
    }
    return cast("Value", answer)


def _evidence(said: Witness) -> Evidence:
    answer = {
        "iri": said.iri,
        "label": said.label,
        **_known(source=said.source, locator=said.locator, basis=said.basis, url=_link(said.url)),
    }
    return cast("Evidence", answer)


def _link(url: str | None) -> str | None:
    return safe_link(url) if url else None


def _known(**values: object) -> dict[str, object]:
    """Return what says something of a part of a shape, in its order."""
    return {key: value for key, value in values.items() if value}
