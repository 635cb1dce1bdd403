"""Signs for none: one column should have one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from spallm.importers.nothing import is_nothing
from spallm.linting.finding import Edit, Fault
from spallm.linting.grid import Row
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words

#: Signs that say more than none, and are left alone.
_MORE = "tbd tba todo na x × ✗ ❌ ✘ ? 未公开 未知 unknown soon"
_SAYS_MORE = frozenset(_MORE.split())


def uneven(manuscript: Manuscript) -> Iterator[Fault]:
    """Find cells that say none in another way than most of their column."""
    for grid in manuscript.grids:
        signs: dict[int, list[tuple[Row, str]]] = defaultdict(list)
        for row in grid.rows:
            for column, cell in enumerate(row.cells[: grid.width]):
                if is_nothing(cell) and not _says_more(cell):
                    signs[column].append((row, cell))
        for column in sorted(signs):
            yield from _in_column(manuscript, signs[column], column)


def _in_column(
    manuscript: Manuscript, signs: list[tuple[Row, str]], column: int
) -> Iterator[Fault]:
    counts = Counter(cell for _, cell in signs)
    usual, most = counts.most_common(1)[0]
    if len(counts) > 1 and most * 2 > len(signs):
        for row, cell in signs:
            if cell != usual:
                yield _fault(manuscript, row, column, usual)


def _says_more(cell: str) -> bool:
    return bool(_SAYS_MORE & set(cell.casefold().split()))


def _fault(manuscript: Manuscript, row: Row, column: int, usual: str) -> Fault:
    start, end = row.spans[column]
    cell = row.cells[column]
    first = start + row.text[start:end].index(cell) if cell else start
    says = {"en": usual or "an empty cell", "zh": usual or "空单元格"}
    length = len(cell)
    text = usual if cell else f" {usual}"
    return Fault(
        manuscript.spot(row.line, first, length),
        Words(
            f"{cell or 'an empty cell'} stands where the column writes {says['en']}",
            f"此处为{cell or '空单元格'}，而该列写作{says['zh']}",
        ),
        edits=(Edit(row.line, first + 1, length, text),),
    )


RULES = (
    Rule(
        "uneven-blanks",
        "note",
        Words("A column says none in several ways.", "同一列用多种写法表示“无”。"),
        Words("Choose one sign for the whole column.", "请在整列使用同一写法。"),
        "| Title | Code |\n| --- | --- |\n| One | - |\n| Two | - |\n| Three | N/A |\n",
        uneven,
    ),
)
