"""The one list of table formats; adding a format is adding an entry here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import PurePath
from types import MappingProxyType

from spallm.errors import UnknownId
from spallm.exports.table import Table
from spallm.exports.tables import html, latex, markdown, objects, separated, workbook


@dataclass(frozen=True, slots=True)
class TableFormat:
    """One format of tables: its name on the command line and what a browser shows of it.

    ``extensions`` are written with their dot, the usual one first.
    """

    name: str
    extensions: tuple[str, ...]
    media_type: str
    title: str
    title_zh: str
    writer: Callable[[Table], bytes]


_LISTED = (
    TableFormat("markdown", (".md", ".markdown"), "text/markdown", "Markdown, sources as footnotes",
                "Markdown（来源为脚注）", markdown.markdown),
    TableFormat("latex", (".tex",), "application/x-latex", "LaTeX with booktabs",
                "LaTeX（booktabs）", latex.latex_table),
    TableFormat("html", (".html", ".htm"), "text/html", "Page for a browser (HTML)",
                "网页（HTML）", html.page),
    TableFormat("csv", (".csv",), "text/csv", "Spreadsheet (CSV)", "电子表格（CSV）",
                separated.csv),
    TableFormat("tsv", (".tsv", ".tab"), "text/tab-separated-values",
                "Values separated by tabs (TSV)", "制表符分隔值（TSV）", separated.tsv),
    TableFormat("jsonl", (".jsonl", ".ndjson"), "application/jsonl",
                "One JSON object for each row (JSON Lines)", "每行一个 JSON 对象（JSON Lines）",
                objects.jsonl),
    TableFormat("json", (".json",), "application/json", "The whole table with its sources (JSON)",
                "含来源的完整表格（JSON）", objects.json),
    TableFormat("xlsx", (".xlsx",),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "Workbook with a sheet of sources (Excel)", "工作簿，来源在单独的工作表（Excel）",
                workbook.xlsx),
)  # fmt: skip

#: The table formats by name, in the order in which they are offered.
TABLE_FORMATS: Mapping[str, TableFormat] = MappingProxyType({each.name: each for each in _LISTED})


def write(table: Table, format: str) -> bytes:  # noqa: A002 - the word on the command line
    r"""Write a table in a format; the same table gives the same bytes.

    >>> from spallm.exports.table import Heading, of_values
    >>> write(of_values("Cells", [Heading("n", "Cells", is_number=True)], [[3]]), "tsv")
    b'n\n3\n'
    """
    if format not in TABLE_FORMATS:
        from spallm.nearness import unknown

        raise unknown("table format", format, TABLE_FORMATS)
    return TABLE_FORMATS[format].writer(table)


def table_format_for(path: str | PathLike[str]) -> str:
    """Return the name of the table format that a file's extension stands for.

    >>> table_format_for("review/comparison.tex")
    'latex'
    """
    suffix = PurePath(path).suffix.lower()
    for each in _LISTED:
        if suffix in each.extensions:
            return each.name
    known = ", ".join(extension for each in _LISTED for extension in each.extensions)
    message = f"no table format has the extension {suffix}" if suffix else "no file extension"
    raise UnknownId(f"{message}: {path}", hint=f"Name the format, or use one of {known}.")
