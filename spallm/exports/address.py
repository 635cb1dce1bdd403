"""Addresses that may stand behind a link: of the web, and without characters that mean markup."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

#: Characters of an address that mean nothing to Markdown, to tables or to HTML.
_SAFE = ":/?#@!$&'*+,;=%~-._"


def web_address(address: str) -> str:
    """Return an address fit for a link, or nothing where it is not of the web.

    >>> web_address("https://example.org/a b"), web_address("javascript:alert(1)")
    ('https://example.org/a%20b', '')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return quote(address, safe=_SAFE)
