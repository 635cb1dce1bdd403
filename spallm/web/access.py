"""Who may ask: the names that the server answers to, and the web sites whose pages may read it.

A server on loopback is not out of reach: a page of any web site can send requests to it, and with
a name of its own that it points to 127.0.0.1 could even read the answers. So a request has to name
this server by a name it is known by, and other sites' pages are refused unless they are allowed.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from spallm.errors import UsageError

ANY = "*"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # compared with, not bound to
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:/?#@\[\]\\]+)(?::\d{1,5})?", re.IGNORECASE)
_ORIGIN = re.compile(r"https?://[^\s/?#@,]+", re.IGNORECASE)


@dataclass(frozen=True)
class Access:
    """Names of this server, and origins of other sites; ``*`` among either admits all.

    ``numbers`` admits every plain IP address as a name: no web site can give itself one.
    """

    names: frozenset[str] = frozenset(_LOOPBACK)
    numbers: bool = False
    origins: frozenset[str] = frozenset()

    @classmethod
    def granted(cls, host: str, names: Iterable[str] = (), origins: Iterable[str] = ()) -> Self:
        """Return what a server at ``host`` admits, with further names and origins.

        >>> Access.granted("0.0.0.0", ["Lab.example"]).knows("lab.example:8765")
        True
        """
        known = {*_LOOPBACK, host, *names}
        return cls(
            frozenset(name.strip("[]").lower() for name in known if name),
            host in _EVERYWHERE,
            frozenset(map(_checked_origin, origins)),
        )

    def knows(self, authority: str) -> bool:
        """Tell whether a Host header names this server.

        >>> Access().knows("[::1]:8765"), Access().knows("rebound.example")
        (True, False)
        """
        return _knows(self, authority)

    def admits(self, origin: str) -> bool:
        """Tell whether the pages of another site may read answers."""
        return ANY in self.origins or origin.lower() in self.origins


@lru_cache(maxsize=256)
def _knows(access: Access, authority: str) -> bool:
    found = _AUTHORITY.fullmatch(authority)
    if not found:
        return False
    name = found[1].strip("[]").lower()
    return ANY in access.names or name in access.names or (access.numbers and _is_number(name))


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _checked_origin(origin: str) -> str:
    """Return an origin as browsers write it.

    >>> _checked_origin("HTTPS://Notebook.example/")
    'https://notebook.example'
    """
    plain = origin.strip().rstrip("/").lower()
    if plain != ANY and not _ORIGIN.fullmatch(plain):
        raise UsageError(
            f"{origin} is no origin of a web site",
            hint="An origin is a scheme, a name and maybe a port: https://notebook.example",
        )
    return plain
