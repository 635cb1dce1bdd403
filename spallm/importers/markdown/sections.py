"""The headings above an entry, and what they say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spallm.importers.markdown.heading_words import (
    is_apart,
    is_contents,
    is_year_heading,
    names_year,
)
from spallm.importers.markdown.words import heading_text, plain
from spallm.importers.venue import heads_venue, venue
from spallm.importers.year import year

#: The level of the outermost bullet that heads others.
BULLET_LEVEL = 20


@dataclass(slots=True)
class Section:
    """A heading that what follows stands below."""

    text: str
    level: int
    apart: bool = False
    title: bool = False
    venue: bool = False


@dataclass(slots=True)
class Sections:
    """The headings that are open."""

    open: list[Section] = field(default_factory=list)
    seen: int = 0
    filled: bool = False
    kept: Section | None = None

    def enter(self, text: str, level: int, *, venue: bool = False) -> None:
        """Open a heading; those of its level and below end."""
        self.keep_year(text, level)
        while self.open and self.open[-1].level >= level:
            self.open.pop()
        self.seen += 1
        self.filled = False
        first = self.seen == 1 and level == 1
        if self.open and is_contents(self.open[-1].text):
            self.open.pop()
        self.open.append(Section(text, level, is_apart(text), first, venue))

    def keep_year(self, text: str, level: int) -> None:
        """Keep a year that heads its neighbours: nothing stands below it but they."""
        if self.kept and (level < self.kept.level or is_year_heading(text)):
            self.kept = None
        last = self.open[-1] if self.open else None
        if last and not self.filled and last.level == level and is_year_heading(last.text):
            self.kept = None if is_year_heading(text) else last

    def leave(self, level: int) -> None:
        """Close the headings of a level and below."""
        while self.open and self.open[-1].level >= level:
            self.open.pop()

    @property
    def below_year(self) -> bool:
        """Whether the innermost heading is a bullet that is a mere year."""
        last = self.open[-1] if self.open else None
        return last is not None and last.level >= BULLET_LEVEL and is_year_heading(last.text)

    @property
    def apart(self) -> bool:
        """Whether this place is no part of the list."""
        outer = any(each.apart and each.level > 1 for each in self.open[:-1])
        return bool(self.open) and (self.open[-1].apart or outer)

    @property
    def path(self) -> tuple[str, ...]:
        """The headings, the outermost first, without the title of the list and mere years."""
        return tuple(
            heading_text(each.text) or each.text
            for each in self.open
            if not each.title and not is_year_heading(each.text)
        )

    @property
    def years(self) -> list[int]:
        """The years that headings name, the innermost first."""
        heads = [each for each in reversed(self.open) if not each.title]
        if self.kept:
            heads.insert(sum(each.level > self.kept.level for each in heads), self.kept)
        told = [year(each.text) for each in heads if names_year(each.text)]
        return [each for each in told if each]

    @property
    def venues(self) -> list[str]:
        """The venues that headings name, the innermost first."""
        told = [
            venue(plain(each.text))
            for each in reversed(self.open)
            if each.venue or (not each.title and heads_venue(plain(each.text)))
        ]
        return [each for each in told if each]
