"""Accounts of selections: how many entities each part finds, to see why a whole finds none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.errors import NothingFound
from spallm.store.home import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spallm.selecting.choice import Choice
    from spallm.selecting.scope import Scope

_SHOWN = 60


def counts(choice: Choice, scope: Scope) -> Iterator[tuple[str, int]]:
    """Yield the parts of a choice, those of parts in their place, with how many each finds."""
    for part in choice.parts:
        yield part.text, len(scope.members(part).iris)
        if part.compound or not scope.members(part).iris:
            yield from counts(part, scope)


def nothing_found(choice: Choice, scope: Scope) -> NothingFound:
    """Return the error for a choice that finds nothing, which tells how much its parts find."""
    if not scope.whole.nodes:
        return NothingFound(
            "the graph has no entities",
            hint="Entities have addresses of their own; blank nodes are facts about others."
            if scope.whole.home == OURS
            else "Take a list in, and build it again: spallm import LIST --into DIR",
        )
    found = list(counts(choice, scope))
    lines = [f"  {count:>7,}  {_cut(text)}" for text, count in dict(found).items()]
    message = f"the selection is empty: {_cut(choice.text)}"
    return NothingFound("\n".join([message, *lines]), hint=_advice(choice, found))


def _advice(choice: Choice, found: list[tuple[str, int]]) -> str:
    if not found:
        return "Ask the query by itself to see why." if "query(" in choice.text else _UNKNOWN
    if any(count == 0 for _, count in found):
        return "The part that finds nothing is the reason. " + _UNKNOWN
    return "Each part finds something; together they leave nothing."


_UNKNOWN = "What is not known of an entity does not count as no."


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
