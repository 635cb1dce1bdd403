"""Pieces: what stands in a line of a list, with its style and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spallm.importers.entry import Place

Kind = Literal["text", "link", "image", "break"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style, a link, an image, or the end of a line.

    ``text`` is without mark-up; of an image it is the alternative text. ``url`` is where a link
    leads, or the address of an image. ``images`` are those inside a link, as (text, address).
    ``goes_on`` says that it goes on with the bold words at the end of the line before.
    """

    kind: Kind
    text: str
    line: int
    column: int
    length: int = 0
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str = ""
    images: tuple[tuple[str, str], ...] = ()
    goes_on: bool = False

    def place(self, file: str) -> Place:
        """Return where it stands in a file."""
        return Place(file, self.line, self.column, self.length)

    def having(self, text: str) -> Piece:
        """Return the same piece with other text."""
        return replace(self, text=text)


Line = tuple[Piece, ...]


def lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    """Part pieces at the ends of lines; empty lines are left out."""
    line: list[Piece] = []
    goes_on = False
    for piece in pieces:
        if piece.kind != "break":
            line.append(replace(piece, goes_on=True) if goes_on and not line else piece)
            continue
        goes_on = piece.bold
        if line:
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)


def text(pieces: Iterable[Piece]) -> str:
    """Return the text of pieces, images left out."""
    words = (" " if p.kind == "break" else p.text for p in pieces if p.kind != "image")
    return " ".join("".join(words).split())


def links(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the links among pieces."""
    return [piece for piece in pieces if piece.kind == "link"]
