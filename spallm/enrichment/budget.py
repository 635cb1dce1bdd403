"""The budget of a run: how many requests it may make, in all and of each service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from spallm.enrichment.service import Service
from spallm.enrichment.trouble import BudgetSpent

#: Requests of one run, unless somebody says otherwise; a batch is one request.
DEFAULT = 1000


@dataclass
class Budget:
    """What may be asked, and what was; a request that is made again counts again.

    ``each`` holds the limits that somebody set for single services; the others keep to their own.
    Answers from the cache never come here, so they cost nothing.
    """

    total: int = DEFAULT
    each: Mapping[str, int] = field(default_factory=dict)
    spent: Counter[str] = field(default_factory=Counter)

    def left(self, service: Service, own: int) -> int:
        """Return how many more requests of a service may be made, whose own limit is given."""
        limit = self.each.get(service.name, own)
        return min(self.total - self.spent.total(), limit - self.spent[service.name])

    def spend(self, service: Service, own: int) -> None:
        """Count one request, or raise BudgetSpent where none is left."""
        if self.left(service, own) < 1:
            whose = "this run" if self.spent.total() >= self.total else f"{service.label} in a run"
            raise BudgetSpent(
                service.label, f"was not asked any more: {whose} may make no more requests",
                hint="Run the same command again to go on: what was answered is kept.",
            )  # fmt: skip
        self.spent[service.name] += 1
