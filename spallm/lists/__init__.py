"""Awesome lists, written from a graph and compared with it."""

from __future__ import annotations
