"""Awesome lists in Markdown, as they are in the wild."""

from __future__ import annotations
