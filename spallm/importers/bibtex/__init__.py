"""BibTeX and BibLaTeX files, read without losing anything in silence."""

from __future__ import annotations

from spallm.importers.bibtex.reading import read

__all__ = ["read"]
