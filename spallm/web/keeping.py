"""Keeping: what is worked out of a library once, and stays with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from spallm.web.library import Library

Made = TypeVar("Made")


def kept(library: Library, what: str, make: Callable[[Library], Made]) -> Made:
    """Return what was made of a library; it is made when somebody first asks.

    It stands among the library's cached properties, and goes when the library goes.
    """
    held = vars(library)
    if what not in held:
        held[what] = make(library)
    return cast("Made", held[what])
