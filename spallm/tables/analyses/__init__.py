"""The analyses that a review wants, as tables that say how they were reckoned."""

from spallm.tables.analyses.marks import GROUPS, WEIGHTS, groups, weights
from spallm.tables.analyses.registry import ANALYSES, analysed, analysis, listed

__all__ = [
    "ANALYSES", "GROUPS", "WEIGHTS", "analysed", "analysis", "groups", "listed", "weights",
]  # fmt: skip
