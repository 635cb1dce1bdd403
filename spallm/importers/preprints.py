"""Preprint servers by the names under which bibliographies cite them as venues."""

from __future__ import annotations

import re

_SERVER = re.compile(
    r"\b(arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|edarxiv|eartharxiv|engrxiv|socarxiv|techrxiv"
    r"|research square|researchsquare|ssrn|(?:osf )?preprints(?:\.org)?|authorea|e-?prints?)\b",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"(?:arxiv\s{0,3}[:.]?\s{0,3}(?:preprint\s{0,3})?(?:arxiv\s{0,3}:\s{0,3})?|\babs/)"
    r"(\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)


def is_server(venue: str) -> bool:
    """Tell whether a venue is a preprint server.

    >>> is_server("arXiv preprint arXiv:2405.06708"), is_server("Nature Methods")
    (True, False)
    """
    return bool(_SERVER.search(venue))


def arxiv_in(text: str) -> str | None:
    """Return the arXiv identifier that a text names.

    >>> arxiv_in("arXiv preprint arXiv:2405.06708"), arxiv_in("abs/1706.03762")
    ('2405.06708', '1706.03762')
    """
    found = _ARXIV.search(text)
    return found[1] if found else None
