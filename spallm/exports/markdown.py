"""Markdown: a table for each kind of entity, in the manner of an awesome list.

The tables hold what such lists show; the spreadsheet and the RDF formats hold the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote, urlsplit

from spallm.exports.characters import Cleaner
from spallm.exports.column import NAMED_COLUMNS, Cell, named
from spallm.exports.facts import Facts
from spallm.exports.format import Exported, Selection
from spallm.exports.row import in_order
from spallm.store.subgraph import Node
from spallm.vocabulary import PRISM, SPALLM

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: Characters of an address that mean nothing to Markdown, to tables or to HTML.
_SAFE_IN_LINK = ":/?#@!$&'*+,;=%~-._"
_UNDATED = "0000"

Read = Callable[[Facts, Node], Cell]
Show = Callable[[Cell], str]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column of a table: its title, the values it takes and how it shows them."""

    title: str
    read: Read
    show: Show


@dataclass(frozen=True, slots=True)
class _Table:
    """A kind's heading and columns; what has a year can stand newest first."""

    heading: str
    columns: tuple[_Shown, ...]
    newest_first: bool = False


def markdown(selection: Selection) -> Exported:
    """Write a table for each kind of entity that is selected."""
    facts, cleaner = Facts(selection.chosen), Cleaner()
    parts = [
        "\n".join(_lines(_TABLES.get(kind, _other(kind)), list(nodes), facts, cleaner))
        for kind, nodes in groupby(in_order(selection.chosen), key=lambda node: node.kind)
    ]
    return Exported("\n".join(parts).encode(), cleaner.notes)


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> escaped("a|b <i> [c](d)")
    'a\\|b &lt;i&gt; \\[c\\](d)'
    """
    line = " ".join(text.split())
    return "".join(_ENTITIES.get(c, c) for c in _MARKUP.sub(r"\\\1", line))


def link(word: str, address: str) -> str:
    """Return a link, or nothing where the address is not of the web.

    >>> link("Code", "https://github.com/bowang-lab/scGPT"), link("Code", "javascript:alert(1)")
    ('[Code](https://github.com/bowang-lab/scGPT)', '')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    target = quote(address, safe=_SAFE_IN_LINK).replace("&", "&amp;")
    return f"[{escaped(word)}]({target})"


def _lines(table: _Table, nodes: list[Node], facts: Facts, cleaner: Cleaner) -> Iterator[str]:
    if table.newest_first:
        nodes = sorted(nodes, key=lambda node: _year(facts, node), reverse=True)
    yield f"## {escaped(cleaner.line(table.heading))} ({len(nodes):,})\n"
    yield _row(column.title for column in table.columns)
    yield _row("---" for _ in table.columns)
    for node in nodes:
        yield _row(
            column.show(tuple(map(cleaner.line, column.read(facts, node))))
            for column in table.columns
        )
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _year(facts: Facts, node: Node) -> str:
    return facts.text(node.iri, SPALLM.year) or _UNDATED


def _text(values: Cell) -> str:
    return escaped("; ".join(values))


def _number(values: Cell) -> str:
    return "; ".join(f"{int(v):,}" if re.fullmatch("[0-9]+", v) else escaped(v) for v in values)


def _links(word: str) -> Show:
    def show(values: Cell) -> str:
        links = [text for value in values if (text := link(word, value))]
        return " ".join(links)

    return show


def _quantity(prefix: str) -> Read:
    """Return a reader of a size with its unit, and of "over" or "about" where it says so."""
    parts = [NAMED_COLUMNS[f"{prefix}_{part}"] for part in ("qualifier", "unit")]
    amount = NAMED_COLUMNS["size" if prefix == "size" else f"{prefix}_size"]

    def read(facts: Facts, node: Node) -> Cell:
        qualifier, unit = ("; ".join(column.read(facts, node)) for column in parts)
        said = (qualifier, _number(amount.read(facts, node)), unit)
        return (" ".join(filter(None, said)),) if said[1] else ()

    return read


def _pretraining(facts: Facts, node: Node) -> Cell:
    return (*_quantity("pretraining")(facts, node), *named((SPALLM.pretrainedOn,))(facts, node))


def _address(facts: Facts, node: Node) -> Cell:
    """Return where to read a paper: by its DOI, else wherever the graph says."""
    doi = facts.text(node.iri, PRISM.doi)
    if doi:
        return (f"https://doi.org/{quote(doi, safe='/')}",)
    return NAMED_COLUMNS["url"].read(facts, node)[:1]


def _column(title: str, name: str, show: Show = _text) -> _Shown:
    return _Shown(title, NAMED_COLUMNS[name].read, show)


_CODE = _column("Code", "code", _links("Code"))
_LINK = _column("Link", "url", _links("Link"))
_TABLES = {
    "paper": _Table(
        "Papers",
        (_column("Year", "year"), _column("Title", "name"), _column("Venue", "venue"),
         _Shown("Paper", _address, _links("Paper")), _CODE),
        newest_first=True,
    ),
    "model": _Table(
        "Models",
        (_column("Model", "name"), _column("Year", "year"),
         _column("Architecture", "architectures"), _column("Parameters", "parameters", _number),
         _Shown("Pre-training", _pretraining, _text), _column("Tasks", "tasks"), _CODE,
         _column("Weights", "weights", _links("Weights")), _column("Code licence", "license"),
         _column("Weights licence", "weights_license")),
        newest_first=True,
    ),
    "dataset": _Table(
        "Datasets",
        (_column("Dataset", "name"), _column("Type", "type"),
         _Shown("Size", _quantity("size"), _text), _column("Modalities", "modalities"),
         _column("Species", "species"), _LINK, _column("Licence", "license")),
    ),
    "organisation": _Table(
        "Organisations",
        (_column("Organisation", "name"), _column("Chinese name", "name_zh"), _LINK),
    ),
}  # fmt: skip


#: Headings of the other kinds; a foreign graph's go by the name of their class.
_HEADINGS = {
    "task": "Tasks", "architecture": "Architectures", "tokenization": "Tokenisations",
    "objective": "Pre-training objectives", "modality": "Modalities", "species": "Species",
    "genre": "Genres of papers", "license": "Licences", "dataset-kind": "Kinds of dataset",
    "model-level": "Levels of model", "source": "Sources", "basis": "Bases of evidence",
    "outcome": "Outcomes of evaluations", "characteristic": "Characteristics",
}  # fmt: skip


def _other(kind: str) -> _Table:
    columns = (_column("Name", "name"), _column("Chinese name", "name_zh"), _LINK,
               _column("Address", "iri", _links("IRI")))  # fmt: skip
    return _Table(_HEADINGS.get(kind, kind), columns)
