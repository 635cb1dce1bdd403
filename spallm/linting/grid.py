"""Tables as they are written: their rows, their cells, and the pipes between."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PREFIX = re.compile(r"(?:\s|>|(?:[-*+]|\d{1,9}[.)])\s(?=\s*\|))*")
_PIPE = re.compile(r"\\.|\|")
_DELIMITER = re.compile(r"[\s|:-]*-[\s|:-]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: ``spans`` bound the texts of its cells in the line, counted from 0.

    ``opens`` and ``closes`` tell whether pipes stand at its ends, ``pipes`` how many there are.
    """

    line: int
    text: str
    spans: tuple[tuple[int, int], ...]
    opens: bool
    closes: bool
    pipes: int

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells without the blanks around them."""
        return tuple(self.text[start:end].strip() for start, end in self.spans)

    @property
    def is_delimiter(self) -> bool:
        """Tell whether it is the line of dashes below a heading."""
        inner = "".join(self.cells)
        return (
            bool(self.pipes)
            and bool(_DELIMITER.fullmatch(self.text.strip(" >\t")))
            and (all(re.fullmatch(r":?-+:?", cell) for cell in self.cells) and bool(inner))
        )

    def cell_at(self, column: int) -> int | None:
        """Return which cell a column, counted from 1, stands in."""
        for number, (start, end) in enumerate(self.spans):
            if start <= column - 1 < max(end, start + 1):
                return number
        return None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heading, the line of dashes, and the rows below."""

    header: Row
    delimiter: Row
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.header.spans)

    def heading(self, cell: int | None) -> str:
        """Return what a column is called; cells beyond the last column have no name."""
        names = self.header.cells
        return names[cell] if cell is not None and cell < len(names) else ""


def row_of(text: str, line: int) -> Row:
    r"""Read a line as a row; a pipe behind a backslash stands for itself.

    >>> row = row_of(r"| a | b\|c |", 3)
    >>> row.cells, row.closes
    (('a', 'b\\|c'), True)
    """
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    end = len(text.rstrip())
    pipes = [match.start() for match in _PIPE.finditer(text, start) if match[0] == "|"]
    opens = bool(pipes) and pipes[0] == start
    closes = len(pipes) > opens and pipes[-1] == end - 1
    inner = pipes[opens : len(pipes) - closes]
    first = start + opens
    last = (pipes[-1] if closes else end) if pipes else end
    bounds = [first, *(edge for pipe in inner for edge in (pipe, pipe + 1)), max(last, first)]
    spans = tuple(zip(bounds[::2], bounds[1::2], strict=True))
    return Row(line, text, spans, opens, closes, len(pipes))
