"""Lettering: which fonts write a figure, how wide a text becomes, and what cannot be written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from spallm.errors import SpallmError
from spallm.views.wording import legible

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

#: The face that matplotlib brings along, so that a figure is the same on every machine.
LATIN = "DejaVu Sans"
#: Faces with Chinese, the best first; those of Linux, then of macOS and Windows.
CHINESE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
    "Noto Sans CJK JP", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback",
    "PingFang SC", "Hiragino Sans GB", "Heiti SC", "STHeiti", "Arial Unicode MS",
    "Microsoft YaHei", "SimHei", "DengXian", "SimSun",
)  # fmt: skip
_CLOSING = frozenset("，。；：、）」”")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def need() -> None:
    """Raise what to install where matplotlib is missing."""
    if find_spec("matplotlib") is None:
        raise SpallmError(
            "figures need matplotlib, which is not installed", hint="pip install 'spallm[review]'"
        )


@cache
def chinese_face() -> str | None:
    """Return the name of an installed face with Chinese, or nothing."""
    from matplotlib.font_manager import fontManager

    installed = {face.name for face in fontManager.ttflist}
    return next((name for name in CHINESE if name in installed), None)


def faces() -> list[str]:
    """Return the faces that write a figure, the first that has a letter writes it."""
    found = chinese_face()
    return [LATIN, *([found] if found else []), "sans-serif"]


def need_chinese() -> None:
    """Raise what to install where no face has Chinese."""
    if chinese_face() is None:
        raise SpallmError(
            "no font with Chinese is installed, so that a figure in Chinese cannot be drawn",
            hint="Install one, on Debian and Ubuntu: sudo apt install fonts-noto-cjk",
        )


def unwritable(texts: Iterable[str]) -> str:
    """Return the characters for which no face has a form, in their order, each once."""
    known = _letters()
    used = {letter for text in texts for letter in text}
    return "".join(sorted(letter for letter in used if ord(letter) not in known))


@cache
def _letters() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    names = [name for name in faces() if name != "sans-serif"]
    fonts = [get_font(findfont(FontProperties(family=name))) for name in names]
    return frozenset(code for font in fonts for code in font.get_charmap())


def clean(text: str, longest: int = 60) -> str:
    r"""Return a text as one line without control characters, cut where it is too long.

    >>> clean("a\x00b  c", 3), clean("abcdef", 4)
    ('ab…', 'abc…')
    """
    line = _CONTROL.sub("", legible(text))
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


@cache
def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is in points; a letter that no face has is taken for a wide one."""
    from matplotlib.textpath import text_to_path

    if not text:
        return 0.0
    known = _letters()
    text = "".join(letter if ord(letter) in known else "M" for letter in text)
    found, _, _ = text_to_path.get_text_width_height_descent(text, _properties(size, bold), False)
    return float(found)


@cache
def _properties(size: float, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    names = [name for name in faces() if name != "sans-serif"]
    return FontProperties(family=names, size=size, weight="bold" if bold else "normal")


#: What a line is not broken within: a bracket of Chinese, a letter of it, a word, a space.
_PIECES = re.compile(
    "（[^（）]{0,16}）|[\u2e80-\u9fff\uff00-\uffef]|[^ \t\n\u2e80-\u9fff\uff00-\uffef]+|[ \t\n]+"
)


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Return a text in lines that fit; Chinese breaks anywhere, other text between words.

    >>> wrapped("one two three", 10, 45)
    ['one two', 'three']
    """
    lines = [""]
    for piece in _PIECES.findall(text):
        grown = lines[-1] + piece
        fits = width(grown.strip(), size, bold) <= room
        if fits or not lines[-1].strip() or piece in _CLOSING:
            lines[-1] = grown  # no line begins with a mark that closes
        else:
            lines.append(piece.lstrip(" \t\n"))
    return [line.strip(" \t\n") for line in lines if line.strip()] or [""]
