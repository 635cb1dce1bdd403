"""What is compared: the entities of one kind in a selection, and the columns they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spallm.errors import UsageError
from spallm.exports.format import Selection
from spallm.exports.table import Cell
from spallm.folding import folded
from spallm.nearness import unknown
from spallm.store.subgraph import Node
from spallm.tables.column import ID, NAME, Column
from spallm.tables.footnotes import Footnotes
from spallm.tables.found import said_in
from spallm.tables.ground import Ground, ground_of
from spallm.tables.kinds import SYNONYMS, columns_of
from spallm.views.palette import KINDS
from spallm.views.wording import Text

#: What stands for every column there is.
ALL = "all"
#: The kinds that are compared where several are selected, before those of which there are most.
_FOREMOST = ("model", "dataset", "paper")


@dataclass(frozen=True)
class Compared:
    """Entities of one kind, by year and name, with the graph that they were taken from."""

    ground: Ground
    kind: str
    nodes: tuple[Node, ...]

    @classmethod
    def of(
        cls, selection: Selection, kind: str | None = None, order: Sequence[str] = ()
    ) -> Compared:
        """Return what a comparison of a selection compares; without a kind, models go first.

        Entities that ``order`` names by id or name stand before the others, in that order.
        """
        counts = Counter(node.kind for node in selection.chosen.nodes.values())
        if not counts:
            raise UsageError("there is nothing to compare", hint="The selection is empty.")
        if kind is not None and kind not in counts:
            raise unknown("kind in the selection", kind, counts)
        chosen = kind or _foremost(counts)
        ground = ground_of(selection.whole)
        nodes = [node for node in selection.chosen.nodes.values() if node.kind == chosen]
        ordered = ground.chronological(nodes)
        if order:
            ordered.sort(key=lambda node: _place(node, order))
        return cls(ground, chosen, tuple(ordered))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns that there are for the kind."""
        return columns_of(self.ground, self.kind, self.nodes)

    def usual(self, *, with_ids: bool = False) -> list[Column]:
        """Return the columns that are shown unasked: those of which something is known."""
        kept = [ID.name] if with_ids else []
        return [each for each in self.columns if each in self._known or each.name in kept]

    @property
    def dropped(self) -> list[Column]:
        """The columns that would be shown unasked if anything were known of them."""
        return [each for each in self.columns if each.is_default and each not in self._known]

    @cached_property
    def _known(self) -> list[Column]:
        return [each for each in self.columns if each.is_default and self._is_known(each)]

    def named(self, names: Sequence[str]) -> list[Column]:
        """Return the columns of these names in this order; names of entities stand first."""
        known = {column.name: column for column in self.columns}
        chosen: dict[str, Column] = {}
        for name in names:
            chosen |= known if name == ALL else {name: self._one(name, known)}
        if NAME.name not in chosen:
            chosen = {NAME.name: NAME, **chosen}
        return list({column.name: column for column in chosen.values()}.values())

    def _one(self, name: str, known: dict[str, Column]) -> Column:
        meant = name if name in known else SYNONYMS.get(name, name)
        if meant not in known:
            hint = "Try: spallm compare --columns list"
            raise unknown("column", name, [*known, *_meaning(known), ALL], elsewhere=hint)
        return known[meant]

    def _is_known(self, column: Column) -> bool:
        return any(
            not found.is_disputed for node in self.nodes for found in column.read(self.ground, node)
        )

    def cells(
        self, columns: Sequence[Column], notes: Footnotes, *, disputed: bool, transposed: bool
    ) -> list[tuple[Cell, ...]]:
        """Return the cells, line by line as they are read; footnotes are entered in that order."""

        def of(node: Node, column: Column) -> Cell:
            found = column.read(self.ground, node)
            return notes.cell(found, disputed=disputed, is_number=column.is_number)

        if transposed:
            return [tuple(of(node, column) for node in self.nodes) for column in columns]
        return [tuple(of(node, column) for column in columns) for node in self.nodes]

    @property
    def title(self) -> Text:
        """What the comparison is of."""
        count = len(self.nodes)
        look = KINDS.get(self.kind)
        if look is None:
            return [
                f"Comparison of {count} entities ({self.kind})",
                f"{count} 个实体（{self.kind}）的对比",
            ]  # fmt: skip
        name = said_in(look.name if count == 1 else look.plural, "en").lower()
        return [f"Comparison of {count} {name}", f"{count} 个{said_in(look.name, 'zh')}的对比"]


def _place(node: Node, order: Sequence[str]) -> int:
    """Return where an entity is named in an order, or the end."""
    names = {node.iri, node.id, f"{node.kind}/{node.id}", *node.labels.values()}
    folded_names = set(map(folded, names))
    return next((n for n, each in enumerate(order) if folded(each) in folded_names), len(order))


def _meaning(known: dict[str, Column]) -> Iterator[str]:
    return (name for name, column in SYNONYMS.items() if column in known)


def _foremost(counts: Counter[str]) -> str:
    ranked = {kind: place for place, kind in enumerate(_FOREMOST)}
    return min(counts, key=lambda kind: (ranked.get(kind, len(ranked)), -counts[kind], kind))
