"""Columns: the facts that entities are compared by, and where each is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from spallm.exports.column import NAMED_COLUMNS
from spallm.store.subgraph import Node
from spallm.tables.found import Found
from spallm.tables.ground import Ground
from spallm.views.curated import Path
from spallm.views.wording import Text
from spallm.vocabulary import CODEMETA

Read = Callable[[Ground, Node], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Column:
    """A fact as a column: its name on the command line, its title, and how it is read.

    ``is_default`` says that a comparison shows it unasked. ``note`` is what a reader of the table
    has to know of it.
    """

    name: str
    title: Text
    read: Read
    is_number: bool = False
    is_default: bool = True
    note: Text = ""

    def optional(self) -> Column:
        """Return the column as one that is shown where it is asked for."""
        return replace(self, is_default=False)


def fact(name: str, *paths: Path, title: Text = "", is_number: bool = False) -> Column:
    """Return a column of the spreadsheet, whose name and titles it has, with who says so.

    Other ``paths`` than its own are for a kind whose fact stands elsewhere, the best first.
    """
    known = NAMED_COLUMNS[name]
    ways = paths or known.paths

    def read(ground: Ground, node: Node) -> Iterable[Found]:
        return ground.stated(node.iri, *ways)

    return Column(name, title or [known.title, known.title_zh], read, is_number)


def pointed(name: str, title: Text, predicate: str) -> Column:
    """Return a column of the entities that point at one."""
    return Column(name, title, lambda ground, node: ground.pointed(node.iri, predicate))


def counted(name: str, title: Text, predicate: str, *, incoming: bool = False) -> Column:
    """Return a column that says how many entities are tied to one; none known is unknown."""

    def read(ground: Ground, node: Node) -> Iterable[Found]:
        ends = (
            ground.pointed(node.iri, predicate)
            if incoming
            else ground.stated(node.iri, (predicate,))
        )
        number = sum(not each.is_disputed for each in ends)
        return [Found(str(number), number=number)] if number else []

    return Column(name, title, read, is_number=True)


def _name(ground: Ground, node: Node) -> Iterable[Found]:
    return [Found(ground.name(node.iri), ground.address(node.iri))]


def _year(ground: Ground, node: Node) -> Iterable[Found]:
    """Return the year of an entity, else that of the work that introduced it, with its sources."""
    own = NAMED_COLUMNS["year"].paths
    works = tuple((CODEMETA.referencePublication, *path) for path in own)
    if stated := ground.stated(node.iri, *own, *works):
        return stated
    year = ground.years.get(node.iri)
    return [Found(str(year), number=year)] if year else []


def _of(name: str) -> Text:
    return [NAMED_COLUMNS[name].title, NAMED_COLUMNS[name].title_zh]


NAME = Column("name", _of("name"), _name)
ID = Column("id", _of("id"), lambda _, node: [Found(node.id)], is_default=False)
KIND = Column("kind", _of("kind"), lambda _, node: [Found(node.kind)], is_default=False)
YEAR = Column(
    "year", _of("year"), _year, is_number=True,
    note=["A year that is not known of a model itself is that of the work that introduced it.",
          "模型自身年份未知时，所列为提出该模型的论文的年份。"],
)  # fmt: skip
