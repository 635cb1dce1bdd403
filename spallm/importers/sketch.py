"""An entry in the making: takes what a format says, and keeps apart what cannot be taken over.

Readers of formats fill a sketch field by field. A year that is none, an identifier that is broken
or an address that is no web address is kept word for word under the name of its field, and a
remark says why; so nothing that somebody wrote is lost in silence.
"""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlsplit

from spallm import identifiers
from spallm.errors import IdentifierError
from spallm.importers.dates import FIRST_YEAR, LAST_YEAR, day_in, year_in
from spallm.importers.entry import Entry, Link, Place, Relation, Role, What
from spallm.importers.reading import Remark
from spallm.importers.titles import without_markup

#: Controls that are no white space, and marks that turn the direction of text, with which a title
#: shows other than it is.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_NOT_IN_URL = re.compile(r"[\s<>\"{}|\\^`]")
_LONGEST_SAID = 80


def said(text: str) -> str:
    """Return as much of a text as a remark repeats."""
    text = plain(text)
    return repr(text if len(text) <= _LONGEST_SAID else f"{text[:_LONGEST_SAID]}…")


def plain(text: str) -> str:
    r"""Return a text on one line without what nobody sees: controls, and marks of direction.

    >>> plain("On\n\x00 \u202ecells ")
    'On cells'
    """
    if not text.isprintable():
        text = _HALVES.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", text))
    return " ".join(text.split())


class Sketch:
    """What is known of an entry so far, and what was wrong with it; remarks begin with its key."""

    def __init__(self, place: Place, what: What = "paper", key: str | None = None) -> None:
        self.place = place
        self.what: What = what
        self.key = plain(key) if key else None
        self.title = ""
        self.name = ""
        self.venue = ""
        self.description = ""
        self.form: str | None = None
        self.year: int | None = None
        self.date: datetime.date | None = None
        self.authors: list[str] = []
        self.section: tuple[str, ...] = ()
        self.remarks: list[Remark] = []
        self._identifiers: dict[str, None] = {}
        self._links: dict[str, Link] = {}
        self._relations: dict[tuple[str, str], Relation] = {}
        self._also: dict[tuple[str, str], None] = {}
        self.spots: dict[str, Place] = {}

    def remark(
        self, rule: str, message: str, place: Place | None = None, *, lost: bool = False
    ) -> None:
        """Say what is wrong, with the key of the entry before it."""
        called = f"{self.key}: " if self.key else ""
        told = plain(f"{called}{message}")
        self.remarks.append(Remark(rule, place or self.place, told, lost))

    def keep(self, field: str, text: str) -> None:
        """Keep a text that has no field."""
        if text := plain(text):
            self._also.setdefault((field, text))

    def stands_at(self, field: str, name: str) -> None:
        """Say that a field of the entry stands where the format's own field stands."""
        if name in self.spots:
            self.spots[field] = self.spots[name]

    def identify(self, text: str, scheme: str = "", field: str = "identifier") -> bool:
        """Take an identifier; with a scheme also without its prefix. Tells whether it is one."""
        if not plain(text):
            return False
        try:
            self._identifiers.setdefault(_curie(plain(text), scheme))
        except IdentifierError as error:
            self.keep(field, text)
            self.remark("malformed-identifier", f"{error.message}", self.spots.get(field))
            return False
        return True

    def identify_address(self, url: str) -> None:
        """Take the identifier that an address says, if it says one."""
        if found := identifiers.try_parse(url):
            self._identifiers.setdefault(found.curie)

    def follow(
        self, url: str, label: str = "", role: Role | None = None, field: str = "url"
    ) -> bool:
        """Take a link; what leads nowhere on the web is kept as text. Tells whether it is one."""
        url = url.strip()
        if not url:
            return False
        if not is_web_address(url):
            self.keep(field, url)
            why = f"{said(url)} is no web address that can be followed"
            self.remark("not-a-web-address", why, self.spots.get(field))
            return False
        place = self.spots.get(field, self.place)
        self._links.setdefault(url, Link(url, plain(label), role or _role(url, label), place))
        return True

    def in_year(self, text: str, field: str = "year") -> None:
        """Take a year, be it within other text; the first that is said stands."""
        if not (text := plain(text)):
            return
        if year := year_in(text):
            self.year = self.year or year
            self.date = self.date or day_in(text)
            return
        self.keep(field, text)
        why = f"{said(text)} is no year from {FIRST_YEAR} to {LAST_YEAR}"
        self.remark("odd-year", why, self.spots.get(field))

    def dated(self, text: str, field: str = "date") -> None:
        """Take a day, or the year of a date that says less; that date is kept as it stands."""
        if not (text := plain(text)):
            return
        day = day_in(text)
        if day is None:
            self.in_year(text, field)
            if not text.isdigit():
                self.keep(field, text)
            return
        self.date = self.date or day
        self.year = self.year or day.year

    def relate(self, field: str, target: str, place: Place | None = None) -> None:
        """Take a relation to something else."""
        if target := plain(target):
            relation = Relation(field, target, place or self.spots.get(field, self.place))
            self._relations.setdefault((field, target), relation)

    def entry(self) -> Entry:
        """Return the entry; one without a title has an empty one."""
        return Entry(
            self.place,
            plain(without_markup(self.title)),
            self.what,
            name=plain(self.name) or None,
            links=tuple(self._links.values()),
            year=self.year,
            venue=plain(without_markup(self.venue)) or None,
            authors=tuple(name for each in self.authors if (name := plain(each))),
            description=plain(self.description) or None,
            section=self.section,
            identifiers=tuple(self._identifiers),
            form=self.form,
            date=self.date,
            key=plain(self.key or "") or None,
            relations=tuple(self._relations.values()),
            also=tuple(self._also),
            spots=tuple(self.spots.items()),
        )

    def finished(self) -> tuple[Entry | None, tuple[Remark, ...]]:
        """Return the entry if it has a title, and all remarks."""
        entry = self.entry()
        if entry.title:
            return entry, tuple(self.remarks)
        known = ", ".join(entry.identifiers) or (entry.link.url if entry.link else "")
        about = f"; it is {known}" if known else ""
        self.remark("no-title", f"the entry has no title and is left out{about}", lost=True)
        return None, tuple(self.remarks)


def is_web_address(url: str) -> bool:
    """Tell whether a text is an http or https address with a host.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_shown = url.isprintable() and not _NOT_IN_URL.search(url)
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and is_shown


def _curie(text: str, scheme: str) -> str:
    """Read an identifier, first as one of the scheme, then as what it says itself."""
    if not scheme:
        return identifiers.parse(text).curie
    try:
        return identifiers.parse(f"{scheme}:{text}").curie
    except IdentifierError:
        if found := identifiers.try_parse(text):
            return found.curie
        raise


def _role(url: str, label: str) -> Role:
    from spallm.importers.addresses import role

    return role(url, label)
