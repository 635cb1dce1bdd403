"""Figures for papers, drawn from a selection of the graph: ``FIGURES`` and ``draw``."""

from spallm.figures.registry import FIGURES, draw
from spallm.figures.wishes import Statement, Wishes

__all__ = ["FIGURES", "Statement", "Wishes", "draw"]
