"""Flow: the numbers of a PRISMA 2020 flow diagram, from what was found to what is included.

The words are those of the PRISMA 2020 statement (doi:10.1136/bmj.n71): a record is an entry of a
source, a report is a document about a study, a study may have several reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Previous:
    """What an earlier version of the review had included, for the template of updated reviews."""

    studies: int
    reports: int | None = None


@dataclass(frozen=True)
class Flow:
    """Counts by stage; what is ``None`` was not done or not counted, and gets no box or line.

    ``identified`` counts records by source, in the order in which they are shown; ``excluded``
    and ``ineligible`` count by reason. ``removed_automatically`` are records that filters marked
    as ineligible before anybody looked. ``undecided`` are records that still wait for a decision,
    ``waiting`` are reports that were sought and wait for one: a diagram with any says so, for its
    numbers are not final. Where nobody has screened, all that is left is taken unseen.
    """

    identified: Mapping[str, int]
    screened: int | None
    studies_included: int
    excluded: Mapping[str, int] = field(default_factory=dict)
    duplicates: int = 0
    removed_automatically: int = 0
    removed_otherwise: Mapping[str, int] = field(default_factory=dict)
    sought: int | None = None
    not_retrieved: int = 0
    waiting: int = 0
    assessed: int | None = None
    ineligible: Mapping[str, int] = field(default_factory=dict)
    reports_included: int | None = None
    undecided: int = 0
    previous: Previous | None = None

    @property
    def removed(self) -> int:
        """How many records went before screening."""
        otherwise = sum(self.removed_otherwise.values())
        return self.duplicates + self.removed_automatically + otherwise

    def faults(self) -> tuple[str, ...]:
        """Return in words which numbers do not follow from those before them.

        >>> Flow({"A list": 3}, screened=3, studies_included=1, excluded={"off topic": 1}).faults()
        ('1 of the 3 screened records is neither excluded, sought, undecided nor included',)
        """
        found = []
        total = sum(self.identified.values())
        taken, done = (
            (self.studies_included, "included")
            if self.screened is None
            else (self.screened, "screened")
        )
        if total - self.removed != taken:
            found.append(
                f"{total} records identified less {self.removed} removed are not {taken} {done}"
            )
        left = taken - sum(self.excluded.values()) - self.undecided - self._passed_on
        if left:
            found.append(
                f"{left} of the {taken} {done} records "
                f"{'is' if left == 1 else 'are'} neither excluded, sought, undecided nor included"
            )
        if None not in (self.sought, self.assessed) and self._retrieved != self.assessed:
            lost = self.not_retrieved + self.waiting
            found.append(
                f"{self.sought} reports sought less {lost} not retrieved or not assessed yet are "
                f"not {self.assessed} assessed"
            )
        return tuple(found)

    @property
    def _retrieved(self) -> int:
        return (self.sought or 0) - self.not_retrieved - self.waiting

    @property
    def _passed_on(self) -> int:
        """How many records went on from screening; a record is taken for a report here."""
        if self.sought is not None:
            return self.sought
        return self.studies_included if self.assessed is None else self.assessed
