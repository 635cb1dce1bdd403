"""Comparisons: entities of one kind, fact by fact, each value with who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spallm.exports.format import Selection
from spallm.exports.table import Cell, Heading, Item, Row, Table
from spallm.tables.column import NAME, Column
from spallm.tables.compared import Compared
from spallm.tables.footnotes import Footnotes
from spallm.tables.found import said_in
from spallm.views.wording import Text

_Parts = tuple[tuple[Heading, ...], tuple[Row, ...]]
_Cells = Iterable[tuple[Cell, ...]]
_FACT: Text = ["Fact", "项目"]


def comparison(
    selection: Selection,
    *,
    columns: Sequence[str] | None = None,
    kind: str | None = None,
    language: str = "en",
    disputed: bool = False,
    transposed: bool = False,
    with_ids: bool = False,
    order: Sequence[str] = (),
) -> Table:
    """Return the selected entities of one kind as rows, their facts as columns.

    The kind is that of models where any are selected. Without ``columns`` the table has those that
    are usual for the kind, less those of which nothing is known; "all" stands for all there are.
    ``disputed`` adds, after the curated values, what only some source says. ``transposed`` makes
    facts the rows and entities the columns. ``with_ids`` adds ids to the usual columns.
    Entities stand by year and name, behind those that ``order`` names.
    """
    compared = Compared.of(selection, kind, order)
    chosen = compared.named(columns) if columns else compared.usual(with_ids=with_ids)
    if transposed:
        chosen = [column for column in chosen if column.name != NAME.name]
    notes = Footnotes(compared.ground, language)
    cells = compared.cells(chosen, notes, disputed=disputed, transposed=transposed)
    headings, rows = (_sideways if transposed else _upright)(compared, chosen, cells, language)
    told = [*_of_columns(chosen), *_dropped(() if columns else compared.dropped)]
    return Table(
        said_in(compared.title, language), headings, rows, notes.sources(),
        tuple(said_in(note, language) for note in (*told, *_left_out(selection, compared.kind))),
        language=language,
    )  # fmt: skip


def columns_for(selection: Selection, kind: str | None = None) -> tuple[Column, ...]:
    """Return the columns that a comparison of a selection can have, in their order."""
    return Compared.of(selection, kind).columns


def _upright(_: Compared, columns: Sequence[Column], cells: _Cells, language: str) -> _Parts:
    headings = (
        Heading(each.name, said_in(each.title, language), each.is_number, not each.is_number)
        for each in columns
    )
    return tuple(headings), tuple(map(Row, cells))


def _sideways(
    compared: Compared, columns: Sequence[Column], cells: _Cells, language: str
) -> _Parts:
    """Return facts as rows; the columns go by the ids of the entities."""
    names = (said_in(compared.ground.name(node.iri), language) for node in compared.nodes)
    headings = [
        Heading(node.id, name, has_several=True)
        for node, name in zip(compared.nodes, names, strict=True)
    ]
    rows = (
        Row((Cell((Item(said_in(column.title, language)),)), *line))
        for column, line in zip(columns, cells, strict=True)
    )
    return (Heading("fact", said_in(_FACT, language)), *headings), tuple(rows)


def _of_columns(columns: Iterable[Column]) -> list[Text]:
    return list({str(each.note): each.note for each in columns if each.note}.values())


def _dropped(columns: Sequence[Column]) -> Iterator[Text]:
    """Yield the note on facts that have no column, because nothing is known of them."""
    if columns:
        english = ", ".join(said_in(each.title, "en").lower() for each in columns)
        chinese = "、".join(said_in(each.title, "zh") for each in columns)
        yield [
            f"Nothing is known here of: {english}.", f"图中没有以下各项的信息：{chinese}。"
        ]  # fmt: skip


def _left_out(selection: Selection, kind: str) -> Iterator[Text]:
    """Yield the note on what was selected and is of another kind."""
    counts = Counter(node.kind for node in selection.chosen.nodes.values() if node.kind != kind)
    if counts:
        told = ", ".join(f"{name} ({counts[name]})" for name in sorted(counts))
        yield [
            f"Selected as well, and of other kinds: {told}.", f"所选内容中还有其他类别：{told}。"
        ]  # fmt: skip
