"""Web addresses, and the places in them where identifiers stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from spallm.errors import IdentifierError
from spallm.identifiers.fault import quoted

_EXPLICIT = re.compile(r"(?:[a-z]+\s*:\s*)?(?:git\+)?https?://", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, taken apart.

    ``explicit`` is false for an address without ``https://``, such as ``doi.org/10.1038/…``; only
    sites known by name are believed to stand behind one.
    """

    host: str
    path: str
    query: str
    explicit: bool

    def parameter(self, name: str) -> str | None:
        """Give the first value of a parameter in the query, if it is there."""
        values = parse_qs(self.query, keep_blank_values=True).get(name)
        return values[0] if values else None


def read_address(text: str) -> Address | None:
    """Take a web address apart; ``None`` for text that is no web address.

    >>> read_address('https://openreview.net/forum?id=BKXvPDekud').host
    'openreview.net'
    >>> read_address('PMC12365531') is None
    True
    """
    explicit = _EXPLICIT.match(text)
    if not explicit and not _BARE_HOST.match(text):
        return None
    try:
        parts = urlsplit("//" + (text[explicit.end() :] if explicit else text))
    except ValueError as error:
        raise IdentifierError(
            f"{quoted(text)} is not a web address: {error}", hint="give the identifier itself"
        ) from error
    return Address(parts.hostname or "", unquote(parts.path), parts.query, bool(explicit))


@dataclass(frozen=True, slots=True)
class Site:
    """How the addresses of a web site say an identifier.

    ``path`` is a pattern for the decoded path, compiled when first used; its group ``id`` is the
    identifier, unless that is the value of the query's ``parameter``. ``says`` turns it into text
    that the scheme reads. Without ``hosts`` the site stands for every explicit address.
    """

    hosts: tuple[str, ...]
    path: str
    says: str = "{}"
    parameter: str = ""

    def serves(self, address: Address) -> bool:
        """Whether the address is one of this site, be it on a sub-domain."""
        host = address.host
        return any(host == known or host.endswith(f".{known}") for known in self.hosts)

    def text(self, address: Address) -> str | None:
        """Give the identifier that the address says, as text for its scheme."""
        if not (self.serves(address) if self.hosts else address.explicit):
            return None
        match = re.fullmatch(self.path, address.path.rstrip("/"), re.IGNORECASE)
        if not match:
            return None
        found = address.parameter(self.parameter) if self.parameter else match["id"]
        return None if found is None else self.says.format(found)


def site(hosts: str, path: str, says: str = "{}", parameter: str = "") -> Site:
    """Make a site from its hosts, separated by spaces, and the pattern of its paths."""
    return Site(tuple(hosts.split()), path, says, parameter)
