"""Agreement: how far two readers decide alike, beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from spallm.selecting.screening import Screening


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readers at one stage: the records that both decided, how often alike, Cohen's kappa.

    ``kappa`` is nothing where both gave all records the same answer: chance alone would agree.
    """

    readers: tuple[str, str]
    stage: str
    records: int
    alike: int
    kappa: float | None


def agreements(screening: Screening) -> tuple[Agreement, ...]:
    """Return the agreement of each two readers at each stage who share any records."""
    found = (
        _agreement(screening, pair, stage)
        for stage in screening.stages
        for pair in combinations(screening.readers, 2)
    )
    return tuple(each for each in found if each.records)


def _agreement(screening: Screening, pair: tuple[str, str], stage: str) -> Agreement:
    said = [
        (one.decision, other.decision)
        for standing in screening.standings.values()
        if standing.stage == stage
        and (one := standing.of(pair[0]))
        and (other := standing.of(pair[1]))
    ]
    alike = sum(one == other for one, other in said)
    return Agreement(pair, stage, len(said), alike, kappa(said))


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of answers, or nothing where it is not defined.

    >>> kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 +
    ...       [("no", "no")] * 15)
    0.4
    """
    total = len(pairs)
    ours, theirs = (Counter(pair[place] for pair in pairs) for place in (0, 1))
    # Whole numbers up to the last step, so that no rounding hides in the quotient.
    chance = sum(ours[answer] * theirs[answer] for answer in ours)
    alike = total * sum(one == other for one, other in pairs)
    if total * total == chance:
        return None
    return (alike - chance) / (total * total - chance)
