"""Lines that begin with a key: ``Code: …``, ``Authors: …``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spallm.importers.authors import names
from spallm.importers.markdown.canvas import OBJECT, leads_away
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.keys import key_of
from spallm.importers.markdown.piece import Line, Piece
from spallm.importers.nothing import is_nothing
from spallm.importers.year import year

_LINKED = frozenset(("paper", "code", "data", "page", "weights"))
_SPOKEN = frozenset(("data", "weights", "page"))


def keyed(draft: Draft, line: Line) -> bool:
    """Take a line such as ``Code: …`` in; say whether it is one."""
    if not (found := key_in(line)) or found[0] == "title":
        return False
    role, key, begin = found
    value = line_text(line)[begin:].replace(OBJECT, " ").strip(" *_`")
    links = [piece for piece in line if piece.kind == "link" and leads_away(piece)]
    for piece in links:
        draft.add_link(piece, key)
    if role in _LINKED:
        if not links and not is_nothing(value) and role not in _SPOKEN:
            draft.also.append((key, value))
        return bool(links) or is_nothing(value) or role != "page"
    if links and value.startswith(("http://", "https://")):
        return True
    if not is_nothing(value) and role in _TAKE:
        _TAKE[role](draft, value)
    elif not is_nothing(value):
        draft.also.append((key, value))
    return True


def key_in(line: Line) -> tuple[str, str, int] | None:
    """Read the key that a line begins with, unless it belongs to a link."""
    first = next((piece for piece in line if piece.kind != "image" and piece.text.strip()), None)
    return key_of(line_text(line)) if first is not None and first.kind == "text" else None


def line_text(line: Iterable[Piece]) -> str:
    """Return the text of a line, links and all."""
    return "".join(piece.text for piece in line if piece.kind != "image").strip()


def _take_authors(draft: Draft, value: str) -> None:
    draft.authors = draft.authors or names(value)


def _take_year(draft: Draft, value: str) -> None:
    if told := year(value):
        draft.years.append(told)


def _take_venue(draft: Draft, value: str) -> None:
    draft.cite(value)


def _take_name(draft: Draft, value: str) -> None:
    draft.name = draft.name or value


def _take_description(draft: Draft, value: str) -> None:
    draft.description.append(value)


_TAKE: dict[str, Callable[[Draft, str], None]] = {
    "authors": _take_authors,
    "year": _take_year,
    "date": _take_year,
    "venue": _take_venue,
    "name": _take_name,
    "description": _take_description,
}
