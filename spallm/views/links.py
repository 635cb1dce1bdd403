"""Links: which addresses the page may offer to follow."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

_UNSAFE = re.compile(r'[\x00-\x20"<>\\^`{|}]')


@lru_cache(maxsize=10_000)
def safe_link(address: str) -> str | None:
    """Return an address if it is a plain http(s) one, else nothing.

    >>> safe_link("https://example.org/a")
    'https://example.org/a'
    >>> safe_link("javascript:alert(1)") is safe_link("https://[") is None
    True
    """
    if _UNSAFE.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def doi_link(doi: str) -> str:
    """Return where a DOI leads.

    >>> doi_link("10.1002/(SICI)1097<1::AID>3")
    'https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3'
    """
    return f"https://doi.org/{quote(doi, safe='/:;()')}"
