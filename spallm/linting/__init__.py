"""What a maintainer of a list wants to know of it, line by line."""

from __future__ import annotations
