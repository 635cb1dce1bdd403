"""Selecting: a part of the graph by an expression, to look at and to take home in any format.

The expressions are those of the command line and of Python. ``select?select=EXPRESSION`` shows
what one finds, ``select/FORMAT?select=EXPRESSION`` hands it out as a file, and
``select/comparison.EXTENSION``, ``tasks`` and ``data`` the same as a comparison or a matrix.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from spallm.errors import NothingFound
from spallm.exports import FORMATS
from spallm.exports.tables import TABLE_FORMATS, TableFormat
from spallm.nearness import unknown
from spallm.selecting.saved import SavedSelection, toml
from spallm.web.pages.columns import line_of
from spallm.web.pages.compare import FEWEST, MOST
from spallm.web.pages.frame import render
from spallm.web.pages.kinds import FOREMOST, many
from spallm.web.pages.stock import stock

if TYPE_CHECKING:
    from spallm.errors import SpallmError
    from spallm.exports.format import Selection
    from spallm.exports.table import Table
    from spallm.store.subgraph import Node
    from spallm.views.wording import Text
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

#: So many members of a kind stand open; the rest of them fold.
FEW = 12
_TITLE: Text = ["Select", "选取"]
#: Expressions to begin with, and what they find.
EXAMPLES: Sequence[tuple[str, Text]] = (
    (
        "models(section:spatial-models) & year:2023..",
        ["Spatial models since 2023", "2023 年以来的空间模型"],
    ),
    (
        "kind:model & task:perturbation-prediction & weights:open",
        ["Models with open weights for perturbation prediction", "权重公开的扰动预测模型"],
    ),
    ("lineage(geneformer, down)", ["What came from Geneformer", "源自 Geneformer 的模型"]),
    (
        "tests(scgpt) - papers(scgpt)",
        ["Works by others that tested scGPT", "他人测评 scGPT 的论文"],
    ),
    ("around(nicheformer, hops=1)", ["What stands around Nicheformer", "Nicheformer 的周边"]),
    ("query(papers-on-task, task=cell-type-annotation) & year:2024",
     ["What a saved query finds, in 2024", "预置查询的结果，限 2024 年"]),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A selected entity as the page shows it."""

    node: Node
    name: Text
    page: str
    line: Text
    year: int | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that a selection can be had as: the path of its link, and what it is."""

    path: str
    title: Text


_GROUPS: Sequence[tuple[Text, tuple[str, ...]]] = (
    (["References", "参考文献"], ("bibtex", "biblatex", "ris", "csl-json")),
    (["Tables", "表格"], ("xlsx", "csv", "tsv", "jsonl", "markdown", "latex")),
    (["Networks", "网络"], ("graphml", "gexf", "cytoscape", "vosviewer", "dot")),
    (["RDF", "RDF"], ("turtle", "trig", "jsonld", "ntriples", "nquads", "rdfxml")),
)
#: The file by which a selection is kept for later.
_KEPT = "selection.toml"


def _comparison(selection: Selection, language: str) -> Table:
    from spallm.tables.comparison import comparison

    return comparison(selection, language=language)


def _tasks(selection: Selection, language: str) -> Table:
    from spallm.tables.matrices import task_matrix

    return task_matrix(selection, language=language)


def _data(selection: Selection, language: str) -> Table:
    from spallm.tables.matrices import data_matrix

    return data_matrix(selection, language=language)


#: The tables that a selection is put into, by the names of their files.
TABLES: Mapping[str, tuple[Text, Callable[[Selection, str], Table]]] = {
    "comparison": (["Comparison", "对比"], _comparison),
    "tasks": (["Models × tasks", "模型 × 任务"], _tasks),
    "data": (["Models × data", "模型 × 数据"], _data),
}


def select(
    library: Library,
    at: Address,
    expression: str,
    found: Sequence[Node] | None,
    fault: SpallmError | None,
) -> str:
    """Return what an expression finds, or what is wrong with it; without one, where to begin."""
    members = [_member(library, at, node) for node in found or ()]
    groups = {kind: list(each) for kind, each in groupby(members, key=lambda m: m.node.kind)}
    models = [node.id for node in found or () if node.kind == "model"]
    query = {"select": expression} if expression else {}
    return render(
        "select.html",
        at,
        library=library,
        title=_TITLE,
        asked=expression,
        fault=fault,
        fault_is_empty=isinstance(fault, NothingFound),
        groups=groups,
        total=len(members),
        few=FEW,
        many=many,
        examples=EXAMPLES,
        files=_files(),
        tables=[(name, title) for name, (title, _) in TABLES.items()],
        extensions=("xlsx", "csv", "md", "tex", "html"),
        comparable=models if FEWEST <= len(models) <= MOST else [],
        command=f"spallm export --select {shlex.quote(expression)} -o selection.bib",
        switch=at.page(at.path, language="en" if at.language == "zh" else "zh", **query),
    )


def in_order(nodes: Sequence[Node]) -> list[Node]:
    """Return entities by kind, the foremost kinds first, and by name."""
    rank = {kind: place for place, kind in enumerate(FOREMOST)}
    return sorted(
        nodes,
        key=lambda n: (rank.get(n.kind, len(rank)), n.kind, n.label.casefold(), n.iri),
    )


def file_of(
    selection: Selection, expression: str, name: str, language: str
) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of the file that the path below ``select/`` means.

    A path that means nothing raises UnknownId.
    """
    stem, _, extension = name.rpartition(".")
    if stem in TABLES:
        written = _by_extension(extension)
        table = TABLES[stem][1](selection, language)
        return name, written.media_type, written.writer(table)
    if name == _KEPT:
        return name, "application/toml", toml(SavedSelection("selection", expression)).encode()
    if name not in FORMATS:
        raise unknown("export format", name, [*FORMATS, *(f"{each}.xlsx" for each in TABLES)])
    from spallm.exports import export

    chosen = FORMATS[name]
    body = export(selection.chosen, name, within=selection.whole).body
    extension = next(iter(chosen.extensions), ".txt")
    return f"selection{extension}", chosen.media_type, body


def _by_extension(extension: str) -> TableFormat:
    for each in TABLE_FORMATS.values():
        if f".{extension}" in each.extensions:
            return each
    known = [each.extensions[0].removeprefix(".") for each in TABLE_FORMATS.values()]
    raise unknown("extension", extension, known)


def _files() -> list[tuple[Text, list[Taken]]]:
    return [
        (title, [Taken(name, [FORMATS[name].title, FORMATS[name].title_zh]) for name in names
                 if name in FORMATS])
        for title, names in _GROUPS
    ]  # fmt: skip


def _member(library: Library, at: Address, node: Node) -> Member:
    return Member(
        node,
        library.wording.thing(node.iri),
        at.page(library.path_of(node.iri)),
        line_of(stock(library), node),
        library.years.get(node.iri),
    )
