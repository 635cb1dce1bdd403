"""Which of the works one knows is meant: by identifiers, then by title and year, then perhaps."""

from __future__ import annotations
