"""What services know and records lack, as proposals for a human."""

from __future__ import annotations
