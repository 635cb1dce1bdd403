"""An entity for an assistant: facts with the numbers of their sources, and disagreements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired

from typing_extensions import TypedDict

from spallm.assistant.footnotes import Footnotes, Source, marks, notes
from spallm.errors import UnknownId
from spallm.store.subgraph import shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from spallm.analysis.card import Card, Group
    from spallm.analysis.facts import Value

Language = Literal["en", "zh"]


class Stated(TypedDict):
    """A value of a property; ``sources`` are numbers of the sources of the answer.

    Where ``curated`` is false some source states the value and the curated view does not take it
    up; ``rank`` and ``reason`` are what the curator remarks on it.
    """

    text: str
    iri: NotRequired[str]
    url: NotRequired[str]
    curated: bool
    rank: NotRequired[str]
    reason: NotRequired[str]
    sources: list[int]
    details: NotRequired[list[Fact]]


class Fact(TypedDict):
    """A property with its values; ``incoming`` says that the values are the subjects."""

    property: str
    label: str
    incoming: bool
    values: list[Stated]
    left_out: NotRequired[int]


class Entity(TypedDict):
    """What is known of an entity."""

    iri: str
    id: str
    kind: str
    name: str
    aliases: list[str]
    classes: list[str]
    facts: list[Fact]
    sources: list[Source]
    cut: NotRequired[str]


def entity_of(card: Card, language: Language, properties: Collection[str], most: int) -> Entity:
    """Return a card for an assistant, with at most so many values of each property.

    ``properties`` are short names such as ``spallm:pretrainedOn``; with none of them, all are told.
    """
    footnotes = Footnotes()
    groups = [each for each in card.groups if not properties or _short(each) in properties]
    if card.groups and not groups:
        known = ", ".join(dict.fromkeys(_short(each) for each in card.groups))
        raise UnknownId(f"nothing is said of {card.id} by these properties", hint=f"Said: {known}.")
    told: Entity = {
        "iri": card.iri,
        "id": card.id,
        "kind": card.kind,
        "name": card.node.label_in(language),
        "aliases": list(card.aliases),
        "classes": list(card.classes),
        "facts": [_fact(each, language, most, footnotes) for each in groups],
        "sources": footnotes.sources,
    }
    if cut := [each["property"] for each in told["facts"] if "left_out" in each]:
        told["cut"] = (
            f"Cut: only the first {most} values are told of {', '.join(dict.fromkeys(cut))}. "
            "Ask again with properties and a higher number of values, or with sparql."
        )
    return told


def _short(group: Group) -> str:
    return shortened(group.predicate)


def _fact(group: Group, language: Language, most: int, footnotes: Footnotes) -> Fact:
    values = _spoken(group.values, language)
    # What sources dispute is told first of what is cut.
    shown = [*[v for v in values if v.curated][:most], *[v for v in values if not v.curated][:most]]
    told: Fact = {
        "property": _short(group),
        "label": group.label_in(language),
        "incoming": group.incoming,
        "values": [_stated(value, language, most, footnotes) for value in shown],
    }
    if len(shown) < len(values):
        told["left_out"] = len(values) - len(shown)
    return told


def _spoken(values: Sequence[Value], language: Language) -> list[Value]:
    """Return the values without those in other languages, where the asked one is there."""
    if not any(value.language == language for value in values):
        return list(values)
    return [value for value in values if value.language in (None, language)]


def _stated(value: Value, language: Language, most: int, footnotes: Footnotes) -> Stated:
    told: Stated = {
        "text": value.text_in(language),
        "curated": value.curated,
        "sources": footnotes.numbers(value.evidence),
    }
    if value.iri and not value.iri.startswith("_:"):
        told["iri"] = value.iri
    if value.url:
        told["url"] = value.url
    if value.rank:
        told["rank"] = value.rank
    if value.reason:
        told["reason"] = value.reason
    if value.details:
        told["details"] = [_fact(each, language, most, footnotes) for each in value.details]
    return told


def entity_text(told: Entity) -> str:
    """Return an entity in lines."""
    lines = [f"{told['name']}  {told['kind']}  {told['iri']}"]
    if told["aliases"]:
        lines.append(f"also known as: {', '.join(told['aliases'])}")
    lines += _facts(told["facts"], "")
    lines += notes(told["sources"])
    return "\n".join([*lines, *([f"\n{told['cut']}"] if "cut" in told else [])])


def _facts(facts: Iterable[Fact], margin: str) -> Iterator[str]:
    for fact in facts:
        arrow = "← " if fact["incoming"] else ""
        yield f"{margin}{fact['label']} ({arrow}{fact['property']}):"
        for value in fact["values"]:
            yield f"{margin}- {_line(value)}"
            yield from _facts(value.get("details", ()), f"{margin}    ")
        if left_out := fact.get("left_out"):
            yield f"{margin}- … and {left_out} more"


def _line(value: Stated) -> str:
    parts = [value["text"], value.get("iri", "")]
    if (url := value.get("url")) and url != value["text"]:
        parts.append(url)
    line = "  ".join(filter(None, parts)) + marks(value["sources"])
    if not value["curated"]:
        line = f"DISPUTED, not in the curated view: {line}"
    remark = ": ".join(filter(None, (value.get("rank"), value.get("reason"))))
    return f"{line} ({remark})" if remark else line
