"""What is found for an assistant: entities by name, and the questions that are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spallm.analysis.search import Hit
    from spallm.store.home import Home
    from spallm.store.saved import Parameter, SavedQuery


class Found(TypedDict):
    """An entity that matches: how well, of 100, and what of it."""

    iri: str
    id: str
    kind: str
    name: str
    score: float
    matched: str


class Hits(TypedDict):
    """The entities that match, the best first."""

    hits: list[Found]
    cut: NotRequired[str]


class Filled(TypedDict):
    """A parameter of a saved query; one without a default must be given."""

    name: str
    takes: str
    means: str
    default: NotRequired[str]


class Question(TypedDict):
    """A saved query: what it answers, and what it must be told."""

    name: str
    title: str
    description: str
    parameters: list[Filled]


class Questions(TypedDict):
    """The saved queries."""

    queries: list[Question]


def hits_of(found: Sequence[Hit], most: int) -> Hits:
    """Return hits for an assistant, at most so many."""
    told: Hits = {
        "hits": [
            {
                "iri": hit.node.iri,
                "id": hit.node.id,
                "kind": hit.node.kind,
                "name": hit.node.label,
                "score": hit.score,
                "matched": f"{hit.field}: {hit.text}",
            }
            for hit in found[:most]
        ]
    }
    if len(found) > most:
        told["cut"] = (
            f"Cut: {len(found) - most:,} more match less well. Name a kind, or more words."
        )
    return told


def hits_text(told: Hits) -> str:
    """Return hits in lines."""
    lines = [
        f"{each['score']:g}  {each['kind']}  {each['name']}  {each['iri']}  ({each['matched']})"
        for each in told["hits"]
    ]
    return "\n".join([*(lines or ["Nothing matches."]), *([told["cut"]] if "cut" in told else [])])


def questions_of(saved: Iterable[SavedQuery], home: Home) -> Questions:
    """Return saved queries for an assistant."""
    return {
        "queries": [
            {
                "name": each.name,
                "title": each.title,
                "description": each.description,
                "parameters": [_filled(parameter, home) for parameter in each.parameters],
            }
            for each in saved
        ]
    }


def _filled(parameter: Parameter, home: Home) -> Filled:
    told: Filled = {
        "name": parameter.name,
        "takes": parameter.type,
        "means": parameter.description,
    }
    default = parameter.default_at(home)
    if default is not None:
        told["default"] = default
    return told


def questions_text(told: Questions) -> str:
    """Return saved queries in lines."""
    lines = []
    for each in told["queries"]:
        lines.append(f"{each['name']}: {each['title']}")
        lines += [_parameter_line(parameter) for parameter in each["parameters"]]
    return "\n".join(lines)


def _parameter_line(each: Filled) -> str:
    default = f", default {each['default']}" if "default" in each else ", required"
    return f"  {each['name']} ({each['takes']}{default}): {each['means']}"
