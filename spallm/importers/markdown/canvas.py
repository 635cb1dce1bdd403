"""The canvas: the text of an entry as one string, and what stands where in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spallm.importers.markdown.labels import badge_text, is_label
from spallm.importers.markdown.piece import Piece

OBJECT = "\ufffc"


def words_of(piece: Piece) -> str:
    """Return the words of a link; those of its badge if it has no others."""
    if piece.text.strip() or not piece.images:
        return piece.text
    return badge_text(*piece.images[0])


def leads_away(piece: Piece) -> bool:
    """Whether a link leads out of the page it stands on."""
    url = piece.url.strip()
    return bool(url) and not url.startswith(("#", "mailto:", "javascript:"))


@dataclass(slots=True)
class Canvas:
    """Links that only say what they lead to, and images, are one character in ``text``."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    labels: list[tuple[int, Piece]] = field(default_factory=list)
    titles: list[tuple[int, int, Piece]] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)

    def add(self, piece: Piece, text: str) -> None:
        """Write the text of a piece behind all others."""
        if text:
            self.starts.append(len(self.text))
            self.pieces.append(piece)
            self.text += text

    def at(self, position: int) -> Piece | None:
        """Return the piece at a position."""
        index = bisect_right(self.starts, position) - 1
        return self.pieces[index] if 0 <= index < len(self.pieces) else None

    def run(self, position: int, style: str) -> int:
        """Return where the run of pieces in a style, or the link, at a position ends."""
        index = bisect_right(self.starts, position) - 1
        while index < len(self.pieces) and getattr(self.pieces[index], style):
            if self.pieces[index].kind == "link" and self.text[self.starts[index]] == OBJECT:
                break
            index += 1
        return self.starts[index] if index < len(self.starts) else len(self.text)

    def spans(self, style: str) -> Iterable[tuple[int, int]]:
        """Return the runs in a style."""
        position = 0
        for index, piece in enumerate(self.pieces):
            start = self.starts[index]
            if start < position or not getattr(piece, style):
                continue
            position = self.run(start, style)
            yield start, position


def draw(pieces: Iterable[Piece]) -> Canvas:
    """Draw pieces on a canvas."""
    canvas = Canvas()
    for piece in pieces:
        if piece.kind == "image":
            canvas.badges.append(badge_text(piece.text, piece.url))
        elif piece.kind != "link":
            canvas.add(piece, piece.text)
        elif not leads_away(piece):
            canvas.badges.extend(badge_text(*image) for image in piece.images)
            if is_label(piece.text):
                canvas.add(piece, OBJECT)
            else:
                canvas.titles.append((len(canvas.text), len(canvas.text) + len(piece.text), piece))
                canvas.add(piece, piece.text)
        elif is_label(words_of(piece)) or not piece.text.strip():
            canvas.labels.append((len(canvas.text), piece))
            canvas.add(piece, OBJECT)
        else:
            canvas.titles.append((len(canvas.text), len(canvas.text) + len(piece.text), piece))
            canvas.add(piece, piece.text)
    return canvas
