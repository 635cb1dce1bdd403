"""Tidying: bring every readable file into its canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spallm.catalog.catalog import Catalog
from spallm.catalog.citations import write_citations
from spallm.filing import write_whole
from spallm.records import toml_form


def tidy(catalog: Catalog) -> Iterator[Path]:
    """Rewrite what is not canonical and yield each path; a table with unreadable lines stays."""
    for record in catalog:
        yield from _rewrite(catalog.path(record), toml_form.write(record))
    table = catalog.folder / "citations.tsv"
    if table.exists() and not any(fault.path == str(table) for fault in catalog.unreadable):
        yield from _rewrite(table, write_citations(catalog.citations))


def _rewrite(path: Path, text: str) -> Iterator[Path]:
    if path.read_bytes() != text.encode():
        write_whole(path, text.encode())
        yield path
