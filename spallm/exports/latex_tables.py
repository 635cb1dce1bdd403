"""LaTeX: a table for each kind of entity, with the columns that Markdown has."""

from __future__ import annotations

from spallm.exports.characters import Cleaner
from spallm.exports.format import Exported, Selection
from spallm.exports.kind_table import kind_tables
from spallm.exports.tables import write


def latex_tables(selection: Selection, *, language: str = "en") -> Exported:
    """Write a table for each kind of entity that is selected, for a document to take in."""
    cleaner = Cleaner()
    parts = (write(table, "latex") for _, table in kind_tables(selection, cleaner, language))
    return Exported(b"\n".join(parts), cleaner.notes)
