"""The sheet of a heat map: where its cells and names stand, and how marks are drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spallm.exports.table import Cell, Row, Table
from spallm.figures.colours import INK, PAPER, QUIET, lightness
from spallm.figures.lettering import clean, width
from spallm.figures.shapes import Area, Line, Scene, Shape, Words, box
from spallm.figures.wishes import Ground
from spallm.views.drawing import UNSORTED
from spallm.views.wording import Text

_LONGEST = 34
_MARGIN = 6.0
_TURN = 55.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a mark is drawn: colour, sign, and what it means."""

    colour: str
    sign: Text
    meaning: Text
    framed: bool = False


#: By the words that the tables mark cells with; the last of each is not in colour.
OUTCOMES: Mapping[str, Look] = {
    "better": Look("#0072B2", "↑", ["better than the baseline", "优于基线"]),
    "on par": Look("#9CCBEA", "≈", ["on par with it", "与基线相当"]),
    "mixed": Look("#F5E9A8", "±", ["mixed", "结果不一"]),
    "worse": Look("#D55E00", "↓", ["worse", "劣于基线"]),
    "no verdict": Look("#E3E6EA", "○", ["no verdict", "未作结论"]),
    "untested": Look(
        "#FFFFFF", "·", ["made for the task, no test known", "用于该任务，无已知测评"]
    ),
}
USES: Mapping[str, Look] = {
    "pre-trained": Look("#004D73", ["P", "预"], ["pre-trained on", "预训练"]),
    "fine-tuned": Look("#009E73", ["F", "微"], ["fine-tuned on", "微调"]),
    "trained": Look("#7FB8A6", ["T", "训"], ["trained on", "训练"]),
    "evaluated": Look("#CFE6F5", ["E", "测"], ["evaluated on", "测评"]),
    "possible leak": Look(
        "#F2C063", ["?", "?"], ["evaluated, leak possible", "测评，可能泄漏"], True
    ),
    "leak": Look(
        "#D55E00", ["!", "!"], ["evaluated, seen in pre-training", "测评，预训练中见过"], True
    ),
}
_STRANGE = Look("#E3E6EA", "•", ["other", "其他"])


@dataclass(frozen=True)
class Sheet:
    """A matrix on its page."""

    ground: Ground
    table: Table
    looks: Mapping[str, Look]
    size: float

    @property
    def step(self) -> float:
        """The side of a cell."""
        return self.size * 1.55

    @property
    def names(self) -> list[str]:
        """What stands over the columns."""
        return [clean(heading.title, _LONGEST) for heading in self.table.headings[1:]]

    @property
    def left(self) -> float:
        """Where the cells begin."""
        names = [clean(row.cells[0].text, _LONGEST) for row in self.table.rows]
        return _MARGIN + max(width(name, self.size) for name in names) + self.size * 0.6

    @property
    def top(self) -> float:
        """Where the cells begin under the headings."""
        longest = max(width(name, self.size) for name in self.names)
        return _MARGIN + longest * math.sin(math.radians(_TURN)) + self.size * 1.2

    @property
    def width(self) -> float:
        """How wide the page is: the last headings reach beyond the cells."""
        turn = math.cos(math.radians(_TURN))
        ends = [
            (n + 0.5) * self.step + width(name, self.size) * turn + self.size
            for n, name in enumerate(self.names)
        ]
        groups = max(width(row.group, self.size, True) for row in self.table.rows)
        return max(self.left + max(ends), _MARGIN + groups) + _MARGIN

    @property
    def marks(self) -> set[str]:
        """The marks that are in it."""
        return {cell.mark for row in self.table.rows for cell in row.cells[1:] if cell.items}

    def scene(self, shapes: Sequence[Shape], height: float) -> Scene:
        """Return the page with these shapes."""
        return Scene(self.width, height, tuple(shapes))

    def shapes(self) -> tuple[list[Shape], float]:
        """Return the matrix, and where it ends."""
        shapes = self._headings()
        y, group = self.top, ""
        for row in self.table.rows:
            here = clean(row.group) or (self.ground.wishes.said(UNSORTED) if group else "")
            if here != group:
                group = here
                y += self.size * 0.4
                long = width(group, self.size, True)
                middle = y + self.size * 0.6
                shapes.append(Words(_MARGIN, middle, group, self.size, long, QUIET, bold=True))
                y += self.size * 1.35
            shapes += self._row(row, y)
            y += self.step
        for n in range(1, len(self.names)):
            x = self.left + n * self.step
            shapes.append(Line(((x, self.top), (x, y)), PAPER, 0.7, layer=1))
        return shapes, y

    def _headings(self) -> list[Shape]:
        shapes: list[Shape] = []
        for n, name in enumerate(self.names):
            x = self.left + (n + 0.5) * self.step
            long = width(name, self.size)
            shapes.append(
                Words(x, self.top - self.size * 1.1, name, self.size, long, INK, turn=_TURN)
            )
        return shapes

    def _row(self, row: Row, y: float) -> list[Shape]:
        name = clean(row.cells[0].text, _LONGEST)
        middle = y + self.step / 2
        words = Words(self.left - self.size * 0.5, middle, name, self.size,
                      width(name, self.size), INK, align="right")  # fmt: skip
        long = self.step * len(self.names)
        ground = box(self.left, y + 0.35, long, self.step - 0.7)
        shapes: list[Shape] = [words, Area(ground, "#F4F5F7", layer=0)]
        for n, cell in enumerate(row.cells[1:]):
            if cell.items:
                shapes += self._cell(cell, self.left + n * self.step, y, (name, self.names[n]))
        return shapes

    def _cell(self, cell: Cell, x: float, y: float, about: tuple[str, ...]) -> list[Shape]:
        side = self.step
        corners = box(x + 0.35, y + 0.35, side - 0.7, side - 0.7)
        look = self.looks.get(cell.mark, _STRANGE)
        sign = self.ground.wishes.said(look.sign)
        is_own = all(item.text.startswith("(") for item in cell.items) and not look.framed
        text = f"({sign})" if is_own else sign
        colour = PAPER if lightness(look.colour) < 0.55 else INK
        small = self.size * (0.85 if is_own else 1)
        edge, line = (INK, 0.8) if look.framed else ("none", 0.0)
        return [
            Area(corners, look.colour, edge, line, layer=2, about=(*about, cell.mark)),
            Words(x + side / 2, y + side / 2, text, small, width(text, small), colour,
                  bold=look.framed, align="center"),
        ]  # fmt: skip
