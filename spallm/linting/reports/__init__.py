"""How findings are told: to people, to programs, to GitHub, to editors."""

from __future__ import annotations
