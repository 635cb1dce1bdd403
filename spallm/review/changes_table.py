"""Changes as a table: one row for each, grouped by sort, the values with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spallm.analysis.property_names import property_labels
from spallm.exports.table import Cell, Heading, Item, Row, Source, Table, cell
from spallm.review.changes import SORTS, Change, Changes
from spallm.views.palette import KINDS

if TYPE_CHECKING:
    from spallm.analysis.evidence import Evidence
    from spallm.analysis.facts import Value
    from spallm.store.subgraph import Node, Subgraph

_PLACES = {"en": 0, "zh": 1}
_TITLE = ("What changed", "变化")
_HEADINGS = {
    "name": ("Name", "名称"),
    "what": ("What", "内容"),
    "before": ("Before", "之前"),
    "after": ("After", "之后"),
    "id": ("Id", "编号"),
}
_COMPARED = ("From {before} to data version {after}.", "自 {before} 至数据版本 {after}。")
_NOTHING = ("Nothing changed.", "没有变化。")
_STOPS = {"en": ("; ", ": ", " ({})"), "zh": ("；", "：", "（{}）")}


def changes_table(changes: Changes, whole: Subgraph, language: str = "en") -> Table:
    """Return changes as a table; ``whole`` is the graph that names properties."""
    place = _PLACES[language]
    writing = _Writing(whole, language)
    rows = tuple(writing.row(change) for change in changes.found)
    return Table(
        _TITLE[place],
        tuple(
            Heading(name, titles[place], has_several=name in ("before", "after"))
            for name, titles in _HEADINGS.items()
        ),
        rows,
        tuple(writing.sources),
        tuple(_notes(changes, place)),
        unknown="",
        language=language,
    )


def _notes(changes: Changes, place: int) -> Iterator[str]:
    yield _COMPARED[place].format(before=changes.before, after=changes.after)
    yield from changes.notes
    if not changes:
        yield _NOTHING[place]


@dataclass
class _Writing:
    """A table being written: the sources that it has named so far, each once."""

    whole: Subgraph
    language: str
    sources: dict[Source, int] = field(default_factory=dict)

    def row(self, change: Change) -> Row:
        cells = (
            cell(change.node.label_in(self.language)),
            cell(self._what(change)),
            self._values(change.gone),
            self._values(change.came),
            cell(change.node.id),
        )
        return Row(cells, SORTS[change.sort][_PLACES[self.language]])

    def _what(self, change: Change) -> str:
        """Return the reason of a change, else its property, else of what kind the entity is."""
        if change.reason:
            return change.reason.words(self.language)
        return self._property(change.predicate) if change.predicate else self._kind(change.node)

    def _kind(self, node: Node) -> str:
        look = KINDS.get(node.kind)
        return look.name[_PLACES[self.language]] if look else node.kind

    def _property(self, predicate: str) -> str:
        labels = property_labels(self.whole, predicate, incoming=False)
        return labels.get(self.language) or labels["en"]

    def _values(self, values: Iterable[Value]) -> Cell:
        return Cell(tuple(self._item(value) for value in values))

    def _item(self, value: Value) -> Item:
        places = {self._place(piece) for piece in value.evidence}
        return Item(self._text(value), value.url or "", sources=tuple(sorted(places)))

    def _text(self, value: Value) -> str:
        """Return a value in words; what describes it further stands in brackets."""
        between, after, brackets = _STOPS[self.language]
        details = between.join(
            self._property(group.predicate) + after + between.join(map(self._text, group.values))
            for group in value.details
        )
        text = value.text_in(self.language)
        return text + brackets.format(details) if details else text

    def _place(self, piece: Evidence) -> int:
        return self.sources.setdefault(Source(piece.label, piece.url or ""), len(self.sources))
