"""Tables of entities, one for each kind: the columns that awesome lists show.

Markdown and LaTeX write them; the spreadsheet and the RDF formats hold the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from spallm.exports.address import web_address
from spallm.exports.characters import Cleaner
from spallm.exports.column import NAMED_COLUMNS, chinese, named
from spallm.exports.column import Cell as Values
from spallm.exports.facts import Facts
from spallm.exports.format import Selection
from spallm.exports.row import in_order
from spallm.exports.table import Cell, Heading, Item, Row, Table
from spallm.store.subgraph import Node
from spallm.vocabulary import PRISM, SPALLM

_UNDATED = "0000"

Read = Callable[[Facts, Node], Values]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column: its titles, the values it takes and what it makes of each.

    ``word`` stands for an address, which it links; without one the values are text.
    """

    name: str
    title: str
    title_zh: str
    read: Read
    word: str = ""
    word_zh: str = ""
    is_number: bool = False

    def heading(self, language: str) -> Heading:
        title = self.title_zh if language == "zh" else self.title
        return Heading(self.name, title, self.is_number, has_several=True)

    def cell(self, facts: Facts, node: Node, cleaner: Cleaner) -> Cell:
        values = map(cleaner.line, self.read(facts, node))
        return Cell(tuple(self._item(v, facts.language) for v in values if self._fits(v)))

    def _fits(self, value: str) -> bool:
        return bool(web_address(value)) if self.word else bool(value)

    def _item(self, value: str, language: str) -> Item:
        if self.word:
            return Item(self.word_zh if language == "zh" else self.word, value)
        if self.is_number and re.fullmatch("[0-9]+", value):
            return Item(f"{int(value):,}", number=int(value))
        return Item(value)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind's heading and columns; what has a year can stand newest first."""

    heading: str
    heading_zh: str
    columns: tuple[_Shown, ...]
    newest_first: bool = False


def kind_tables(
    selection: Selection, cleaner: Cleaner, language: str = "en"
) -> Iterator[tuple[str, Table]]:
    """Yield each kind of entity that is selected with its table."""
    facts = Facts(selection.chosen, language)
    for kind, nodes in groupby(in_order(selection.chosen), key=lambda node: node.kind):
        yield kind, _table(_KINDS.get(kind) or _other(kind), list(nodes), facts, cleaner)


def _table(kind: _Kind, nodes: list[Node], facts: Facts, cleaner: Cleaner) -> Table:
    if kind.newest_first:
        nodes = sorted(nodes, key=lambda node: _year(facts, node), reverse=True)
    named = kind.heading_zh if facts.language == "zh" else kind.heading
    title = "{}（{:,}）" if facts.language == "zh" else "{} ({:,})"
    return Table(
        title.format(cleaner.line(named), len(nodes)),
        tuple(column.heading(facts.language) for column in kind.columns),
        tuple(Row(tuple(c.cell(facts, node, cleaner) for c in kind.columns)) for node in nodes),
        language=facts.language,
    )


def _year(facts: Facts, node: Node) -> str:
    return facts.text(node.iri, SPALLM.year) or _UNDATED


def _quantity(prefix: str) -> Read:
    """Return a reader of a size with its unit, and of "over" or "about" where it says so."""
    parts = [NAMED_COLUMNS[f"{prefix}_{part}"] for part in ("qualifier", "unit")]
    amount = NAMED_COLUMNS["size" if prefix == "size" else f"{prefix}_size"]

    def read(facts: Facts, node: Node) -> Values:
        qualifier, unit = ("; ".join(column.read(facts, node)) for column in parts)
        number = "; ".join(map(_grouped, amount.read(facts, node)))
        return (" ".join(filter(None, (qualifier, number, unit))),) if number else ()

    return read


def _grouped(digits: str) -> str:
    return f"{int(digits):,}" if re.fullmatch("[0-9]+", digits) else digits


def _pretraining(facts: Facts, node: Node) -> Values:
    return (*_quantity("pretraining")(facts, node), *named((SPALLM.pretrainedOn,))(facts, node))


def _address(facts: Facts, node: Node) -> Values:
    """Return where to read a paper: by its DOI, else wherever the graph says."""
    doi = facts.text(node.iri, PRISM.doi)
    if doi:
        return (f"https://doi.org/{quote(doi, safe='/')}",)
    return NAMED_COLUMNS["url"].read(facts, node)[:1]


def _name(facts: Facts, node: Node) -> Values:
    return (facts.language == "zh" and chinese(facts, node)) or (node.label,)


def _column(
    name: str,
    titles: tuple[str, str] | None = None,
    read: Read | None = None,
    words: tuple[str, str] = ("", ""),
    *,
    is_number: bool = False,
) -> _Shown:
    known = NAMED_COLUMNS[name]
    named = titles or (known.title, known.title_zh)
    return _Shown(name, *named, read or known.read, *words, is_number)


_CODE = _column("code", words=("Code", "代码"))
_LINK = _column("url", words=("Link", "链接"))
_YEAR = _column("year")
_KINDS = {
    "paper": _Kind(
        "Papers", "论文",
        (_YEAR, _column("name", ("Title", "标题"), _name), _column("venue"),
         _Shown("paper", "Paper", "论文", _address, "Paper", "论文"), _CODE),
        newest_first=True,
    ),
    "model": _Kind(
        "Models", "模型",
        (_column("name", ("Model", "模型"), _name), _YEAR, _column("architectures"),
         _column("parameters", is_number=True),
         _Shown("pretraining", "Pre-training", "预训练", _pretraining), _column("tasks"), _CODE,
         _column("weights", words=("Weights", "权重")),
         _column("license", ("Code licence", "代码许可证")),
         _column("weights_license", ("Weights licence", "权重许可证"))),
        newest_first=True,
    ),
    "dataset": _Kind(
        "Datasets", "数据集",
        (_column("name", ("Dataset", "数据集"), _name), _column("type"),
         _column("size", read=_quantity("size")), _column("modalities"), _column("species"), _LINK,
         _column("license")),
    ),
    "organisation": _Kind(
        "Organisations", "机构",
        (_column("name", ("Organisation", "机构"), _name), _column("name_zh"), _LINK),
    ),
}  # fmt: skip
#: Headings of the other kinds; a foreign graph's go by the name of their class.
_HEADINGS = {
    "task": ("Tasks", "任务"), "architecture": ("Architectures", "架构"),
    "tokenization": ("Tokenisations", "分词方式"),
    "objective": ("Pre-training objectives", "预训练目标"), "modality": ("Modalities", "模态"),
    "species": ("Species", "物种"), "genre": ("Genres of papers", "论文体裁"),
    "license": ("Licences", "许可证"), "dataset-kind": ("Kinds of dataset", "数据集类型"),
    "model-level": ("Levels of model", "模型层级"), "source": ("Sources", "来源"),
    "basis": ("Bases of evidence", "证据依据"), "outcome": ("Outcomes of evaluations", "测评结果"),
    "characteristic": ("Characteristics", "特征"),
}  # fmt: skip


def _other(kind: str) -> _Kind:
    columns = (_column("name", read=_name), _column("name_zh"), _LINK,
               _column("iri", ("Address", "地址"), words=("IRI", "IRI")))  # fmt: skip
    return _Kind(*_HEADINGS.get(kind, (kind, kind)), columns)
