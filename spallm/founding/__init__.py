"""The beginning of a graph for another field."""

from __future__ import annotations
