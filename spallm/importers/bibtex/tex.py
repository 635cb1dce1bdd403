"""TeX that prints text, as that text."""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

#: Signs that steer TeX and that people write in bibliographies as themselves.
_UNESCAPED = re.compile(r"(?<!\\)([%&#])")
_ADDRESS = re.compile(
    r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}"
)
_DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
#: What the converter is given: a formula, or a command with its arguments; an accent's argument
#: need not stand in braces. What is nested is converted from the inside.
_FRAGMENT = re.compile(
    r"\$[^$]{0,200}\$"
    r"|\\[cvuHkrbdt]\s+[A-Za-z](?![A-Za-z])"
    r"|\\[A-Za-z]+\*?\s*(?:\{[^{}\\$]*\})*"
    r"|\\[\"'`^~=.](?:\s*\{\s*(?:\\?[^\W\d_])\s*\}|\s*\\?[A-Za-z])"
    r"|\\."
)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\s*|.)|[{}$]")
#: Text whose commands are nested deeper than this is no text of a bibliography.
_DEEPEST = 12
# The converter tells its log of faults in what other people wrote; the text shows them as well.
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())


def plain_tex(text: str) -> str:
    r"""Return a text without TeX's commands and braces.

    >>> plain_tex(r"{scGPT}: G{\'e}za, 50% of $\beta$-cells -- a \textit{review}")
    'scGPT: Géza, 50% of β-cells – a review'
    """
    text = _ADDRESS.sub(_shown, text)
    for _ in range(_DEEPEST):
        if "\\" not in text and "$" not in text:
            break
        text = _FRAGMENT.sub(lambda match: _converted(match[0]), text)
    for written, printed in _DASHES:
        text = text.replace(written, printed)
    return " ".join(_COMMAND.sub("", text).split())


def addresses(text: str) -> str:
    r"""Return a field that holds a web address as that address, its TeX escapes undone.

    >>> addresses(r"\url{https://example.org/a\_b\%20c}")
    'https://example.org/a_b%20c'
    """
    bare = _ADDRESS.sub(lambda match: match[1] or match[2], text)
    return re.sub(r"\\([_%&#~{}$])", r"\1", bare).strip("{}<> \t\n")


def _shown(match: re.Match[str]) -> str:
    """Return an address so that nothing in it is taken for TeX."""
    if match[1] is not None:
        return addresses(match[1]).translate(_GUARDED)
    return f"{match[3]} {addresses(match[2]).translate(_GUARDED)}"


#: Signs of addresses that TeX takes for its own, guarded against it.
_GUARDED = {ord(sign): f"\\{sign}" for sign in "_%&#"}


@lru_cache(maxsize=4096)
def _converted(fragment: str) -> str:
    """Return what a formula or a command prints."""
    guarded = _UNESCAPED.sub(r"\\\1", fragment)
    try:
        told = str(_converter().latex_to_text(guarded))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return " "  # the converter stumbles over commands without arguments
    return told.replace("\N{NO-BREAK SPACE}", " ")


@cache
def _converter() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_comments=True)
