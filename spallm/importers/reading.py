"""What reading a file gave: entries, headings, and remarks on what could not be read as meant."""

from __future__ import annotations

from dataclasses import dataclass

from spallm.importers.entry import Entry, Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a list; ``level`` is 1 for the outermost."""

    text: str
    level: int
    place: Place


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a file that is not as it should be, or was not taken over.

    ``rule`` is a short name in kebab case (``unclosed-row``). ``lost`` says that something that
    stands there is in no entry.
    """

    rule: str
    place: Place
    message: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read; ``form`` is the name of its format (``markdown``, ``bibtex``)."""

    file: str
    form: str
    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...] = ()
    headings: tuple[Heading, ...] = ()
