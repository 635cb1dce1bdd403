"""A list beside a graph, as rows and in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spallm.cli.output import Cell
    from spallm.lists.comparing import Compared, Comparison

Rows = tuple[tuple[str, ...], "list[list[Cell]]"]


def compared_rows(comparison: Comparison, lang: str) -> Rows:
    """Return one row for each entry of the list."""
    columns = ("line", "title", "status", "id", "reason", "disagreement")
    return columns, [_row(each, lang) for each in comparison.entries]


def _row(each: Compared, lang: str) -> list[Cell]:
    join = "；" if lang == "zh" else "; "
    said = join.join(disagreement.words(lang) for disagreement in each.disagreements)
    ids = " ".join(work.id for work in each.works)
    place = each.entry.place
    return [place.line, each.entry.title, each.status, ids, join.join(_reasons(each, lang)), said]


def _reasons(each: Compared, lang: str) -> Iterator[str]:
    """Yield why an entry is taken for a work, or may be it, with all doubts."""
    for match in each.matches:
        yield match.words(lang)
        if match.conflict and each.status == "both":
            yield match.conflict
    if each.earlier:
        yield (
            f"第 {each.earlier} 行已列出" if lang == "zh" else f"stands in line {each.earlier}, too"
        )


def missing_rows(comparison: Comparison) -> Rows:
    """Return one row for each work that the list lacks; ``line`` is an entry that may mean it."""
    perhaps = comparison.perhaps
    rows: list[list[Cell]] = [
        [work.id, work.year, work.title, ", ".join(work.sections), perhaps.get(work.id)]
        for work in comparison.missing
    ]
    return ("id", "year", "title", "sections", "line"), rows


def summary(comparison: Comparison, name: str, lang: str) -> str:
    """Return in one line how list and graph compare."""
    counts = comparison.counts
    words = (
        "{name}：{n:,} 条；双方都有 {both:,} 条（其中 {disagree:,} 条说法不同），"
        "可能相同 {perhaps:,} 条，仅列表有 {there:,} 条；仅图谱有 {missing:,} 篇。"
        if lang == "zh"
        else "{name}: {n:,} entries; {both:,} in both ({disagree:,} disagree), "
        "{perhaps:,} perhaps, {there:,} only there; {missing:,} works only here."
    )
    wanted = ("both", "disagree", "perhaps", "there", "missing")
    return words.format(name=name, n=len(comparison.entries), **{x: counts[x] for x in wanted})
