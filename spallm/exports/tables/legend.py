"""What writers say of themselves under a table, and how its rows stand in groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from spallm.exports.table import Item, Row, Table

#: What stands behind a value that a source states and the curated view leaves out.
DAGGER = "†"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language that a writer needs."""

    sources: str
    notes: str
    unknown: str
    explained: str
    disputed: str
    part: str
    row: str
    column: str
    value: str
    source: str
    address: str
    cell: str
    group: str


_WORDS = {
    "en": Words(
        "Sources", "Notes", "unknown", "{}: no source in the graph says; it does not mean no.",
        f"{DAGGER} A source says so, and the curated view does not follow it.",
        "{} (part {} of {})", "Row", "Column", "Value", "Source", "Address", "Cell", "Group",
    ),
    "zh": Words(
        "来源", "说明", "未知", "{}：图中没有来源说明，并不表示“否”。",
        f"{DAGGER} 有来源如此陈述，但整理后的视图未采用。",
        "{}（第 {} 部分，共 {} 部分）", "行", "列", "值", "来源", "地址", "单元格", "分组",
    ),
}  # fmt: skip


def words(table: Table) -> Words:
    """Return the words of a table's language."""
    return _WORDS.get(table.language, _WORDS["en"])


def legend(table: Table) -> tuple[str, ...]:
    """Return the notes of a table, and what the marks mean that its writers make.

    >>> from spallm.exports.table import Heading, of_values
    >>> legend(of_values("Cells", [Heading("n", "Cells")], [[None]]))
    ('?: no source in the graph says; it does not mean no.',)
    """
    said, cells = words(table), [cell for row in table.rows for cell in row.cells]
    marks = (
        (
            bool(table.unknown) and any(not c.items for c in cells),
            said.explained.format(table.unknown),
        ),
        (any(item.disputed for cell in cells for item in cell.items), said.disputed),
    )
    return (*table.notes, *(text for occurs, text in marks if occurs))


def groups(table: Table) -> Iterator[tuple[str, list[Row]]]:
    """Yield runs of rows that stand in one group; the empty name is none."""
    for name, rows in groupby(table.rows, key=lambda row: row.group):
        yield name, list(rows)


def numbers(item: Item) -> tuple[int, ...]:
    """Return the numbers of an item's sources as a reader counts them, from 1."""
    return tuple(sorted({place + 1 for place in item.sources}))
