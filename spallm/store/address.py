"""The address of an endpoint, and the graphs that it names beside."""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass

from spallm.errors import GraphError
from spallm.store.answering import Dataset

_UNSENDABLE = re.compile(r"[^\x21-\x7e]")
_GRAPHS = ("default-graph-uri", "named-graph-uri")


@dataclass(frozen=True)
class Address:
    """Where queries go, and which graphs they ask where they do not say so themselves.

    Some servers take the union of all their graphs for the default graph. There the graph that is
    meant is named in the address, as the protocol names it:

    >>> Address.read("http://localhost:8890/sparql?default-graph-uri=urn:mine&key=1").graphs
    Dataset(default=('urn:mine',), named=())
    """

    url: str
    graphs: Dataset | None = None

    @classmethod
    def read(cls, written: str) -> Address:
        """Take an address apart; what is no address on the web is an error."""
        check_address(written, "http")
        parts = urllib.parse.urlsplit(written)
        pairs = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
        default, named = (tuple(value for name, value in pairs if name == kind) for kind in _GRAPHS)
        if not default and not named:
            return cls(written)
        rest = urllib.parse.urlencode([pair for pair in pairs if pair[0] not in _GRAPHS])
        return cls(parts._replace(query=rest).geturl(), Dataset(default, named))


def check_address(url: str, before: str) -> None:
    """Refuse an address that is not on the web, or that leaves encryption behind."""
    try:
        parts = urllib.parse.urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0 and not _UNSENDABLE.search(url)
    except ValueError:
        usable = False
    allowed = ("https",) if before == "https" else ("http", "https")
    if not usable or parts.scheme.casefold() not in allowed:
        raise GraphError(
            f"{url} is not an address that is followed here",
            hint="An endpoint has an http or https address, written in ASCII signs without blanks; "
            "https never leads back to http.",
        )
