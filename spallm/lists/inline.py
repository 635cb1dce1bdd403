"""Inline Markdown: texts that are shown as they are, and links that lead where they say.

What is written here reads back to the same text and the same address, in a row of a table and
out of it, also where a reader turns bare addresses into links.
"""

from __future__ import annotations

import re
from unicodedata import category
from urllib.parse import quote, urlsplit

from spallm.exports.markdown import escaped

#: Where GitHub, and others like it, would make a link of what is mere text.
_BARE = re.compile(r":(?=//)|(?<=\bwww)\.|(?<=\w)@(?=\w)", re.IGNORECASE)
#: An address that needs no brackets around it, but for parentheses, which may be balanced.
_PLAIN = re.compile(r"[^\s<>\\|`\x00-\x20\x7f]+")
_RISKY = re.compile(r"([\\<>|`])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SCHEMES = frozenset({"http", "https"})


def text(words: str) -> str:
    r"""Return words as Markdown that shows them as they are, on one line.

    >>> text("On [A|B] at www.example.org: $x$")
    'On \\[A\\|B\\] at www\\.example.org: \\$x\\$'
    """
    seen = "".join(sign for sign in words if category(sign) not in ("Cc", "Cs") or sign.isspace())
    return _BARE.sub(r"\\\g<0>", escaped(seen))


def bold(words: str) -> str:
    r"""Return words in bold type.

    >>> bold("2 * 3")
    '**2 \\* 3**'
    """
    return f"**{text(words)}**"


def link(label: str, address: str) -> str:
    """Return a link, or its label alone where the address is not of the web.

    >>> link("Link", "https://example.org/a_(b)"), link("Link", "javascript:alert(1)")
    ('[Link](https://example.org/a_(b))', 'Link')
    """
    return f"[{text(label)}]({destination(address)})" if is_web(address) else text(label)


def is_web(address: str) -> bool:
    """Tell whether an address is one that a list may lead to.

    >>> is_web("https://example.org/"), is_web("file:///etc/passwd")
    (True, False)
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc)


def destination(address: str) -> str:
    r"""Return an address as the destination of a link.

    >>> destination("https://example.org/a?b=1&c=2"), destination("https://example.org/a(b|c")
    ('https://example.org/a?b=1&c=2', '<https://example.org/a(b\\|c>')
    """
    if _PLAIN.fullmatch(address) and _is_balanced(address):
        return _ENTITY.sub("&amp;", address)
    seen = "".join(
        quote(sign) if category(sign) in ("Cc", "Zl", "Zp") else sign for sign in address
    )
    guarded = _RISKY.sub(r"\\\1", seen)
    return f"<{_ENTITY.sub('&amp;', guarded)}>"


def _is_balanced(address: str) -> bool:
    """Tell whether each parenthesis has its other half; more than a few deep, readers give up."""
    depth = 0
    for sign in address:
        depth += (sign == "(") - (sign == ")")
        if not 0 <= depth <= 3:
            return False
    return depth == 0
