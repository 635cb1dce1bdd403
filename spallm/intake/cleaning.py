"""Cleaning: text and addresses of lists brought to what a record can hold."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category
from urllib.parse import quote

from spallm.errors import IdentifierError
from spallm.identifiers import parse
from spallm.identifiers.address import read_address
from spallm.identifiers.registry import SCHEMES
from spallm.records.record import TURNS

#: What may not stand in an address as it is, and is written as bytes.
_REFUSED = re.compile(r"[\s<>\"{}|\\^`]")
#: Signs without width that part no words; others hold letters of some scripts together.
_UNSEEN = "\u200b\u200e\u200f\u2060\ufeff\u00ad"
_WEB = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_LONGEST = 2000


def clean(text: str) -> str:
    r"""Return a text on one line without what nobody sees.

    >>> clean("Of\x00 cells\n\u202e and")
    'Of cells and'
    """
    if text.isprintable():
        return " ".join(text.split())
    shown = (sign if _is_shown(sign) else " " if sign.isspace() else "" for sign in text)
    return " ".join("".join(shown).split())


def _is_shown(sign: str) -> bool:
    return category(sign) not in ("Cc", "Cs") and sign not in TURNS and sign not in _UNSEEN


def web_address(url: str) -> str | None:
    """Return an address as a record holds it, or nothing for what leads nowhere on the web.

    >>> web_address("HTTP://Example.org/a b|c")
    'http://Example.org/a%20b%7Cc'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    told = clean(url)
    start = _WEB.match(told)
    if not start or len(told) > _LONGEST:
        return None
    scheme, _, rest = told.partition("://")
    written = f"{scheme.lower()}://{_REFUSED.sub(lambda sign: quote(sign[0]), rest)}"
    return written if _ADDRESS.fullmatch(written) else None


@lru_cache(maxsize=50_000)
def fault_of(url: str) -> str | None:
    """Return what is wrong with the identifier in an address; nothing where none stands in it.

    >>> fault_of("https://example.org/paper") is None
    True
    """
    try:
        parse(url)
    except IdentifierError as error:
        return error.message if _holds_identifier(url) else None
    return None


def _holds_identifier(url: str) -> bool:
    try:
        address = read_address(url)
    except IdentifierError:
        return True
    sites = (site for scheme in SCHEMES.values() for site in scheme.sites if site.hosts)
    return address is not None and any(site.text(address) is not None for site in sites)
