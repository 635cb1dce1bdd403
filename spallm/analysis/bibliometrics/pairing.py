"""Pairing: works cited together (Small 1973) and works that share references (Kessler 1963)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from spallm.analysis.bibliometrics.citations import Citations
from spallm.analysis.links import Steps


@dataclass(frozen=True, slots=True)
class Pair:
    """Two works, the first before the second, with what they have in common.

    ``strength`` counts the common works; ``cosine`` divides it by the geometric mean of how many
    each of the two has (Salton's cosine), so that it lies between 0 and 1.
    """

    first: str
    second: str
    strength: int
    cosine: float


def co_cited(citations: Citations, works: Collection[str]) -> tuple[Pair, ...]:
    """Return the pairs of works that some work cites together, the strongest first.

    Both are among ``works``; those that cite them may be any.
    """
    return _pairs(citations.references.values(), citations.cited_by, set(works))


def coupled(citations: Citations, works: Collection[str]) -> tuple[Pair, ...]:
    """Return the pairs of works that share references, the strongest first.

    Both are among ``works``; what they cite may be any.
    """
    return _pairs(citations.cited_by.values(), citations.references, set(works))


def _pairs(bundles: Iterable[frozenset[str]], bearers: Steps, works: set[str]) -> tuple[Pair, ...]:
    """Count in how many bundles two works stand together."""
    common = Counter(pair for bundle in bundles for pair in combinations(sorted(bundle & works), 2))
    found = (
        Pair(a, b, count, count / math.sqrt(len(bearers[a]) * len(bearers[b])))
        for (a, b), count in common.items()
    )
    return tuple(sorted(found, key=lambda p: (-p.strength, -p.cosine, p.first, p.second)))
