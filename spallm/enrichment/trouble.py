"""What can go wrong between a service and us.

No message repeats a header, a parameter or what another library says: keys could stand in it.
"""

from __future__ import annotations

from spallm.errors import SpallmError


class ServiceTrouble(SpallmError):
    """A service that gave no answer to use; ``service`` is its label."""

    exit_code = 1

    def __init__(self, service: str, message: str, *, hint: str | None = None) -> None:
        super().__init__(f"{service} {message}", hint=hint)
        self.service = service


class Unreachable(ServiceTrouble):
    """A service that nobody answers for: no network, no such name, a refused connection."""


class Waiting(ServiceTrouble):
    """A service that wants to be asked later than anybody would wait."""


class Unusable(ServiceTrouble):
    """An answer that is none: broken off, too long, too slow, of another kind, or an error."""


class Refused(ServiceTrouble):
    """A request that a service does not take, such as one with a wrong key."""


class NotKept(ServiceTrouble):
    """A question whose answer is not in the cache, where nothing may be asked."""


class BudgetSpent(ServiceTrouble):
    """A request that was not made, because the run had made all that it may."""


class NoNetwork(SpallmError):
    """A run in which no service could be reached, so that nothing was looked up."""

    exit_code = 1
