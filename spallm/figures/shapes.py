"""Shapes: what a figure is made of, in points from the upper left corner of the page.

A figure is laid out as a list of shapes before anything draws it, so that a test can ask where a
name stands and whose edge a line is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Point = tuple[float, float]
Align = Literal["left", "center", "right"]

#: Dashes in points: drawn and left out in turn.
Dash = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; ``about`` says which edge of the graph it draws, if any.

    ``bend`` rounds its corners; ``curved`` takes the points of cubic curves instead. ``tip`` is
    the length of an arrowhead at the end. ``ends`` are the widths where a line tapers.
    """

    points: tuple[Point, ...]
    colour: str
    width: float = 0.6
    dash: Dash = ()
    bend: float = 0.0
    curved: bool = False
    tip: float = 0.0
    fade: float = 1.0
    layer: int = 2
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled outline: a box with rounded corners, or any polygon."""

    points: tuple[Point, ...]
    fill: str
    edge: str = "none"
    width: float = 0.0
    round: float = 0.0
    hatch: str = ""
    fade: float = 1.0
    layer: int = 1
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign of a thing: ``shape`` is round, square, cross or diamond; hollow where not filled."""

    x: float
    y: float
    shape: str
    colour: str
    size: float = 4.0
    filled: bool = True
    layer: int = 4
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text whose middle stands at ``y``; ``width`` is how far it reaches.

    ``ground`` is a colour that hides what runs below it.
    """

    x: float
    y: float
    text: str
    size: float
    width: float
    colour: str = "#1a1a1a"
    bold: bool = False
    align: Align = "left"
    turn: float = 0.0
    ground: str = ""
    layer: int = 5
    about: tuple[str, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a text that is not turned."""
        left = self.x - {"left": 0.0, "center": self.width / 2, "right": self.width}[self.align]
        return left, self.y - self.size * 0.5, left + self.width, self.y + self.size * 0.5


Shape = Line | Area | Mark | Words


@dataclass(frozen=True, slots=True)
class Scene:
    """A laid-out page: its size in points and its shapes."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = field(repr=False)

    @property
    def words(self) -> tuple[Words, ...]:
        """The texts."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Words))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The signs."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Mark))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that draw an edge of the graph."""
        return tuple(s for s in self.shapes if isinstance(s, Line) and s.about)


def box(left: float, top: float, width: float, height: float) -> tuple[Point, ...]:
    """Return the corners of a box."""
    right, bottom = left + width, top + height
    return ((left, top), (right, top), (right, bottom), (left, bottom))
