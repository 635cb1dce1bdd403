"""Telling topics: what sets a group of works apart from the others, to name it by."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spallm.analysis.links import Steps

#: A topic tells of a group if so many of its works have it, this share of those that are known …
LEAST_WORKS, LEAST_SHARE = 3, 0.2
#: … and if it is so many times as common there as elsewhere.
LEAST_LIFT = 1.25


@dataclass(frozen=True, slots=True)
class Telling:
    """A topic, the share of a group's works that have it, and the share of the other works.

    Shares are of the works of which a topic of the same kind is known: of the others it is unknown.
    """

    topic: str
    works: int
    share: float
    elsewhere: float

    @property
    def weight(self) -> float:
        """How much commoner the topic is here than elsewhere, more so the more works have it."""
        return (self.share - self.elsewhere) * math.sqrt(self.works)

    @property
    def is_telling(self) -> bool:
        """Whether enough works have the topic, and clearly more of them than elsewhere."""
        enough = self.works >= LEAST_WORKS and self.share >= LEAST_SHARE
        return enough and self.share >= LEAST_LIFT * self.elsewhere


_Counts = Mapping[str, int]


def telling(
    groups: Sequence[Collection[str]], topics: Steps, kinds: Mapping[str, str]
) -> tuple[tuple[Telling, ...], ...]:
    """Return for each group its most telling topics, the best of each kind, best first."""
    counts = [Counter(_topics(group, topics)) for group in groups]
    known = [Counter(_kinds(group, topics, kinds)) for group in groups]
    everywhere, all_known = sum(counts, Counter[str]()), sum(known, Counter[str]())
    found: list[tuple[Telling, ...]] = []
    for count, sizes in zip(counts, known, strict=True):
        others = all_known - sizes
        each = (
            Telling(
                topic, n, n / sizes[kinds[topic]],
                (everywhere[topic] - n) / max(1, others[kinds[topic]]),
            )
            for topic, n in count.items()
        )  # fmt: skip
        found.append(_best_of_kinds(each, kinds))
    return tuple(found)


def _topics(group: Iterable[str], topics: Steps) -> Iterable[str]:
    return (topic for work in group for topic in topics.get(work, ()))


def _kinds(group: Iterable[str], topics: Steps, kinds: Mapping[str, str]) -> Iterable[str]:
    """Yield for each work the kinds of topic that are known of it."""
    return (kind for work in group for kind in {kinds[topic] for topic in topics.get(work, ())})


def _best_of_kinds(found: Iterable[Telling], kinds: Mapping[str, str]) -> tuple[Telling, ...]:
    best: dict[str, Telling] = {}
    for each in sorted(found, key=lambda t: (-t.weight, t.topic)):
        if each.is_telling:
            best.setdefault(kinds[each.topic], each)
    return tuple(best.values())
