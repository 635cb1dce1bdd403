"""Web addresses as far as identity goes: many spellings lead to one page."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

#: Parts of a query that say where a reader came from and not what is read.
_TRACKS = re.compile(r"(?:utm_\w+|fbclid|gclid|ref|source|via|spm|from)=[^&]*&?", re.IGNORECASE)
#: Sites that show one work under several addresses, and what of them tells the work.
_SAME = (
    (r"(?:papers|proceedings)\.(?:nips|neurips)\.cc/.*/(?P<key>[0-9a-f]{32})\b.*", "neurips/{}"),
    (
        r"openaccess\.thecvf\.com/(?:.*/)?(?P<key>[^/]+_paper)(?:\.html|\.pdf)?",
        "thecvf/{}",
    ),
    (r"ieeexplore\.ieee\.org/(?:abstract/)?document/(?P<key>\d+).*", "ieee/{}"),
    (r"ojs\.aaai\.org/(?:.*/)?article/(?:view|download)/(?P<key>\d+).*", "aaai/{}"),
    (r"(?:www\.)?ijcai\.org/(?:.*/)?proceedings/(?P<key>\d{4}/\d+).*", "ijcai/{}"),
    (r"(?:www\.)?sciencedirect\.com/.*/pii/(?P<key>s[0-9x]+).*", "pii/{}"),
    (r"(?:www\.)?youtu(?:be\.com/watch\?v=|\.be/)(?P<key>[\w-]+).*", "youtube/{}"),
)
_FORGE = re.compile(r"(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org|huggingface\.co)/")
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), key) for pattern, key in _SAME)


def comparable(url: str) -> str | None:
    """Return what two spellings of one address have in common; nothing for a mere host.

    >>> comparable("http://www.Example.org/a/?utm_source=x#top")
    'example.org/a'
    >>> comparable("https://example.org/") is None
    True
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    query = _TRACKS.sub("", parts.query).strip("&")
    path = unquote(parts.path).rstrip("/.")
    if not host or not (path or query or parts.fragment.startswith(("/", "!"))):
        return None
    whole = f"{host}{path}" + (f"?{query}" if query else "")
    for pattern, key in _PATTERNS:
        if found := pattern.fullmatch(whole):
            return key.format(found["key"].casefold())
    return f"{whole}#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else whole


def is_repository(page: str) -> bool:
    """Tell whether a comparable address is that of a repository of code or models.

    >>> is_repository("github.com/lab/tool"), is_repository("lab.example.org/tool")
    (True, False)
    """
    return bool(_FORGE.match(page))
