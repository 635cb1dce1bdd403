"""The beginning of a graph for another field."""

from __future__ import annotations

from spallm.founding.beginning import Beginning, beginning
from spallm.founding.ground import Founded, found

__all__ = ["Beginning", "Founded", "beginning", "found"]
