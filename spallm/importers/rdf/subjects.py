"""On which lines a file of RDF writes about which things, as far as its text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: A thing at the head of a line in Turtle and its kin, or named in JSON-LD or RDF/XML.
_NAMED = re.compile(
    r"^[ \t]*<(?P<iri>[^<>\s]+)>"
    r"|^[ \t]*[\w.-]*:(?P<local>(?:[^\s\\;,<>\"]|\\.)+)(?=\s)"
    r"|\"@id\"\s*:\s*\"(?P<id>[^\"\s]+)\""
    r"|\brdf:(?:about|ID)\s*=\s*[\"'](?P<about>[^\"'\s]+)[\"']",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\(.)")


class Subjects:
    r"""An index of the first line that names each thing.

    >>> lines = Subjects('@prefix a: <http://x/> .\na:b a a:C .')
    >>> lines.line("http://x/b"), lines.line("http://x/nothing")
    (2, 1)
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[str, int] = {}
        line, counted = 1, 0
        for found in _NAMED.finditer(text):
            line += text.count("\n", counted, found.start())
            counted = found.start()
            name = _ESCAPED.sub(r"\1", found[found.lastgroup or 0])
            self._lines.setdefault(name, line + found[0].count("\n"))

    def line(self, iri: str) -> int:
        """Return the line on which a thing is named first; 1 where none shows it."""
        return next((self._lines[name] for name in _names(iri) if name in self._lines), 1)


def _names(iri: str) -> Iterator[str]:
    """Yield an address, then what may stand of it behind a prefix, the longest first."""
    yield iri
    for found in re.finditer("[/#:]", iri):
        yield iri[found.end() :]
