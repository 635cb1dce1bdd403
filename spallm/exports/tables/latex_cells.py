r"""Cells, notes and sources as LaTeX, with places where lines may break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spallm.exports.address import web_address
from spallm.exports.characters import Cleaner
from spallm.exports.latex import latex
from spallm.exports.table import Cell, Item, Source, Table
from spallm.exports.tables.legend import DAGGER, numbers
from spallm.exports.tables.page_fit import WIDE

#: Longer words that are no plain words may break within; plain ones TeX hyphenates.
_LONG = re.compile(rf"[^\s{WIDE}]{{17,}}")
_SIGN = re.compile(r"[\W_0-9]")
_PIECES = re.compile(r".*?[/.?&=_:+-]+|.+")
_CHUNK = 14
#: What would be taken for an argument of the end of the line before.
_ARGUMENT = re.compile(r"[\[*]")
_IN_LINK = {"%": r"\%", "#": r"\#", "&": r"\&", "~": r"\%7E", "$": r"\%24"}
_TOGETHER = 4


def text(words: str) -> str:
    r"""Return plain text as LaTeX on one line, for a cell, a caption or a note.

    >>> text("[R&D]")
    '{}[R{\\&}D]'
    """
    line = Cleaner().line(words)
    escaped, end = [], 0
    for word in _LONG.finditer(line):
        shown = _breakable if _SIGN.search(word[0]) else latex
        escaped += [latex(line[end : word.start()]), shown(word[0])]
        end = word.end()
    joined = "".join([*escaped, latex(line[end:])])
    return f"{{}}{joined}" if _ARGUMENT.match(joined) else joined


def cell(known: Cell, table: Table) -> str:
    """Return a cell with its links and the numbers of its sources."""
    if not known.items:
        return text(table.unknown)
    return "; ".join(map(_item, known.items))


def plain(known: Cell, table: Table) -> str:
    """Return what a cell looks like, to reckon its width."""
    shown = (f"{item.text}{_marks(item)}" for item in known.items)
    return "; ".join(shown) or table.unknown


def note(words: str) -> str:
    """Return a note; the dagger is a raised one there as in the cells."""
    return text(words).replace(DAGGER, _DAGGER)


def sources(table: Table) -> Iterator[str]:
    """Yield the sources as numbered notes."""
    for number, source in enumerate(table.sources, 1):
        yield rf"\textsuperscript{{{number}}}~{_source(source)}"


_DAGGER = r"\textsuperscript{\dag}"


def _item(item: Item) -> str:
    dagger = _DAGGER if item.disputed else ""
    return f"{_linked(text(item.text), item.url)}{dagger}{_raised(numbers(item))}"


def _raised(found: Sequence[int]) -> str:
    """Return numbers above the line, not too many in a piece that cannot break."""
    pieces = [found[place : place + _TOGETHER] for place in range(0, len(found), _TOGETHER)]
    shown = [",".join(map(str, piece)) for piece in pieces]
    raised = [rf"\textsuperscript{{{each},}}" for each in shown[:-1]]
    return r"\allowbreak ".join([*raised, *(rf"\textsuperscript{{{s}}}" for s in shown[-1:])])


def _marks(item: Item) -> str:
    return (DAGGER if item.disputed else "") + ",".join(map(str, numbers(item)))


def _source(source: Source) -> str:
    address = web_address(source.url)
    if not address:
        return text(source.text)
    shown = _linked(rf"\texttt{{{_breakable(source.url)}}}", source.url)
    return shown if source.text in ("", source.url) else f"{text(source.text)} {shown}"


def _linked(shown: str, url: str) -> str:
    target = "".join(_IN_LINK.get(character, character) for character in web_address(url))
    return rf"\href{{{target}}}{{{shown}}}" if target else shown


def _breakable(word: str) -> str:
    """Return a long word that may break behind its signs, or anywhere in a long row of letters."""
    pieces = (
        piece[place : place + _CHUNK]
        for piece in _PIECES.findall(Cleaner().line(word))
        for place in range(0, len(piece), _CHUNK)
    )
    return r"\allowbreak{}".join(map(latex, pieces))
