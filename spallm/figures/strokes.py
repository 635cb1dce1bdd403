"""Strokes: how relations are drawn in print, after how the explorer draws them."""

from __future__ import annotations

from dataclasses import dataclass

from spallm.figures.field import PARTS
from spallm.figures.shapes import Dash
from spallm.views.palette import RelationLook, relation_look

#: The explorer's lines are on screen; in print they are this much as wide, and their dashes.
_THINNER, _SHORTER = 0.42, 0.34


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line style; what is no descent is thinner, lighter and below."""

    colour: str
    width: float
    dash: Dash
    fade: float
    layer: int
    tip: float


def stroke(predicate: str) -> Stroke:
    """Return how a relation is drawn."""
    look = relation_look(predicate)
    dash = _dash(look)
    if look.role in PARTS:
        return Stroke(look.ink.light, 0.5, dash, 0.6, 2, 2.6)
    return Stroke(look.ink.light, look.width * _THINNER, dash, 1.0, 3, 3.4)


def _dash(look: RelationLook) -> Dash:
    return tuple(round(max(part * _SHORTER, 0.5), 2) for part in look.dash)
