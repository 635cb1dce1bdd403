"""Entities by what people call them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.errors import UsageError
from spallm.selecting.choice import Choice, Everything, either
from spallm.selecting.members import Members
from spallm.selecting.wording import written

if TYPE_CHECKING:
    from spallm.selecting.scope import Scope


@dataclass(frozen=True)
class Named(Choice):
    """One entity, by id, ``kind/id``, IRI, DOI or another identifier, name or alias."""

    name: str

    @property
    def text(self) -> str:
        """The name, in quotes where it needs them."""
        return written(self.name)

    def members(self, scope: Scope) -> Members:
        """Return the entity; a name that means none or several raises."""
        node = scope.entity(self.name)
        if node.iri not in scope.whole.nodes:
            raise UsageError(
                f"{self.name!r} is named in the graph but is no entity of it",
                hint="Entities are what has a class; select something that is tied to it.",
            )
        return Members(frozenset({node.iri}))


def of_names(names: Iterable[str]) -> Choice:
    """Return the choice of entities by their names; a list that is empty chooses nothing."""
    each = (names,) if isinstance(names, str) else tuple(names)
    return either(tuple(map(Named, each))) if each else Everything() - Everything()
