"""Runs: formatted text as plain pieces with their marks, and those pieces as text, HTML, Markdown.

The citation processor writes one string in which control characters begin and end italics and the
like. They are noncharacters of Unicode, which no text may contain, so that data and marks cannot
be taken for each other; escaping is left to the very end, when the pieces are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from spallm.exports.address import web_address
from spallm.exports.markdown import escaped

if TYPE_CHECKING:
    from markupsafe import Markup

#: What begins a mark, by the name of the HTML element that stands for it.
OPENING = {"i": "\ufdd0", "b": "\ufdd1", "sup": "\ufdd2", "sub": "\ufdd3", "u": "\ufdd4"}
CLOSING = "\ufddf"
_ELEMENTS = {character: element for element, character in OPENING.items()}
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
#: Punctuation that is not said twice where two pieces meet.
_SEAM = frozenset(".,;:!?")
_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?)\]])")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and the elements that it stands in, the outermost first."""

    text: str
    elements: tuple[str, ...] = ()


def harmless(text: str) -> str:
    """Return text in which nothing can be taken for a mark."""
    return _NONCHARACTERS.sub("\N{REPLACEMENT CHARACTER}", text)


def runs(marked: str) -> tuple[Run, ...]:
    r"""Return the pieces of a marked text, no punctuation twice where they meet.

    >>> runs("On \ufdd0cells.\ufddf.")
    (Run(text='On ', elements=()), Run(text='cells.', elements=('i',)))
    """
    found: list[Run] = []
    for text, elements in _parted(marked):
        last = found[-1].text[-1] if found else ""
        rest = text[1:] if last == text[0] and last in _SEAM else text
        if rest:
            found.append(Run(rest, elements))
    return tuple(found)


def _parted(marked: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    elements: tuple[str, ...] = ()
    for is_mark, characters in groupby(marked, key=lambda c: c == CLOSING or c in _ELEMENTS):
        if not is_mark:
            yield "".join(characters), elements
            continue
        for mark in characters:
            elements = elements[:-1] if mark == CLOSING else (*elements, _ELEMENTS[mark])


def as_text(pieces: tuple[Run, ...]) -> str:
    """Return the pieces without their marks."""
    return "".join(run.text for run in pieces)


def as_markdown(pieces: tuple[Run, ...]) -> str:
    r"""Return the pieces as Markdown that shows the text as it is.

    >>> as_markdown(runs("1. \ufdd0In vivo\ufddf *x*"))
    '1\\. *In vivo* \\*x\\*'
    """
    text = "".join(_marked_down(run) for run in pieces)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+#>])", r"\\\1", text))


_MARKDOWN = {"i": "*", "b": "**"}


def _marked_down(run: Run) -> str:
    before, core, after = _spaced(run.text)
    if not core:
        return run.text
    shown = "".join(
        f"<{part}>" if place % 2 and web_address(part) == part else _escaped(part)
        for place, part in enumerate(_ADDRESS.split(core))
    )
    for element in reversed(run.elements):
        mark = _MARKDOWN.get(element)
        shown = f"{mark}{shown}{mark}" if mark else f"<{element}>{shown}</{element}>"
    return f"{before}{shown}{after}"


def _escaped(text: str) -> str:
    before, core, after = _spaced(text)
    return f"{before}{escaped(core)}{after}"


def _spaced(text: str) -> tuple[str, str, str]:
    """Return a text's white space before it, the text, and the white space after it."""
    core = text.strip()
    before, _, after = text.partition(core) if core else (text, "", "")
    return before, core, after


def as_html(pieces: tuple[Run, ...]) -> Markup:
    r"""Return the pieces as HTML, with links where addresses of the web stand.

    >>> as_html(runs("a<b \ufdd0c\ufddf"))
    Markup('a&lt;b <i>c</i>')
    """
    from markupsafe import Markup

    return Markup("").join(_marked_up(run) for run in pieces)


def _marked_up(run: Run) -> Markup:
    from markupsafe import Markup, escape

    shown = Markup("").join(
        Markup('<a href="{}">{}</a>').format(target, part)
        if place % 2 and (target := web_address(part))
        else escape(part)
        for place, part in enumerate(_ADDRESS.split(run.text))
    )
    for element in reversed(run.elements):
        shown = Markup("<{}>{}</{}>").format(element, shown, element)
    return shown
