"""The legend: samples with their meaning, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spallm.figures.colours import INK
from spallm.figures.lettering import width
from spallm.figures.shapes import Area, Line, Mark, Shape, Words, box

#: A sample stands in a space of this many letters' height.
_SAMPLE = 2.9


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample and what it means."""

    sample: Line | Mark | Area | Words
    meaning: str


def legend(
    entries: Sequence[Entry], left: float, top: float, room: float, size: float
) -> tuple[list[Shape], float]:
    """Return the shapes of a legend and the height that they take."""
    shapes: list[Shape] = []
    x, y = left, top + size
    for entry in entries:
        long = width(entry.meaning, size)
        sample = _sample_width(entry.sample, size)
        if x > left and x + sample + long > left + room:
            x, y = left, y + size * 1.75
        shapes.append(_placed(entry.sample, x, y, size))
        shapes.append(Words(x + sample, y, entry.meaning, size, long, INK))
        x += sample + long + size * 2
    return shapes, y - top + size if entries else 0.0


def _sample_width(sample: Shape, size: float) -> float:
    if isinstance(sample, Words):
        return sample.width + size * 0.6
    return size * 1.6 if isinstance(sample, Mark) else size * (_SAMPLE + 0.6)


def _placed(sample: Line | Mark | Area | Words, x: float, y: float, size: float) -> Shape:
    if isinstance(sample, Mark):
        return replace(sample, x=x + size * 0.5, y=y)
    if isinstance(sample, Words):
        return replace(sample, x=x, y=y)
    if isinstance(sample, Line):
        return replace(sample, points=((x, y), (x + size * _SAMPLE, y)))
    return replace(sample, points=box(x, y - size * 0.45, size * _SAMPLE, size * 0.9))
