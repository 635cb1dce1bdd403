"""Naming: the ids of works, which stay what they were when a list is read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spallm.folding import folded
from spallm.identifiers import slug
from spallm.intake.cleaning import clean
from spallm.intake.ids import LONGEST, Ids, paper_id
from spallm.intake.stock import known_of
from spallm.intake.telling import year
from spallm.intake.works import Work
from spallm.matching import Matcher
from spallm.matching.standing import are_apart
from spallm.records import Entity


class Naming:
    """Gives works their ids; drafts that nobody has accepted keep theirs."""

    def __init__(self, earlier: Sequence[Entity], ids: Ids) -> None:
        self._known = {(each.kind, each.id): known_of(each) for each in earlier}
        self._ids = ids
        self._matcher = Matcher(self._known.values())
        self._given: set[tuple[str, str]] = set()
        self._namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record in sorted(earlier, key=lambda each: (len(each.id), each.id)):
            ids.hold(record.id)
            self._namesakes[record.kind, folded(record.name)].append(record.id)

    def name(self, works: Sequence[Work]) -> None:
        """Give each work the id of its record, of an earlier draft, or a new one.

        The surest earlier drafts are given out first, so that a new line at the top of a list
        takes none away from a line that had it.
        """
        for work in works:
            work.id = work.record.id if work.record else ""
        for find in (self._matching, self._of_same_year, self._of_same_title):
            for work in works:
                if not work.id:
                    free = (name for name in find(work) if self._give(work.kind, name))
                    work.id = next(free, "")
        for work in works:
            work.id = work.id or self._fresh(work)

    def called(self, kind: str, name: str) -> str:
        """Return the id for a thing of which only the name is known."""
        for entity_id in self._namesakes.get((kind, folded(name)), ()):
            if self._give(kind, entity_id):
                return entity_id
        wish = slug(name, max_length=LONGEST)
        return self._ids.take(wish, f"{wish}-{kind}")

    def _matching(self, work: Work) -> Iterator[str]:
        """Yield the earlier draft that is surely of the same work."""
        for line in work.lines:
            own = tuple(curie for curie in line.asks.identifiers if curie not in work.disputed)
            match = self._matcher.certain(replace(line.asks, identifiers=own))
            if match and not match.conflict:
                yield match.known.id

    def _of_same_year(self, work: Work) -> Iterator[str]:
        year = work.lines[0].asks.year
        for name in self._of_same_title(work):
            if self._known[work.kind, name].year == year:
                yield name

    def _of_same_title(self, work: Work) -> Iterator[str]:
        asks = work.lines[0].asks
        for name in self._namesakes.get((work.kind, folded(clean(work.lines[0].entry.title))), ()):
            if not are_apart(asks.identifiers, self._known[work.kind, name].identifiers):
                yield name

    def _give(self, kind: str, entity_id: str) -> bool:
        is_free = (kind, entity_id) not in self._given
        self._given.add((kind, entity_id))
        return is_free

    def _fresh(self, work: Work) -> str:
        entry = work.lines[0].entry
        if work.kind != "paper":
            return self.called(work.kind, entry.title)
        wish = paper_id(entry.title, entry.name)
        wishes = [wish, *([f"{wish}-{told}"] if (told := year(entry)) else [])]
        return self._ids.take(*wishes)
