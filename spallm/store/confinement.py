"""What the operating system lets a worker use; on Windows nothing of this is at hand."""

from __future__ import annotations

import os
import sys

if sys.platform != "win32":
    import resource

# Beyond the deadline, after which a worker whose engine has vanished ends by itself.
SPARE_SECONDS = 5
# A hundred years, which every system can count, stand for all that is longer.
LONGEST = 3_000_000_000


def cap(seconds: float, memory: int) -> None:
    """Set the processor time and the address space that one query may use from now on."""
    if sys.platform == "win32":
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = usage.ru_utime + usage.ru_stime
    _lower(resource.RLIMIT_CPU, int(min(spent + seconds, LONGEST)) + SPARE_SECONDS + 1)
    _lower(resource.RLIMIT_AS, memory)


def forbid(*, network: bool) -> None:
    """Forbid core files, and new sockets with all other new files unless they are wanted.

    The engine cannot be told to refuse SERVICE. Query texts are checked before they come here;
    this holds where a check would miss one.
    """
    if sys.platform == "win32":
        return
    _lower(resource.RLIMIT_CORE, 0)
    if not network:
        _lower(resource.RLIMIT_NOFILE, 3)


def address_space() -> int:
    """Return the size of this process now, generously where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  # pathlib costs 5 ms here
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 1 << 36


if sys.platform != "win32":

    def _lower(kind: int, value: int) -> None:
        """Set a soft limit within the hard one."""
        hard = resource.getrlimit(kind)[1]
        soft = min(value, sys.maxsize if hard == resource.RLIM_INFINITY else hard)
        resource.setrlimit(kind, (soft, hard))
