"""What a family of identifiers has to tell about itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from spallm.errors import IdentifierError
from spallm.identifiers.address import Site, read_address
from spallm.identifiers.fault import malformed
from spallm.identifiers.wrapping import unwrap

Reading = tuple[str, int | None]
"""The canonical text of an identifier, and the version that was named beside it."""

_SAFE_IN_LINK = "/:;()@,"


@dataclass(frozen=True, slots=True)
class Scheme:
    """One kind of identifier: how it is recognised, read and linked.

    ``bare`` matches text that can be nothing else, so that its faults are reported as faults of
    this scheme; ``read`` turns such text, without prefix, into a :data:`Reading` or raises.
    """

    name: str
    label: str
    example: str
    link: str
    read: Callable[[str], Reading]
    prefixes: tuple[str, ...]
    bare: re.Pattern[str] | None = None
    sites: tuple[Site, ...] = ()
    ignores_case: bool = False

    def body(self, text: str) -> str | None:
        """Give the text behind the prefix, the text itself if it is a bare id, or ``None``."""
        head, colon, rest = text.partition(":")
        if colon and head.strip().casefold() in self.prefixes:
            return rest.strip()
        return text if self.bare and self.bare.match(text) else None

    def url(self, value: str) -> str:
        """Give the stable address of an identifier of this scheme."""
        return self.link.format(quote(value, safe=_SAFE_IN_LINK))

    def reading(self, text: str) -> Reading:
        """Read text in any form that names an identifier of this scheme."""
        said = unwrap(text)
        address = read_address(said)
        found = (site.text(address) for site in self.sites) if address else iter([said])
        body = self.body(next((each for each in found if each is not None), said))
        if body is None:
            raise self.unrecognised(text)
        return self.read(body)

    def unrecognised(self, text: str) -> IdentifierError:
        """Make the error for text that does not even resemble this scheme."""
        return malformed(self.label, text, "it has no form of one", self.example)
