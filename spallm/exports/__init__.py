"""Exports: a subgraph as bytes for another tool, each format by its own rules of escaping."""

from spallm.exports.format import Exported, Format, Selection
from spallm.exports.registry import FORMATS, export, format_for

__all__ = ["FORMATS", "Exported", "Format", "Selection", "export", "format_for"]
