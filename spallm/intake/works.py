"""Works: the entries of several lists in groups that are each one thing, and which record it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spallm.identifiers import normalise_title
from spallm.importers.entry import Entry
from spallm.importers.identity import asked
from spallm.intake.editions import editions
from spallm.intake.origins import Origin
from spallm.intake.stock import Stock, known_of
from spallm.intake.telling import is_edited
from spallm.matching import Known, Match, joined
from spallm.matching.standing import are_apart, equal_form
from spallm.matching.title import keys, says_enough
from spallm.records import Footnoted

#: Forms in which people keep lists of all kinds of things under headings.
LISTS = frozenset({"markdown", "csv", "tsv"})


@dataclass(frozen=True)
class Line:
    """An entry with its number among all, where it comes from, and what it asks for."""

    number: int
    entry: Entry
    origin: Origin
    asks: Known
    match: Match | None = None

    @property
    def where(self) -> str:
        """The file and line, as a reader finds them."""
        return f"{self.entry.place.file}:{self.entry.place.line}"


@dataclass
class Work:
    """One thing that lines speak of: those with a whole title first, then the published ones.

    ``record`` is what is there already, ``match`` why. ``disputed`` are identifiers that lines
    give and that belong to another work, with what says so.
    """

    lines: list[Line]
    kind: str
    record: Footnoted | None = None
    id: str = ""
    disputed: dict[str, str] = field(default_factory=dict)

    def calls_briefly(self, line: Line) -> bool:
        """Tell whether a line gives but a short name to what has a whole title elsewhere."""
        if self.kind != "paper" or has_full_title(line):
            return False
        titles = [claim.value for claim in getattr(self.record, "title", ())]
        return has_full_title(self.lines[0]) or any(map(says_enough, keys(titles)))

    @property
    def first(self) -> Line:
        """The line that comes first in its list."""
        return min(self.lines, key=lambda line: line.number)


def line(number: int, entry: Entry, origin: Origin, form: str, stock: Stock) -> Line:
    """Return an entry as a line, with the record that is surely meant.

    A list's line that only leads to weights or data is kept as a page of its section, unless the
    model or data are known.
    """
    asks = asked(entry, str(number))
    match = stock.matcher.certain(asks)
    if match is None and form in LISTS and entry.what in ("model", "dataset"):
        entry = replace(entry, what="resource")
        asks = asked(entry, str(number))
        match = stock.matcher.certain(asks)
    return Line(number, entry, origin, asks, match)


def works(lines: Sequence[Line], stock: Stock) -> list[Work]:
    """Return what lines speak of, in the order of the lines."""
    bound = {str(each.number): each.match.known.id for each in lines if each.match}
    by_number = {str(each.number): each for each in lines}
    found = []
    for group in joined((each.asks for each in lines), bound):
        members = sorted((by_number[name] for name in group), key=_rank)
        work = Work(members, members[0].asks.kind)
        target = next((bound[name] for name in group if name in bound), None)
        record = stock.get(work.kind, target) if target else None
        work.record = record if isinstance(record, Footnoted) else None
        found.append(work)
    _bind_namesakes(found, stock)
    _settle_disputes(found)
    return found


def _rank(line: Line) -> tuple[bool, bool, int]:
    is_published = any(is_edited(version) for version in editions(line.entry))
    return not has_full_title(line), not is_published, line.number


def has_full_title(line: Line) -> bool:
    """Tell whether a line gives more than a short name as its title."""
    return any(map(says_enough, keys(line.asks.titles)))


def _bind_namesakes(found: Iterable[Work], stock: Stock) -> None:
    """Bind works that have nothing but a common title to the records that the same list made.

    Otherwise a list would bring its "Introduction" anew whenever it is read.
    """
    taken = {work.record.id for work in found if work.record}
    waiting = [work for work in found if work.record is None]
    made = _by_title_and_source(stock) if waiting else {}
    for work, is_strict in [(each, strict) for strict in (True, False) for each in waiting]:
        first = work.first
        if work.record:
            continue
        key = (work.kind, normalise_title(first.entry.title), first.origin.source.id)
        records = (stock.get(work.kind, name) for name in made.get(key, ()) if name not in taken)
        fitting = [each for each in records if isinstance(each, Footnoted) and _fits(work, each)]
        if is_strict:
            fitting = [each for each in fitting if known_of(each).year == first.asks.year]
        if fitting:
            work.record = fitting[0]
            taken.add(fitting[0].id)


def _fits(work: Work, record: Footnoted) -> bool:
    ours = [curie for each in work.lines for curie in each.asks.identifiers]
    return not are_apart(ours, known_of(record).identifiers)


def _by_title_and_source(stock: Stock) -> dict[tuple[str, str, str], list[str]]:
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for kind, records in stock.records.items():
        for record in records.values():
            titles = {record.name, *(claim.value for claim in getattr(record, "title", ()))}
            sources = {note.source for note in getattr(record, "evidence", {}).values()}
            for title in sorted({normalise_title(title) for title in titles}):
                for source in sorted(sources):
                    found[kind, title, source].append(record.id)
    return {key: sorted(ids, key=lambda name: (len(name), name)) for key, ids in found.items()}


def _settle_disputes(found: Sequence[Work]) -> None:
    """Leave an identifier to the work that has it first, and tell the others who that is."""
    owners: dict[tuple[str, str], Work] = {}
    for work in sorted(found, key=lambda work: (work.record is None, work.first.number)):
        for each in work.lines:
            if each.match:
                conflict = each.match.conflict or ""
                work.disputed.update(dict.fromkeys(each.match.disputed, conflict))
        for each in work.lines:
            for curie in each.asks.identifiers:
                owner = owners.setdefault((work.kind, equal_form(curie)), work)
                if owner is not work and curie not in work.disputed:
                    title = owner.first.entry.title
                    work.disputed[curie] = f"{curie} is «{title}» ({owner.first.where})"


def shared_with(line: Line, work: Work) -> Mapping[str, str]:
    """Return the identifiers of a line that were left to another work, and why."""
    return {curie: why for curie, why in work.disputed.items() if curie in line.asks.identifiers}
