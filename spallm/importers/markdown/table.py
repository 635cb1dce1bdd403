"""Tables, read into drafts of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spallm.importers.entry import Place
from spallm.importers.markdown.block import Block, Row
from spallm.importers.markdown.canvas import leads_away
from spallm.importers.markdown.cells import Cell, fill
from spallm.importers.markdown.column_words import heading_role
from spallm.importers.markdown.columns import Columns, columns_of
from spallm.importers.markdown.describe import describe
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.labels import is_label
from spallm.importers.markdown.piece import Piece, lines, text
from spallm.importers.nothing import is_nothing
from spallm.importers.reading import Remark
from spallm.importers.year import year

_BAR = Piece("text", " | ", 0, 0)
_FEWEST_WORDS = 3
_LATEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Group:
    """A row that heads the rows below it."""

    text: str
    line: int


@dataclass(slots=True)
class TableReader:
    """Reads tables one after the other; a table without heading may go on with the last one's."""

    file: str
    last: Columns | None = None
    remarks: list[Remark] = field(default_factory=list)

    def read(self, table: Block, *, follows: bool = False) -> Iterator[Draft | Group]:
        """Read a table; ``follows`` says that nothing stands between it and the last one."""
        heading, rows = _headed(table)
        if not rows:
            self.last = columns_of(heading, []) if heading else self.last
            return
        if heading is None and follows and self.last and _fits(self.last, rows):
            columns = self.last
        else:
            columns = columns_of(heading, rows)
            if not table.html and not any(row.heading for row in table.rows):
                self.remark("no-delimiter-row", rows[0], "this table has no row of dashes")
        self.last = columns
        if not table.html:
            self.look_at_pipes(table.rows)
        if columns.title is None:
            return
        for row in rows:
            yield from self.row(row, columns, html=table.html)

    def remark(self, rule: str, row: Row, message: str, column: int = 1, length: int = 0) -> None:
        """Remark on a row."""
        place = Place(self.file, row.line, column, length)
        self.remarks.append(Remark(rule, place, message, lost=rule == "row-without-title"))

    def look_at_pipes(self, rows: Sequence[Row]) -> None:
        """Remark on rows without the pipe at an end that most of the others have."""
        if sum(row.closed for row in rows) * 2 > len(rows):
            for row in rows:
                if not row.closed:
                    message = "the pipe that closes this row is missing"
                    self.remark("unclosed-row", row, message, row.length + 1)
        if sum(row.opened for row in rows) * 2 > len(rows):
            for row in rows:
                if not row.opened:
                    self.remark("unopened-row", row, "the pipe that opens this row is missing")

    def row(self, row: Row, columns: Columns, *, html: bool) -> Iterator[Draft | Group]:
        """Read a row: a group, or the works in it."""
        if group := _group(row, columns):
            yield group
            return
        width = columns.width
        if columns.headed and len(row.cells) > width and not html:
            at = row.columns[width] if width < len(row.columns) else 1
            message = f"this row has {len(row.cells)} cells, the heading {width}"
            self.remark("ragged-row", row, message, at)
        cells = _fitted(row, columns)
        title = columns.title or 0
        whole = cells[title] if title < len(cells) else []
        drafts = [] if is_nothing(text(whole)) else list(_works(row, whole))
        if not drafts and columns.name is not None and columns.name < len(cells):
            drafts = list(_works(row, cells[columns.name]))
        if not drafts and any(p.kind == "link" and leads_away(p) for cell in cells for p in cell):
            self.remark("row-without-title", row, "this row has links but no title")
        for draft in drafts:
            for index, cell in enumerate(cells):
                if index != title:
                    fill(draft, columns, index, cell)
            yield draft


def _headed(table: Block) -> tuple[Row | None, Sequence[Row]]:
    """Part the heading of a table from its rows; words may tell it where no dashes do."""
    rows = table.rows
    for index, row in enumerate(rows[:_LATEST_HEADING]):
        if row.heading:
            return row, rows[index + 1 :]
    first = [heading_role(text(cell)) for cell in rows[0].cells] if rows else []
    known = sum(role != "unknown" for role in first)
    return (rows[0], rows[1:]) if known * 2 > len(first) else (None, rows)


def _fits(columns: Columns, rows: Sequence[Row]) -> bool:
    width = len(columns.roles)
    return any(abs(len(row.cells) - width) <= 1 for row in rows)


def _works(row: Row, cell: Cell) -> Iterator[Draft]:
    """Read the cell of titles; it may hold several works, one in each line."""
    parts = list(lines(cell))
    heads = [index for index, part in enumerate(parts) if _begins_a_work(part)]
    if len(heads) < 2:
        heads = [0]
    heads[0] = 0
    for begin, end in zip(heads, [*heads[1:], len(parts)], strict=True):
        if draft := describe(parts[begin:end], cell=True):
            piece = draft.title_piece
            yield replace(draft, line=row.line, column=piece.column if piece else 1)


def _begins_a_work(line: Sequence[Piece]) -> bool:
    """Whether a line of a cell begins with a link that is a title."""
    for piece in line:
        if piece.kind == "link" and leads_away(piece) and len(piece.text.split()) >= _FEWEST_WORDS:
            return not is_label(piece.text)
        if piece.text.strip(" *-–•\t"):
            return False
    return False


def _group(row: Row, columns: Columns) -> Group | None:
    """Tell a row that only heads the ones below it."""
    full = [cell for cell in row.cells if _is_full(cell)]
    if len(full) != 1 or any(text(cell) for cell in row.cells if cell is not full[0]):
        return None
    if len(columns.roles) < 3 or any(p.kind != "text" for p in full[0]):
        return None
    said = text(full[0])
    title = columns.title
    at_title = title is not None and title < len(row.cells) and row.cells[title] is full[0]
    bold = all(piece.bold for piece in full[0] if piece.text.strip())
    if at_title and not bold and len(row.cells) > 1 and year(said) is None:
        return None
    return Group(said, row.line)


def _is_full(cell: Cell) -> bool:
    return not is_nothing(text(cell)) or any(piece.kind != "text" for piece in cell)


def _fitted(row: Row, columns: Columns) -> list[Cell]:
    """Bring the cells of a row to the columns; a title that a stray pipe parted is joined."""
    cells = list(row.cells)
    surplus = len(cells) - columns.width
    title = columns.title or 0
    following = columns.roles[title + 1] if title + 1 < len(columns.roles) else "unknown"
    if not columns.headed or surplus <= 0 or title >= len(cells) or following == "unknown":
        return cells
    parts = cells[title : title + surplus + 1]
    if any(piece.kind == "link" for cell in parts[:-1] for piece in cell):
        return cells
    joined = [piece for cell in parts for piece in (*cell, _BAR)][:-1]
    return [*cells[:title], joined, *cells[title + surplus + 1 :]]
