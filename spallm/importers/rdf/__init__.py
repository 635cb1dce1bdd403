"""RDF in our vocabulary, or in FAIR4ML and schema.org, read as entries with their relations."""

from __future__ import annotations

from spallm.importers.rdf.reading import read

__all__ = ["read"]
