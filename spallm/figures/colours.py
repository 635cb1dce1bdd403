"""Colours of figures: chosen so that they differ without colour vision, and in grey print.

Colour never says anything alone: a name, a sign or a line style says the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from spallm.views.palette import SECTION_INKS

INK = "#1a1a1a"
QUIET = "#5a5f66"
FAINT = "#c9ced6"
PAPER = "#ffffff"
#: Groups of an analysis, told apart as sections are.
GROUPS = tuple(ink.light for ink in SECTION_INKS)
#: Okabe and Ito's colours without their black and yellow, dark and light in turn, so that
#: neighbours in a stack differ in grey as well.
FEW = ("#0072B2", "#009E73", "#56B4E9", "#D55E00", "#E69F00", "#CC79A7")
#: Nine of Paul Tol's muted colours, ordered in the same way.
MANY = (
    "#332288", "#117733", "#44AA99", "#882255", "#999933", "#DDCC77", "#AA4499",
    "#88CCEE", "#CC6677",
)  # fmt: skip


def shade(number: int, colours: Sequence[str]) -> str:
    """Return a colour by its number; when they run out they begin again."""
    return colours[number % len(colours)]


def mixed(colour: str, share: float, ground: str = PAPER) -> str:
    """Return a colour thinned with another.

    >>> mixed("#000000", 0.5)
    '#808080'
    """
    parts = [
        round(int(colour[n : n + 2], 16) * share + int(ground[n : n + 2], 16) * (1 - share))
        for n in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def lightness(colour: str) -> float:
    """Return how light a colour is to the eye, from 0 to 1: what is left of it in grey print."""
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return float((116 * luminance ** (1 / 3) - 16) / 100) if luminance > 0.00886 else 9 * luminance


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
