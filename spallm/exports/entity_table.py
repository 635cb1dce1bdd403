"""Tables of entities with all columns: what TSV, JSON Lines and workbooks hold of a selection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from spallm.exports.characters import Cleaner
from spallm.exports.column import COLUMNS, Column
from spallm.exports.facts import Facts
from spallm.exports.format import Exported, Selection
from spallm.exports.row import in_order, without_column
from spallm.exports.table import Cell, Heading, Item, Row, Table
from spallm.exports.tables import write
from spallm.exports.tables.workbook import workbook
from spallm.store.subgraph import Node

#: Columns of numbers; a value that is none stays text.
NUMBERS = frozenset({"year", "parameters", "pretraining_size", "size"})
#: Columns that have one value, whatever the graph; JSON has lists for the others.
_SINGLE = frozenset({"id", "kind", "name", "name_zh", "iri"})
_UNKNOWN = Cell()
#: More digits than these are no quantity.
_NUMBER = re.compile(r"-?[0-9]{1,15}")


def tsv(selection: Selection) -> Exported:
    """Write one row for each entity, with the same columns whatever is selected."""
    return _written(selection, "tsv")


def jsonl(selection: Selection) -> Exported:
    """Write one object for each entity, with the same names whatever is selected."""
    return _written(selection, "jsonl")


def xlsx(selection: Selection, *, language: str = "en") -> Exported:
    """Write a workbook with a sheet for each kind, and in it the columns that the kind fills."""
    facts, cleaner = Facts(selection.chosen, language), Cleaner()
    nodes = in_order(selection.chosen)
    sheets = [
        (kind, _filled(_table(list(members), facts, cleaner)))
        for kind, members in groupby(nodes, key=lambda node: node.kind)
    ]
    return Exported(workbook(sheets), (*without_column(nodes, facts), *cleaner.notes))


def _written(selection: Selection, form: str) -> Exported:
    facts, cleaner = Facts(selection.chosen), Cleaner()
    nodes = in_order(selection.chosen)
    body = write(_table(nodes, facts, cleaner), form)
    return Exported(body, (*without_column(nodes, facts), *cleaner.notes))


def _table(nodes: Sequence[Node], facts: Facts, cleaner: Cleaner) -> Table:
    rows = (Row(tuple(_cell(c, node, facts, cleaner) for c in COLUMNS)) for node in nodes)
    headings = (_heading(column, facts.language) for column in COLUMNS)
    return Table("", tuple(headings), tuple(rows), unknown="", language=facts.language)


def _heading(column: Column, language: str) -> Heading:
    title = column.title_zh if language == "zh" else column.title
    return Heading(column.name, title, column.name in NUMBERS, column.name not in _SINGLE)


def _cell(column: Column, node: Node, facts: Facts, cleaner: Cleaner) -> Cell:
    values = column.read(facts, node)
    return Cell(tuple(_items(column, map(cleaner.clean, values)))) if any(values) else _UNKNOWN


def _items(column: Column, values: Iterator[str]) -> Iterator[Item]:
    for value in filter(None, values):
        is_number = column.name in NUMBERS and _NUMBER.fullmatch(value)
        yield Item(value, _linked(value), int(value) if is_number else None)


def _linked(value: str) -> str:
    return value if value.startswith(("https://", "http://")) else ""


def _filled(table: Table) -> Table:
    """Return the table without the columns that no row fills."""
    kept = [n for n, _ in enumerate(table.headings) if any(r.cells[n].items for r in table.rows)]
    rows = (Row(tuple(row.cells[n] for n in kept)) for row in table.rows)
    headings = tuple(table.headings[n] for n in kept)
    return Table(table.title, headings, tuple(rows), unknown="", language=table.language)
