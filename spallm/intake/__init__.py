"""From entries to draft records: what is new, what is known, and what contradicts."""

from __future__ import annotations
