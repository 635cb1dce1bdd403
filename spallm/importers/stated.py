"""Identifiers that notes state, one to a line or between semicolons."""

from __future__ import annotations

import re

from spallm import identifiers
from spallm.identifiers.registry import SCHEMES

_PARTS = re.compile(r"[;\n]")
_PREFIXES = "|".join(prefix for scheme in SCHEMES.values() for prefix in scheme.prefixes)
#: A note that is an identifier, or says that a preprint has it; one within a sentence may be that
#: of another work.
_STATED = re.compile(
    rf"\s*(?:preprint\s*:?\s*(?:[\w .]{{1,30}},\s*)?)?((?:{_PREFIXES})\s*:\s*\S+)\s*",
    re.IGNORECASE,
)


def stated(text: str) -> tuple[str, ...]:
    """Return the curies of identifiers that a note consists of.

    >>> stated("PMID: 12345678; read twice; Preprint: bioRxiv, doi:10.1101/2023.07.18.549537")
    ('pubmed:12345678', 'doi:10.1101/2023.07.18.549537')
    >>> stated("Comment on doi:10.1000/182")
    ()
    """
    found = (_STATED.fullmatch(part) for part in _PARTS.split(text))
    read = (identifiers.try_parse(match[1].rstrip(".")) for match in found if match)
    return tuple(identifier.curie for identifier in read if identifier)
