"""Tables: what comparisons, matrices and analyses hand to the writers of table formats.

A table is a value in one language. Cells hold plain text and addresses; escaping is the writers'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Number = int | float


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: a footnote of a table."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a cell.

    ``number`` is the value where it is one, for what sorts and reckons; ``text`` is what a person
    reads. ``sources`` are places in the table's ``sources``, from 0. ``disputed`` marks a value
    that a source states and the curated view leaves out; writers show it with a dagger.
    """

    text: str
    url: str = ""
    number: Number | None = None
    sources: tuple[int, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a row under a column; without items it is unknown, which is never "no".

    ``mark`` says in one word what a matrix or a figure colours by, such as "better" or "leak".
    """

    items: tuple[Item, ...] = ()
    mark: str = ""

    @property
    def text(self) -> str:
        """The values as one text, empty where nothing is known."""
        return "; ".join(item.text for item in self.items)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its name in files and its title for people.

    ``has_several`` says that a cell may hold several values even where none here does, so that
    JSON has the same shape whatever the rows.
    """

    name: str
    title: str
    is_number: bool = False
    has_several: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: the group it stands in, if any, and a cell for each heading."""

    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its footnotes; ``notes`` say what a reader has to know, definitions first.

    ``unknown`` is what stands in an empty cell where a person reads. Writers say by themselves what
    it means, and what the dagger of disputed values means, where these occur; notes need not.
    """

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    unknown: str = "?"
    language: str = field(default="en")

    def written(self, format: str) -> bytes:  # noqa: A002  # the word on the command line
        r"""Return the table as a file's bytes: markdown, latex, html, csv, tsv, json, jsonl, xlsx.

        >>> Table("Cells", (Heading("n", "Cells"),), (Row((cell(3),)),)).written("tsv")
        b'n\n3\n'
        """
        from spallm.exports.tables import write

        return write(self, format)

    def _repr_html_(self) -> str:
        from spallm.exports.tables.html import fragment

        return fragment(self)


def cell(value: str | Number | None, url: str = "") -> Cell:
    """Return a cell with one value; nothing, and the empty text, are unknown.

    >>> cell(3).items[0].number, cell("").items
    (3, ())
    """
    if value is None or value == "":
        return Cell()
    number = value if isinstance(value, int | float) else None
    return Cell((Item(str(value), url, number),))


def of_values(
    title: str, headings: Sequence[Heading], rows: Sequence[Sequence[str | Number | None]]
) -> Table:
    """Return a table of plain values.

    >>> of_values("Cells", [Heading("n", "Cells", is_number=True)], [[3]]).rows[0].cells[0].text
    '3'
    """
    return Table(
        title, tuple(headings), tuple(Row(tuple(cell(value) for value in row)) for row in rows)
    )
