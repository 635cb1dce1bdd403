"""A draft: what is gathered of an entry while its parts are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spallm.importers.addresses import by_address, role
from spallm.importers.citation import Cited
from spallm.importers.entry import Entry, Link, Place, Role, What
from spallm.importers.markdown.canvas import leads_away, words_of
from spallm.importers.markdown.labels import is_label
from spallm.importers.markdown.piece import Piece
from spallm.importers.markdown.words import plain
from spallm.importers.nothing import is_nothing
from spallm.importers.short_name import short_name
from spallm.importers.venue import venue
from spallm.importers.year import is_date, year


@dataclass(slots=True)
class Draft:
    """Like an entry, but not finished."""

    line: int
    column: int = 1
    length: int = 0
    title: str = ""
    title_piece: Piece | None = None
    name: str | None = None
    links: list[tuple[Piece, str, Role]] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    venues: list[str] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    description: list[str] = field(default_factory=list)
    also: list[tuple[str, str]] = field(default_factory=list)
    spots: list[tuple[str, Piece]] = field(default_factory=list)
    how: str = ""

    def add_link(
        self, piece: Piece, hint: str = "", fixed: Role | None = None, *, title: bool = False
    ) -> None:
        """Add a link; ``hint`` is a heading or a key that stands for its words."""
        if not leads_away(piece):
            return
        words = words_of(piece)
        label = plain(words) or plain(hint)
        said: Role = fixed or role(
            piece.url, _said(words if is_label(words) and not title else "", hint, piece.url)
        )
        for index, (other, words, known) in enumerate(self.links):
            if other.url == piece.url:
                if said == "code" and known in ("page", "other") and other is not piece:
                    self.links[index] = (other, words, said)
                return
        self.links.append((piece, label, said))

    def cite(self, said: str, *, sure: bool = True) -> None:
        """Take a venue and a year from a text that is ``sure`` to tell them, or is a date."""
        if is_date(said) or sure:
            if not is_date(said) and (where := venue(said)):
                self.venues.append(where)
            if when := year(said):
                self.years.append(when)

    def take(self, told: Cited, *, venue: bool = True) -> None:
        """Take in what a citation tells."""
        if told.venue and venue:
            self.venues.append(told.venue)
        if told.year:
            self.years.append(told.year)
        self.authors = self.authors or told.authors
        self.description.extend(told.rest)

    def has(self, *roles: Role) -> bool:
        """Whether one of the links leads to such a thing."""
        return any(said in roles for _, _, said in self.links)

    def entry(
        self, file: str, section: tuple[str, ...], years: list[int], venues: list[str]
    ) -> Entry:
        """Finish the entry; year and venue of the headings above count where it names none."""
        name = None if self.name is None or is_nothing(self.name) else self.name
        all_links = tuple(
            Link(piece.url, label, said, piece.place(file)) for piece, label, said in self.links
        )
        places = [(field, piece.place(file)) for field, piece in self.spots]
        if self.title_piece:
            places.insert(0, ("title", self.title_piece.place(file)))
        return Entry(
            place=Place(file, self.line, self.column, self.length),
            title=self.title,
            what=self.what(),
            name=name or short_name(self.title),
            links=all_links,
            year=next(iter([*self.years, *years]), None),
            venue=next(iter([*self.venues, *venues]), None),
            authors=self.authors,
            description=" ".join(self.description) or None,
            section=section,
            also=tuple(self.also),
            spots=tuple(places),
        )

    def what(self) -> What:
        """Tell what kind of thing it is, as far as its links tell."""
        if self.has("paper") or self.venues or self.authors or not self.links:
            return "paper"
        if self.has("weights") and not self.has("code"):
            return "model"
        if self.has("data") and not self.has("code"):
            return "dataset"
        return "resource"


def _said(words: str, hint: str, url: str) -> str:
    """Put the words of a link and the key before it together, as far as they say something."""
    bare = plain(words)
    if re.match(r"(?:https?://|www\.)", bare) and hint:
        return hint
    if re.fullmatch(r"(?:link|here|url|链接|\W*)", bare, re.IGNORECASE) or by_address(url) is None:
        return f"{bare} {hint}".strip()
    return bare
