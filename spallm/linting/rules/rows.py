"""Rows of tables: pipes that are missing or too many, and tables that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spallm.linting.finding import Edit, Fault
from spallm.linting.grid import Grid, Row
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words

#: Where a pipe is rather part of a text than the end of a cell: in brackets, code or formulas.
_WITHIN = re.compile(r"\[[^\[\]|]*\|[^\[\]|]*\]\(|`[^`|]*\|[^`|]*`|\$[^$|]*\|[^$|]*\$")
_REMARK = re.compile(r"\s*(?:\[(?://|comment)\]:|<!--)")
_TWO_ROWS = 2


def unclosed(manuscript: Manuscript) -> Iterator[Fault]:
    """Find rows that lack the pipe at the end that most rows of their table have."""
    for grid in manuscript.grids:
        for row in _rows(grid):
            if row.pipes and not row.closes and _mostly(grid, "closes"):
                text = row.text
                end = "|" if text[-1:].isspace() else " |"
                yield Fault(
                    manuscript.spot(row.line, len(text.rstrip()) - 1, 1),
                    Words("this row has no closing pipe", "本行缺少结尾的竖线"),
                    edits=(Edit(row.line, len(text) + 1, 0, end),),
                    safe=True,
                )


def unopened(manuscript: Manuscript) -> Iterator[Fault]:
    """Find rows that lack the pipe at the start that most rows of their table have."""
    for grid in manuscript.grids:
        for row in _rows(grid):
            if row.pipes and not row.opens and _mostly(grid, "opens"):
                start = len(row.text) - len(row.text.lstrip())
                yield Fault(
                    manuscript.spot(row.line, start, 1),
                    Words("this row has no opening pipe", "本行缺少开头的竖线"),
                    edits=(Edit(row.line, start + 1, 0, "| "),),
                    safe=True,
                )


def _rows(grid: Grid) -> tuple[Row, ...]:
    return (grid.header, *grid.rows)


def _mostly(grid: Grid, end: str) -> bool:
    """Tell whether more than half of the rows, with the heading, have a pipe at an end."""
    rows = [row for row in _rows(grid) if row.pipes]
    return sum(bool(getattr(row, end)) for row in rows) * 2 > len(rows)


def short(manuscript: Manuscript) -> Iterator[Fault]:
    """Find rows that have fewer cells than the heading."""
    for grid in manuscript.grids:
        for row in grid.rows:
            count = len(row.spans)
            if row.pipes and count < grid.width and "](#" not in row.text:
                yield Fault(
                    manuscript.spot(row.line),
                    Words(
                        f"{count} cells stand where the heading has {grid.width}",
                        f"本行有 {count} 个单元格，而表头有 {grid.width} 个",
                    ),
                )


def swallowed(manuscript: Manuscript) -> Iterator[Fault]:
    """Find lines right below a table, which become rows of it."""
    for grid in manuscript.grids:
        for row in grid.rows:
            if not row.pipes and grid.width > 1 and row.text.strip():
                yield Fault(
                    manuscript.spot(row.line),
                    Words(
                        "this line stands right below a table and is shown as a row of it",
                        "本行紧接在表格之下，会被显示为表格的一行",
                    ),
                )


def long(manuscript: Manuscript) -> Iterator[Fault]:
    """Find rows that have more in them than the heading has columns; the rest is not shown."""
    for grid in manuscript.grids:
        for row in grid.rows:
            over = [span for span in row.spans[grid.width :] if _says(row.text[slice(*span)])]
            if not over:
                continue
            count = len(row.spans)
            inner = _WITHIN.search(row.text)
            fault = _unescaped(manuscript, row, inner) if inner else None
            yield fault or Fault(
                manuscript.spot(row.line, over[0][0], over[-1][1] - over[0][0]),
                Words(
                    f"{count} cells stand where the heading has {grid.width}; "
                    "what is too much is not shown",
                    f"本行有 {count} 个单元格，而表头有 {grid.width} 个；多出的内容不会显示",
                ),
            )


def _says(cell: str) -> bool:
    """Tell whether a cell holds anything but a remark that nobody is to see."""
    return bool(cell.strip()) and not _REMARK.match(cell)


def _unescaped(manuscript: Manuscript, row: Row, inner: re.Match[str]) -> Fault:
    pipe = inner.start() + inner[0].index("|")
    return Fault(
        manuscript.spot(row.line, pipe, 1),
        Words(
            "a pipe within a text parts a cell in two; the end of the row is not shown",
            "文字中的竖线把单元格一分为二，行尾内容因此不会显示",
        ),
        Words(r"Write \| for a pipe that is part of a text.", r"文字中的竖线请写作 \|。"),
        edits=(Edit(row.line, pipe + 1, 1, "\\|"),),
    )


def undelimited(manuscript: Manuscript) -> Iterator[Fault]:
    """Find rows of pipes that no reader sees as a table."""
    ends = {end for _, end in manuscript.blocks.tables}
    for start, end in manuscript.blocks.paragraphs:
        rows = [manuscript.row(number) for number in range(start, end)]
        if len(rows) < _TWO_ROWS or not all(row.opens and row.pipes > 1 for row in rows):
            continue
        above = start
        while above and not manuscript.texts[above - 1].strip():
            above -= 1
        yield _not_a_table(manuscript, rows, start, is_parted=above in ends)


def _not_a_table(manuscript: Manuscript, rows: list[Row], start: int, *, is_parted: bool) -> Fault:
    place = manuscript.spot(start + 1)
    delimiter = next((row for row in rows if row.is_delimiter), None)
    if is_parted:
        return Fault(
            place,
            Words(
                f"an empty line parts these {len(rows)} rows from their table; "
                "they are shown as plain text",
                f"空行把这 {len(rows)} 行与其表格隔开，它们会显示为普通文字",
            ),
            Words("Remove the empty line above.", "请删除上面的空行。"),
        )
    if delimiter:
        return Fault(
            place,
            Words(
                f"the heading has {len(rows[0].spans)} cells and the line of dashes "
                f"{len(delimiter.spans)}, so this is shown as plain text",
                f"表头有 {len(rows[0].spans)} 个单元格，分隔行有 {len(delimiter.spans)} 个，"
                "因此会显示为普通文字",
            ),
            Words("Give both as many cells.", "请使两者的单元格数相同。"),
        )
    dashes = f"|{' --- |' * len(rows[0].spans)}{manuscript.lines[start].end or chr(10)}"
    return Fault(
        place,
        Words(
            f"no line of dashes stands below the first of these {len(rows)} rows, "
            "so they are shown as plain text",
            f"这 {len(rows)} 行的首行之下没有分隔行，因此会显示为普通文字",
        ),
        edits=(Edit(start + 2, 1, 0, dashes),),
    )


def hidden(manuscript: Manuscript) -> Iterator[Fault]:
    """Find tables that HTML right above them hides from the reader of Markdown."""
    for start, end in manuscript.blocks.html:
        for number in range(start + 1, end):
            row = manuscript.row(number)
            if row.is_delimiter and row.pipes > 1 and manuscript.row(number - 1).pipes > 1:
                yield Fault(
                    manuscript.spot(number),
                    Words(
                        "HTML stands right above this table, so it is shown as plain text",
                        "表格紧接在 HTML 之下，因此会显示为普通文字",
                    ),
                )


_TABLE = "| Year | Title | Code |\n| --- | --- | --- |\n"
RULES = (
    Rule(
        "unclosed-row",
        "warning",
        Words("A row lacks the closing pipe that its neighbours have.", "行尾缺少竖线。"),
        Words("Close the row with a pipe.", "请在行尾补上竖线。"),
        f"{_TABLE}| 2024 | scGPT | - |\n| 2023 | Geneformer | -\n",
        unclosed,
        mends=True,
    ),
    Rule(
        "unopened-row",
        "warning",
        Words("A row lacks the opening pipe that its neighbours have.", "行首缺少竖线。"),
        Words("Begin the row with a pipe.", "请在行首补上竖线。"),
        f"{_TABLE}| 2024 | scGPT | - |\n2023 | Geneformer | - |\n",
        unopened,
        mends=True,
    ),
    Rule(
        "short-row",
        "warning",
        Words("A row has fewer cells than the heading.", "某行的单元格少于表头。"),
        Words(
            "See which cell is missing, and write - for what there is none of.",
            "请查看缺少哪个单元格；没有内容的写 -。",
        ),
        f"{_TABLE}| 2024 | scGPT |\n",
        short,
    ),
    Rule(
        "long-row",
        "error",
        Words(
            "A row has more cells than the heading, and the rest is not shown.",
            "某行的单元格多于表头，多出部分不会显示。",
        ),
        Words(
            r"Take a pipe away, or write \| for one that is part of a text.",
            r"请删去多余的竖线；属于文字的竖线写作 \|。",
        ),
        f"{_TABLE}| 2024 | scGPT | - | [Docs](https://scgpt.readthedocs.io) |\n",
        long,
    ),
    Rule(
        "swallowed-line",
        "warning",
        Words(
            "A line right below a table becomes a row of it.", "紧接表格的文字会成为表格的一行。"
        ),
        Words("Leave an empty line between.", "请在中间留一空行。"),
        f"{_TABLE}| 2024 | scGPT | - |\nMore will follow.\n",
        swallowed,
    ),
    Rule(
        "no-table",
        "error",
        Words(
            "Rows that look like a table are none, because the line of dashes is missing, "
            "unequal, or parted from them.",
            "看似表格的各行因缺少分隔行、分隔行不等长或被空行隔开而不成表格。",
        ),
        Words("Put a line of dashes below the heading.", "请在表头之下加一行分隔线。"),
        "| Year | Title |\n| 2024 | scGPT |\n",
        undelimited,
    ),
    Rule(
        "hidden-table",
        "error",
        Words(
            "A table right below HTML is shown as plain text.", "紧接 HTML 的表格会显示为普通文字。"
        ),
        Words("Leave an empty line above the table.", "请在表格之上留一空行。"),
        f"<details>\n{_TABLE}| 2024 | scGPT | - |\n</details>\n",
        hidden,
    ),
)
