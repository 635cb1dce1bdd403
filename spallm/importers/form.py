"""What a form of files is that can be read: its name, how it is known, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spallm.importers.reading import Reading


@dataclass(frozen=True, slots=True)
class Form:
    """A form of lists, bibliographies, answers or graphs.

    ``reader`` takes the text, the name of the file for the places it gives, and those options by
    name that ``options`` lists.
    """

    name: str
    extensions: tuple[str, ...]
    english: str
    chinese: str
    reader: Callable[..., Reading]
    options: tuple[str, ...] = ()
