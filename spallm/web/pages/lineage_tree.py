"""The lineage of an entity as nested lists: what it came from, and what came from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.lineage import Branch
from spallm.web.pages.facts import Shown

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address
    from spallm.web.pages.facts import Facts
    from spallm.web.pages.sources import Sources

#: So many relatives of one stand open; the rest of them fold.
OPEN = 12


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative: its links to the one above it, who says so, and its own relatives.

    ``is_continued`` says that it has relatives, which stand elsewhere in the tree; ``is_borrowed``
    that it lent a part or an idea and not its weights.
    """

    entity: Shown
    links: str
    sources: tuple[int, ...]
    relatives: tuple[Relative, ...]
    is_continued: bool
    is_borrowed: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """The relatives of an entity, upwards and downwards, and how many they are."""

    ancestors: tuple[Relative, ...]
    descendants: tuple[Relative, ...]

    @property
    def count(self) -> int:
        """How many relatives there are, each once."""
        return len({r.entity.page for r in _all((*self.ancestors, *self.descendants))})


def lineage(
    library: Library, at: Address, iri: str, facts: Facts, sources: Sources
) -> Lineage | None:
    """Return the lineage of an entity, or nothing where none is known."""
    tree = library.lineage(iri)
    if not tree.ancestors and not tree.descendants:
        return None
    up, down = (
        tuple(_relative(branch, at, facts, sources, _parents(branches)) for branch in branches)
        for branches in (tree.ancestors, tree.descendants)
    )
    return Lineage(up, down)


def _parents(branches: Sequence[Branch]) -> frozenset[str]:
    """Return those with relatives of their own somewhere below."""
    below = (_parents(branch.children) for branch in branches)
    return frozenset(each.node.iri for each in branches if each.children).union(*below)


def _relative(
    branch: Branch, at: Address, facts: Facts, sources: Sources, parents: frozenset[str]
) -> Relative:
    comma = "、" if at.language == "zh" else ", "
    return Relative(
        facts.link(branch.node.iri),
        comma.join(labels.get(at.language) or labels["en"] for labels in branch.labels),
        tuple(sources.numbers(each.iri for each in branch.evidence)),
        tuple(_relative(child, at, facts, sources, parents) for child in branch.children),
        branch.repeated and branch.node.iri in parents,
        branch.borrowed,
    )


def _all(relatives: Iterable[Relative]) -> Iterable[Relative]:
    for each in relatives:
        yield each
        yield from _all(each.relatives)
