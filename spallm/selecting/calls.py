"""Calls: the functions of expressions, and the choices that they make of their arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from spallm.errors import UsageError
from spallm.nearness import unknown
from spallm.selecting.choice import Choice
from spallm.selecting.queries import Query
from spallm.selecting.relations import DIRECTIONS, RELATIONS, Around, Lineage, Related
from spallm.selecting.screened import Screened

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Call:
    """A function with its arguments: the first, plain words after it, and words with names.

    ``first`` is a choice where the function takes one, and else a word.
    """

    function: str
    first: Choice | str
    words: tuple[str, ...]
    named: Pairs

    def choice(self) -> Choice:
        """Return the choice that the call means; arguments that mean nothing raise."""
        return _MAKERS[self.function](self)

    def check(self, *, words: int = 0, named: tuple[str, ...] = (), often: str = "") -> None:
        """Raise where there is more than the function takes."""
        if len(self.words) > words:
            raise UsageError(f"{self.function}(…) does not take {self.words[words]!r} as well")
        seen: set[str] = set()
        for name, _ in self.named:
            if name not in named:
                raise unknown(f"option of {self.function}(…)", name, named)
            if name in seen and name != often:
                raise UsageError(f"{self.function}(…) takes {name} once")
            seen.add(name)


def _around(call: Call, start: Choice) -> Choice:
    call.check(named=("hops", "along"), often="along")
    given = dict(call.named)
    along = tuple(value for name, value in call.named if name == "along")
    return Around(start, _count(given.get("hops", "1")), along)


def _count(value: str) -> int:
    if value.isdecimal() and len(value) < 10:
        return int(value)
    raise UsageError(f"hops is a number, not {value!r}", hint="Write it as hops=2.")


def _lineage(call: Call, start: Choice) -> Choice:
    call.check(words=1)
    direction = call.words[0] if call.words else "both"
    if direction not in DIRECTIONS:
        raise unknown("direction", direction, DIRECTIONS)
    return Lineage(start, DIRECTIONS[direction])


def _related(call: Call, start: Choice) -> Choice:
    call.check()
    return Related(call.function, start)


def _query(call: Call, query: str) -> Choice:
    if call.words:
        raise UsageError(
            f"a parameter of a query has a name, which {call.words[0]!r} lacks",
            hint="Write it as query(papers-on-task, task=perturbation-prediction).",
        )
    return Query(query, call.named)


def _screened(call: Call, file: str) -> Choice:
    call.check(words=1)
    return Screened(file, *call.words)


def _of_choice(make: Callable[[Call, Choice], Choice], call: Call) -> Choice:
    assert isinstance(call.first, Choice)
    return make(call, call.first)


def _of_word(make: Callable[[Call, str], Choice], call: Call) -> Choice:
    assert isinstance(call.first, str)
    return make(call, call.first)


_CHOICES = {"around": _around, "lineage": _lineage, **dict.fromkeys(RELATIONS, _related)}
_WORDS = {"query": _query, "screened": _screened}
_MAKERS: dict[str, Callable[[Call], Choice]] = {
    **{name: partial(_of_choice, make) for name, make in _CHOICES.items()},
    **{name: partial(_of_word, make) for name, make in _WORDS.items()},
}
#: The functions, and those of them whose first argument is a word.
FUNCTIONS = tuple(_MAKERS)
TAKING_WORDS = frozenset(_WORDS)
