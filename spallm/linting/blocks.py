"""Blocks: what of a text is code, a table, a paragraph or raw HTML, by the rules of Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.errors import UsageError

if TYPE_CHECKING:
    from markdown_it.token import Token

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The ranges of lines, counted from 0 and without the last, that are of one sort each."""

    code: tuple[Range, ...]
    tables: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    html: tuple[Range, ...]
    headings: tuple[Range, ...]


_SORTS = {
    "fence": "code",
    "code_block": "code",
    "table_open": "tables",
    "paragraph_open": "paragraphs",
    "html_block": "html",
    "heading_open": "headings",
}


def blocks_of(texts: Sequence[str]) -> Blocks:
    """Part lines into blocks with a parser of CommonMark and its tables.

    >>> blocks_of(["a | b", "--|--", "1 | 2", "", "text"]).tables
    ((0, 3),)
    """
    found: dict[str, list[Range]] = {sort: [] for sort in _SORTS.values()}
    for token in _tokens("\n".join(texts)):
        if token.map and (sort := _SORTS.get(token.type)):
            start, end = token.map
            found[sort].append((start, min(end, len(texts))))
    return Blocks(**{sort: tuple(ranges) for sort, ranges in found.items()})


def _tokens(text: str) -> Sequence[Token]:
    try:
        from markdown_it import MarkdownIt
    except ImportError as error:
        raise UsageError(
            "lists are read with markdown-it-py, which is not installed",
            hint='Run: pip install "spallm[lists]"',
        ) from error
    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    return parser.parse(text)
