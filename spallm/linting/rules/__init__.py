"""The rules, one file for each noun that they are about."""

from __future__ import annotations
