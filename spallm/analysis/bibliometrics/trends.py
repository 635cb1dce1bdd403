"""Trends: how many works and models each topic has in each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spallm.analysis.links import Steps


@dataclass(frozen=True, slots=True)
class Year:
    """A topic in one year.

    ``share`` is of all works of the year, nothing where there are none; ``change`` is the
    difference to the year before, nothing where that lies before all works and for a year that is
    not over.
    """

    topic: str
    year: int
    works: int
    models: int
    share: float | None
    change: int | None
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """A topic from its first year to the last of all, every year between in its place."""

    topic: str
    years: tuple[Year, ...]

    @property
    def works(self) -> int:
        """The works of all years."""
        return sum(year.works for year in self.years)


def trends(
    works: Mapping[str, int], models: Mapping[str, int], topics: Steps, complete: int
) -> tuple[Trend, ...]:
    """Return the trend of each topic, the largest first.

    ``works`` and ``models`` give the year of each; ``complete`` is the last year that is over.
    """
    works_of, models_of = _counted(works, topics), _counted(models, topics)
    found = {topic for topic, _ in (*works_of, *models_of)}
    every = Counter(works.values())
    last = max((*works.values(), *models.values()), default=0)
    known = range(min(every, default=last) + 1, complete + 1)
    made = (_trend(topic, last, works_of, models_of, every, known) for topic in found)
    return tuple(sorted(made, key=lambda trend: (-trend.works, trend.topic)))


_Counts = Mapping[tuple[str, int], int]


def _counted(years: Mapping[str, int], topics: Steps) -> _Counts:
    return Counter((topic, year) for each, year in years.items() for topic in topics.get(each, ()))


def _trend(
    topic: str, last: int, works: _Counts, models: _Counts, every: Mapping[int, int], known: range
) -> Trend:
    first = min(year for held, year in _keys(works, models) if held == topic)
    return Trend(
        topic,
        tuple(
            Year(
                topic, year, n := works.get((topic, year), 0), models.get((topic, year), 0),
                n / total if (total := every.get(year, 0)) else None,
                n - works.get((topic, year - 1), 0) if year in known else None,
                year < known.stop,
            )
            for year in range(first, last + 1)
        ),
    )  # fmt: skip


def _keys(*counts: _Counts) -> Iterable[tuple[str, int]]:
    return (key for count in counts for key in count)
