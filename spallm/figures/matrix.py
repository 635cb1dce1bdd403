"""Matrices as heat maps: a colour and a sign in each cell, so that both are enough alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spallm.errors import UsageError
from spallm.exports.table import Row, Table
from spallm.figures.caption import caption
from spallm.figures.colours import FAINT
from spallm.figures.drawing import Drawing
from spallm.figures.field import NothingToDraw
from spallm.figures.legend import Entry, legend
from spallm.figures.shapes import Area
from spallm.figures.sheet import OUTCOMES, USES, Look, Sheet
from spallm.figures.wishes import Ground
from spallm.views.wording import Text

TASKS: Text = ["Models by task", "模型与任务"]
DATA: Text = ["Models by data", "模型与数据"]
#: Without a wish a matrix has no more rows and columns than a page bears.
MOST_ROWS, MOST_COLUMNS = 60, 45
_MARGIN = 6.0


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
