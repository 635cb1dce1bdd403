"""The makers of the parts of a pack that are text, tables and pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.review.earlier import GRAPH, RECORDS, SELECTION
from spallm.review.listing import records_table, selection_table
from spallm.review.material import Material
from spallm.review.packed import Packed
from spallm.vocabulary import SPALLM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spallm.exports.table import Table
    from spallm.review.review import Review


@dataclass(frozen=True, slots=True)
class _Reference:
    """One form of the bibliography: its format among the exports, its file and what it is for."""

    format: str
    file: str
    says: str
    says_zh: str


_BIBLIOGRAPHY = {
    each.file: each
    for each in (
        _Reference("bibtex", "bibliography.bib", "The bibliography for LaTeX (BibTeX).",
                   "供 LaTeX 使用的参考文献（BibTeX）。"),
        _Reference("ris", "bibliography.ris", "The bibliography for Zotero and EndNote (RIS).",
                   "供 Zotero、EndNote 使用的参考文献（RIS）。"),
        _Reference("csl-json", "bibliography.json",
                   "The bibliography for Pandoc and Zotero (CSL-JSON).",
                   "供 Pandoc、Zotero 使用的参考文献（CSL-JSON）。"),
    )
}  # fmt: skip
#: The works that tested what is included, for those who cite the matrices.
_EVALUATIONS = {
    each.file: each
    for each in (
        _Reference("bibtex", "evaluations.bib",
                   "Further works, which evaluated what is included (BibTeX).",
                   "测评过纳入内容的其他文献（BibTeX）。"),
        _Reference("ris", "evaluations.ris",
                   "Further works, which evaluated what is included (RIS).",
                   "测评过纳入内容的其他文献（RIS）。"),
        _Reference("csl-json", "evaluations.json",
                   "Further works, which evaluated what is included (CSL-JSON).",
                   "测评过纳入内容的其他文献（CSL-JSON）。"),
    )
}  # fmt: skip
_MATRICES = {
    "tasks": ("Models by task, with who evaluated and what was found.",
              "模型与任务的测评矩阵，含测评者与结论。"),
    "data": ("Models by data set: trained on, evaluated on, and where the two may overlap.",
             "模型与数据集：训练、测评及可能的数据泄漏。"),
}  # fmt: skip
_FORMS = {".csv": "csv", ".xlsx": "xlsx", ".md": "markdown", ".tex": "latex", ".html": "html"}


def bibliography_forms(_: Material) -> Sequence[str]:
    """Return the files of the bibliography."""
    return tuple(_BIBLIOGRAPHY)


def bibliography(material: Material, file: str) -> Iterator[Packed]:
    """Yield one form of the bibliography."""
    from spallm.exports import export

    form, selection = _BIBLIOGRAPHY[file], material.selection
    body = export(selection.chosen, form.format, within=selection.whole).body
    yield Packed(file, body, form.says, form.says_zh)


def evaluations(material: Material, _: str) -> Iterator[Packed]:
    """Yield the references of works that evaluated what is included and are not included."""
    from spallm.exports import export

    chosen, whole = material.selection.chosen.nodes, material.selection.whole
    works = {
        edge.source
        for edge in whole.edges
        if edge.predicate == SPALLM.evaluates and edge.target in chosen
    } - chosen.keys()
    for file, form in _EVALUATIONS.items():
        if works:
            body = export(whole.restricted(works), form.format, within=whole).body
            yield Packed(file, body, form.says, form.says_zh)


def reference_list(material: Material, _: str) -> Iterator[Packed]:
    """Yield the bibliography as a reader sees it, in the style that is asked for."""
    from spallm.exports import Options, export

    selection, style = material.selection, material.style
    options = Options(style=style, language=material.language)
    body = export(selection.chosen, "bibliography", within=selection.whole, options=options).body
    name = Path(style).name
    yield Packed("bibliography.txt", body, f"The bibliography, formatted in the style {name}.",
                 f"按 {name} 格式排好的参考文献。")  # fmt: skip


def comparison(material: Material, _: str) -> Iterator[Packed]:
    """Yield the comparison table in every form."""
    from spallm.tables.comparison import comparison as compared

    columns = material.state.review.pack.columns
    table = compared(material.selection, columns=columns, language=material.language)
    says = "What is selected, fact by fact, with sources."
    yield from tables(
        table, "tables/comparison", tuple(_FORMS), says, "所选内容的逐项对比，含来源。"
    )


def matrix_names(_: Material) -> Sequence[str]:
    """Return the names of the matrices."""
    return tuple(_MATRICES)


def matrices(material: Material, name: str) -> Iterator[Packed]:
    """Yield one matrix."""
    from spallm.tables.data_matrix import data_matrix
    from spallm.tables.task_matrix import task_matrix

    matrix = {"tasks": task_matrix, "data": data_matrix}[name]
    table = matrix(material.selection, language=material.language)
    yield from tables(table, f"tables/{name}", (".csv", ".md", ".tex"), *_MATRICES[name])


def tables(
    table: Table, path: str, extensions: Sequence[str], says: str, says_zh: str
) -> Iterator[Packed]:
    """Yield a table in several forms."""
    from spallm.exports.tables import write

    for extension in extensions:
        body = write(table, _FORMS[extension])
        yield Packed(path + extension, body, says, says_zh)


def explorer(material: Material, _: str) -> Iterator[Packed]:
    """Yield the offline page of the selection."""
    from spallm.knowledge_graph.selection import Selection

    chosen, whole = material.selection.chosen, material.selection.whole
    page = Selection(chosen, material.state.review.named(material.language), lambda: whole).view()
    yield Packed(
        "explorer.html", page.encode(),
        "The selection to look around in: one page that works offline.",
        "可离线浏览所选内容的单个网页。",
    )  # fmt: skip


def own_style(style: str) -> str:
    """Return where a pack keeps a style of the reviewer's own, or the name of any other.

    >>> own_style("/home/ana/mine.csl"), own_style("apa")
    ('inputs/mine.csl', 'apa')
    """
    return f"inputs/{Path(style).name}" if style.endswith(".csl") else style


def graph(material: Material, _: str) -> Iterator[Packed]:
    """Yield the selection as RDF with its evidence, and the list of what it holds."""
    from spallm.exports import export
    from spallm.exports.tables import write

    body = export(material.selection.chosen, "trig").body
    yield Packed(GRAPH, body, "The selection as RDF with its evidence (TriG).",
                 "所选子图，含证据（TriG）。")  # fmt: skip
    listing = write(selection_table(material.selection.chosen, material.language), "csv")
    yield Packed(SELECTION, listing, "The entities of the selection.", "所选实体列表。")


def records(material: Material, _: str) -> Iterator[Packed]:
    """Yield the records with what was decided, and the files that the pack was made from."""
    from spallm.exports.tables import write

    state = material.state
    listing = write(records_table(state, material.language), "csv")
    yield Packed(RECORDS, listing, "The records, and what was decided about each.",
                 "全部记录及其判定结果。")  # fmt: skip
    yield from _inputs(state.review, material.style)


def _inputs(review: Review, style: str) -> Iterator[Packed]:
    """Yield the reviewer's own files, as they are, so that the pack can be made again from them."""
    yield Packed("inputs/review.toml", review.settings.read_bytes(),
                 "The question, the selection and the criteria, as used.",
                 "所用的问题、检索式与标准。")  # fmt: skip
    if review.log.is_file():
        yield Packed("inputs/screening.csv", review.log.read_bytes(),
                     "The decisions of the readers, as used.", "所用的判定日志。")  # fmt: skip
    if style.endswith(".csl"):
        yield Packed(own_style(style), Path(style).read_bytes(), "The citation style, as used.",
                     "所用的引用格式文件。")  # fmt: skip
    for saved in sorted((review.folder / "selections").glob("*")):
        if saved.is_file() and not saved.name.startswith("."):
            yield Packed(f"inputs/selections/{saved.name}", saved.read_bytes(),
                         "Selections that the review refers to by name.",
                         "检索式中引用的已保存选集。")  # fmt: skip


def counts(flow: object) -> bytes:
    """Return counts as JSON; what was not counted is left out."""
    told = {name: value for name, value in _fields(flow).items() if value is not None}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _fields(flow: object) -> Mapping[str, object]:
    return asdict(flow)  # type: ignore[call-overload, no-any-return] # a frozen dataclass
