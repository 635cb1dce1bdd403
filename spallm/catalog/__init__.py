"""The curated data as one value, and the checks it must pass."""

from __future__ import annotations

from spallm.catalog.catalog import Catalog, folder_of, load
from spallm.catalog.collection import Collection
from spallm.catalog.finding import Finding

__all__ = ["Catalog", "Collection", "Finding", "folder_of", "load"]
