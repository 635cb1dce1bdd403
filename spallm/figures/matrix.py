"""Matrices as heat maps: a colour and a sign in each cell, so that both are enough alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spallm.errors import UsageError
from spallm.exports.table import Cell, Row, Table
from spallm.figures.caption import caption
from spallm.figures.colours import FAINT, INK, PAPER, QUIET, lightness
from spallm.figures.drawing import Drawing
from spallm.figures.field import NothingToDraw
from spallm.figures.legend import Entry, legend
from spallm.figures.lettering import clean, width
from spallm.figures.shapes import Area, Line, Scene, Shape, Words, box
from spallm.figures.wishes import Ground
from spallm.views.drawing import UNSORTED
from spallm.views.wording import Text

TASKS: Text = ["Models by task", "模型与任务"]
DATA: Text = ["Models by data", "模型与数据"]
#: Without a wish a matrix has no more rows and columns than a page bears.
MOST_ROWS, MOST_COLUMNS = 60, 45
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


def tasks(ground: Ground) -> Drawing:
    """Draw models by the tasks that they were tested for."""
    from spallm.tables.matrices import task_matrix

    table = task_matrix(ground.selection, language=ground.wishes.language)
    told: Text = [
        "Cells sum up the evaluations by others than the makers, or in brackets the makers' own "
        "where there are no others: ↑ better than the baseline, ≈ on par, ± mixed, ↓ worse, "
        "○ no verdict. An empty cell means that no evaluation is known, not that there is none.",
        "单元格汇总由他人所做的测评；若无，则以括号表示模型作者自己的测评：↑ 优于基线，≈ 相当，"
        "± 不一，↓ 劣于基线，○ 未作结论。空格表示没有已知的测评，并不表示没有测评。",
    ]
    return _drawn(ground, "tasks", ground.wishes.said(TASKS), table, OUTCOMES, told)


def data(ground: Ground) -> Drawing:
    """Draw models by the data that they were trained and tested on, leakage marked."""
    from spallm.tables.matrices import data_matrix

    table = data_matrix(ground.selection, language=ground.wishes.language)
    told: Text = [
        "P pre-trained, F fine-tuned, T trained, E evaluated on (in brackets by the makers "
        "alone); ! in a frame: evaluated on data that the model or an ancestor was pre-trained "
        "on, or on a part or source of them; ? the same, but only possible, for it is not stated "
        "which release was used. Shared origin shows that overlap is possible, not that it "
        "happened. An empty cell is unknown, never “no”.",
        "预＝预训练，微＝微调，训＝训练，测＝测评（括号内仅为模型作者自己的测评）；带框的“!”＝用于测评的数据"
        "与该模型或其祖先的预训练数据相同，或为其部分或来源；“?”＝同上，但仅为可能，因未说明所用版本。"
        "同源只说明可能重叠，并不证明确有泄漏。空格表示未知，而不是“无”。",
    ]
    return _drawn(ground, "data", ground.wishes.said(DATA), table, USES, told)


def _drawn(
    ground: Ground, name: str, title: str, table: Table, looks: Mapping[str, Look], told: Text
) -> Drawing:
    if not table.rows or len(table.headings) < 2:
        raise NothingToDraw(
            "nothing is known of what is selected that this matrix shows",
            hint="What is missing is unknown. Select models, or works that test models.",
        )
    whole = (len(table.rows), len(table.headings) - 1)
    table = most_known(table, ground.wishes.most or MOST_ROWS,
                       ground.wishes.most or MOST_COLUMNS)  # fmt: skip
    shown = (len(table.rows), len(table.headings) - 1)
    sheet = _fitted(ground, table, looks)
    shapes, height = sheet.shapes()
    found = [look for mark, look in looks.items() if mark in sheet.marks]
    entries = [Entry(Area((), look.colour, FAINT, 0.4), _meaning(ground, look)) for look in found]
    signs, more = legend(entries, _MARGIN, height + sheet.size * 0.5, sheet.width - 12, sheet.size)
    scene = sheet.scene([*shapes, *signs], height + more + sheet.size + _MARGIN)
    notes = [_cut(shown, whole)] if shown != whole else []
    what: Text = [
        f"Shown are {shown[0]} models and {shown[1]} columns.",
        f"图中为 {shown[0]} 个模型、{shown[1]} 列。",
    ]
    text = caption(ground, title, [what, *notes, told])
    said = tuple(ground.wishes.said(note) for note in notes)
    return Drawing(name, title, text, scene, said, ground.wishes.language)


def _meaning(ground: Ground, look: Look) -> str:
    said = ground.wishes.said
    return f"{said(look.sign)} {said(look.meaning)}"


def _cut(shown: tuple[int, int], whole: tuple[int, int]) -> Text:
    return [
        f"These are the {shown[0]} of {whole[0]} models and {shown[1]} of {whole[1]} columns of "
        "which most is known.",
        f"仅显示已知信息最多的模型（{shown[0]}/{whole[0]}）与列（{shown[1]}/{whole[1]}）。",
    ]


def most_known(table: Table, rows: int, columns: int) -> Table:
    """Return the part of a matrix of which most is known, in its order; empty lines go."""

    def filled(row: Row, kept: Sequence[int]) -> int:
        return sum(bool(row.cells[n].items) for n in kept)

    every = range(1, len(table.headings))
    best = sorted(range(len(table.rows)), key=lambda n: (-filled(table.rows[n], every), n))[:rows]
    chosen = [table.rows[n] for n in sorted(best)]
    counts = {n: sum(bool(row.cells[n].items) for row in chosen) for n in every}
    kept = sorted(sorted(every, key=lambda n: (-counts[n], n))[:columns])
    kept = [0, *(n for n in kept if counts[n])]
    return replace(
        table,
        headings=tuple(table.headings[n] for n in kept),
        rows=tuple(
            replace(row, cells=tuple(row.cells[n] for n in kept))
            for row in chosen
            if filled(row, kept[1:])
        ),
    )


def _fitted(ground: Ground, table: Table, looks: Mapping[str, Look]) -> Sheet:
    wanted = ground.wishes.width
    room = wanted / 25.4 * 72 if wanted else None
    size = 6.5
    sheet = Sheet(ground, table, looks, size)
    while room and sheet.width > room and size > 5:
        size -= 0.25
        sheet = Sheet(ground, table, looks, size)
    if room and sheet.width > room + 0.01:
        raise UsageError(
            f"the matrix needs {math.ceil(sheet.width / 72 * 25.4)} mm in letters of 5 points, "
            f"and {wanted:g} mm were asked for",
            hint="Leave out --width, select less, or draw fewer with --most.",
        )
    return sheet


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
