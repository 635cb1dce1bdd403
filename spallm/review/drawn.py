"""The makers of the parts of a pack that are drawn or reckoned, and of the methods in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spallm.review.made import counts, tables
from spallm.review.material import Material
from spallm.review.packed import Packed

if TYPE_CHECKING:
    from spallm.figures.drawing import Drawing

FORMS = ("svg", "pdf", "png")
#: How many rows of an analysis are kept as CSV; of pairs there can be hundreds of thousands.
_MOST = 1000
_MORE = {"en": "More rows stand in the CSV beside this.", "zh": "更多的行见同名 CSV。"}
#: Where the captions of all figures stand; the figures write it together, in their order.
CAPTIONS = "figures/captions.md"
#: What the methods say was made.
_WORDS = {
    "comparison": {"en": "a comparison table", "zh": "对比表"},
    "matrices": {"en": "matrices of tasks and data", "zh": "任务与数据矩阵"},
    "figures": {"en": "figures", "zh": "图"},
    "analyses": {"en": "bibliometric analyses", "zh": "文献计量分析"},
}
_METHODS = {
    "en": ("Draft of the paragraph on methods.", "方法部分的英文草稿。"),
    "zh": ("Draft of the paragraph on methods in Chinese.", "方法部分的草稿。"),
}
_LANGUAGES = {"en": "English", "zh": "中文"}


def figure_names(material: Material) -> Sequence[str]:
    """Return the figures that the review asks for, or all that a selection can have."""
    from spallm.figures.registry import FIGURES

    return material.state.review.pack.figures or tuple(FIGURES)


def figures(material: Material, name: str) -> Iterator[Packed]:
    """Yield one figure in every form, and its caption in every language of the review.

    A figure of which the selection has nothing, such as lineage without models, is left out.
    """
    from spallm.figures.field import NothingToDraw
    from spallm.figures.registry import FIGURES

    try:
        drawing = _figure(material, name, material.language)
    except NothingToDraw:
        if material.state.review.pack.figures:
            raise  # somebody asked for this one
        return
    shows = FIGURES[name]
    yield from _files(drawing, f"figures/{name}", shows.title, shows.title_zh)
    told = {
        each: (drawing if each == drawing.language else _figure(material, name, each)).caption
        for each in material.languages
    }
    yield _captions(name, drawing.title, told)


def _figure(material: Material, name: str, language: str) -> Drawing:
    from spallm.figures.registry import draw

    return draw(name, material.selection, language=language, about=material.statement)


def _captions(name: str, title: str, told: Mapping[str, str]) -> Packed:
    """Return the captions of a figure in every language, as a piece of the file of all of them."""
    lines = [f"## {title} ({name})", *(f"{_LANGUAGES[each]}: {told[each]}" for each in told)]
    body = "".join(f"{line}\n\n" for line in lines).encode()
    return Packed(CAPTIONS, body, "Drafts of the captions of all figures.", "全部图的图注草稿。")


def _files(drawing: Drawing, path: str, says: str, says_zh: str) -> Iterator[Packed]:
    for form in FORMS:
        yield Packed(f"{path}.{form}", drawing.written(form), f"{says}.", f"{says_zh}。")


def prisma(material: Material, _: str) -> Iterator[Packed]:
    """Yield the flow of records as a diagram and as numbers."""
    from spallm.figures.prisma import prisma as drawn

    flow = material.state.flow(material.language)
    drawing = drawn(flow, material.language)
    shows = ("The flow of records, as PRISMA 2020 asks for it", "PRISMA 2020 记录筛选流程图")
    yield from _files(drawing, "prisma", *shows)
    told = {each: drawn(material.state.flow(each), each).caption for each in material.languages}
    yield _captions("prisma", drawing.title, told)
    yield Packed("prisma.json", counts(flow), "The numbers of the flow of records.",
                 "记录筛选流程的各项数目。")  # fmt: skip


def analysis_names(_: Material) -> Sequence[str]:
    """Return the names of the analyses."""
    from spallm.tables.analyses import ANALYSES

    return tuple(ANALYSES)


def analyses(material: Material, name: str) -> Iterator[Packed]:
    """Yield one analysis."""
    from spallm.tables.analyses import ANALYSES, analysed
    from spallm.tables.found import said_in

    kind = ANALYSES[name]
    table = analysed(name, material.selection, material.language, _MOST if kind.usual else None)
    says = tuple(said_in(kind.title, language) for language in ("en", "zh"))
    told = (f"Analysis: {says[0]}; more rows as CSV.", f"分析：{says[1]}（CSV 行数更多）。")
    yield from tables(table, f"analyses/{name}", (".csv",), *told)
    shown = kind.cut(table.rows, kind.usual) if kind.usual else table.rows
    notes = (
        (*table.notes, _MORE[material.language]) if len(shown) < len(table.rows) else table.notes
    )
    few = replace(table, rows=tuple(shown), notes=notes)
    yield from tables(few, f"analyses/{name}", (".md",), *told)


def methods(material: Material, _: str) -> Iterator[Packed]:
    """Yield the paragraph on methods in every language of the review."""
    from spallm.review.methods import methods as told

    for language in material.languages:
        body = told(material.state, language, made=_made(material, language)).encode()
        yield Packed(f"methods.{language}.md", body, *_METHODS[language])


def _made(material: Material, language: str) -> Iterator[str]:
    """Yield what was made of the included records, in words."""
    for part, words in _WORDS.items():
        if part in material.parts:
            yield words[language]
