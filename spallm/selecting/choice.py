"""Choices: values that say which entities of a graph are meant, and can be written as text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Self

from spallm.selecting.members import Members

if TYPE_CHECKING:
    from spallm.selecting.scope import Scope


class Choice(ABC):
    """What to select from a graph; ``text`` is its canonical expression.

    Choices are combined with ``|``, ``&`` and ``-``, as in the expressions themselves.
    """

    #: Whether the text is an operation that needs parentheses within another one.
    compound = False

    @property
    @abstractmethod
    def text(self) -> str:
        """The expression that means this choice and no other."""

    @abstractmethod
    def members(self, scope: Scope) -> Members:
        """Return what the choice finds; ask the scope, which remembers, and not the choice."""

    @property
    def parts(self) -> tuple[Choice, ...]:
        """The choices that this one is made of."""
        return ()

    def mapped(self, change: Callable[[Choice], Choice]) -> Self:
        """Return the same choice of changed parts."""
        return replace(self, **{  # type: ignore[type-var]  # every choice is a dataclass
            each.name: _changed(getattr(self, each.name), change)
            for each in fields(self)  # type: ignore[arg-type]
        })  # fmt: skip

    def __or__(self, other: Choice) -> Choice:
        return Either((self, other))

    def __and__(self, other: Choice) -> Choice:
        return Both((self, other))

    def __sub__(self, other: Choice) -> Choice:
        return Without(self, (other,))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Everything(Choice):
    """All entities of the graph."""

    @property
    def text(self) -> str:
        """The expression that means everything."""
        return "everything"

    def members(self, scope: Scope) -> Members:
        """Return all entities."""
        return Members(frozenset(scope.whole.nodes))


@dataclass(frozen=True)
class _Operation(Choice):
    """Choices joined by one sign; what is joined by the same sign within them is taken up."""

    operands: tuple[Choice, ...]
    compound = True
    sign = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "operands", tuple(self._flat()))
        if len(self.operands) < 2:
            raise ValueError(f"{self.sign} joins two choices or more")

    def _flat(self) -> Iterator[Choice]:
        for each in self.operands:
            yield from each.operands if isinstance(each, type(self)) else (each,)

    @property
    def text(self) -> str:
        """The operands and the signs between them."""
        return f" {self.sign} ".join(map(_enclosed, self.operands))

    @property
    def parts(self) -> tuple[Choice, ...]:
        """The operands."""
        return self.operands


@dataclass(frozen=True)
class Either(_Operation):
    """What any of several choices finds."""

    sign = "|"

    def members(self, scope: Scope) -> Members:
        """Return the union."""
        return Members(frozenset().union(*(scope.members(each).iris for each in self.operands)))


@dataclass(frozen=True)
class Both(_Operation):
    """What all of several choices find."""

    sign = "&"

    def members(self, scope: Scope) -> Members:
        """Return the intersection."""
        return reduce(and_, map(scope.members, self.operands))


@dataclass(frozen=True)
class Without(Choice):
    """What one choice finds and none of the others does."""

    kept: Choice
    taken: tuple[Choice, ...]
    compound = True

    def __post_init__(self) -> None:
        if not self.taken:
            raise ValueError("something has to be taken away")
        if isinstance(self.kept, Without):
            object.__setattr__(self, "taken", (*self.kept.taken, *self.taken))
            object.__setattr__(self, "kept", self.kept.kept)

    @property
    def text(self) -> str:
        """What is kept, and after each minus what is taken away."""
        return " - ".join(map(_enclosed, self.parts))

    @property
    def parts(self) -> tuple[Choice, ...]:
        """What is kept, then what is taken away."""
        return (self.kept, *self.taken)

    def members(self, scope: Scope) -> Members:
        """Return the difference."""
        return reduce(lambda kept, each: kept - scope.members(each), self.taken,
                      scope.members(self.kept))  # fmt: skip


def _changed(value: Any, change: Callable[[Choice], Choice]) -> Any:
    """Change a field of a choice if it is a part, or holds parts."""
    if isinstance(value, tuple):
        return tuple(_changed(each, change) for each in value)
    return change(value) if isinstance(value, Choice) else value


def either(choices: tuple[Choice, ...]) -> Choice:
    """Return the union of choices, which for one is that one."""
    return choices[0] if len(choices) == 1 else Either(choices)


def _enclosed(choice: Choice) -> str:
    return f"({choice.text})" if choice.compound else choice.text
