"""What a maintainer of a list wants to know of it: what is wrong, where, and what mends it."""

from __future__ import annotations
