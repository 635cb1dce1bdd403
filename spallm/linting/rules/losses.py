"""Losses: what stands in a list and an import would leave behind."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words


def lost(manuscript: Manuscript) -> Iterator[Fault]:
    """Find what the import cannot make an entry of, though it seems to be one."""
    for remark in manuscript.reading.remarks:
        if remark.lost:
            yield Fault(
                manuscript.spot(remark.place.line),
                Words(remark.message, f"此处无法作为条目读取：{remark.message}"),
            )


RULES = (
    Rule(
        "not-read",
        "note",
        Words(
            "An import would leave something behind, because it makes no entry.",
            "导入时会遗漏此处内容，因为它不成条目。",
        ),
        Words(
            "See whether a title is missing, or whether that is meant.",
            "请查看是否缺少标题，或是否有意如此。",
        ),
        "| Year | Title | Paper |\n| --- | --- | --- |\n"
        "| 2024 | scGPT | [Link](https://doi.org/10.1038/s41592-024-02201-0) |\n"
        "| 2023 | | [Link](https://doi.org/10.1038/s41586-023-06139-9) |\n",
        lost,
    ),
)
