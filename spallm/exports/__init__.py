"""Exports: a subgraph as bytes for another tool, each format by its own rules of escaping."""

from spallm.exports.format import Exported, Format, Options, Selection
from spallm.exports.registry import FORMATS, export, format_for

__all__ = ["FORMATS", "Exported", "Format", "Options", "Selection", "export", "format_for"]
