"""Awesome lists in Markdown, as they are in the wild."""

from __future__ import annotations

from spallm.importers.reading import Reading

__all__ = ["read"]


def read(text: str, file: str) -> Reading:
    """Read a list: its entries in their order, its headings, and what could not be taken over."""
    from spallm.importers.markdown.reader import read_list  # the parsers load when needed

    return read_list(text, file)
