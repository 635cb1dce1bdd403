"""The sitemap and robots.txt: which pages there are, for search engines.

Both need to know where the site will stand, since their addresses are absolute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from spallm.errors import UsageError
from spallm.web.pages.address import LANGUAGES, Address, Language

#: Pages in one file: the protocol allows 50,000 addresses, and each page has one a language.
PAGES_IN_A_FILE = 20_000
_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_TAGS = {"en": "en", "zh": "zh-Hans"}


def base_url(text: str) -> str:
    """Return the address of a site as its pages are appended to it.

    >>> base_url("https://example.org/spallm")
    'https://example.org/spallm/'
    """
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise UsageError(
            f"{text} is not the address of a site",
            hint="It begins with https:// and has no ? or #, as in https://example.org/spallm/",
        )
    return text.rstrip("/") + "/"


def url(base: str, path: str, language: Language) -> str:
    """Return the address of a page; that of the first one is the site's own.

    >>> url("https://example.org/", "model/scgpt", "zh"), url("https://example.org/", "", "zh")
    ('https://example.org/zh/model/scgpt.html', 'https://example.org/zh/')
    """
    link = Address(files=True).page(path, language=language).removeprefix("./")
    return base + (link if path else link.removesuffix("index.html"))


def sitemaps(paths: Sequence[str], base: str) -> Iterator[tuple[str, bytes]]:
    """Yield the index of the sitemaps, and each of them."""
    names: list[str] = []
    for first in range(0, len(paths), PAGES_IN_A_FILE):
        names.append(f"sitemaps/{len(names) + 1}.xml")
        yield names[-1], _urlset(paths[first : first + PAGES_IN_A_FILE], base).encode()
    listed = "".join(f"<sitemap><loc>{escape(base + name)}</loc></sitemap>\n" for name in names)
    index = f'{_OPENING}<sitemapindex xmlns="{_SPACE}">\n{listed}</sitemapindex>\n'
    yield "sitemap.xml", index.encode()


def robots(base: str | None) -> bytes:
    """Return a robots.txt that lets everybody in."""
    told = f"Sitemap: {base}sitemap.xml\n" if base else ""
    return f"User-agent: *\nAllow: /\n{told}".encode()


def _urlset(paths: Sequence[str], base: str) -> str:
    opened = f'{_OPENING}<urlset xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return opened + "".join(_page(path, base) for path in paths) + "</urlset>\n"


def _page(path: str, base: str) -> str:
    """Return the entries of a page, one a language; each names all of them."""
    spoken = {
        language: escape(url(base, path, language), {'"': "&quot;"}) for language in LANGUAGES
    }
    tags = [(_TAGS[language], url) for language, url in spoken.items()]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{url}"/>'
        for tag, url in (*tags, ("x-default", spoken["en"]))
    )
    return "".join(f"<url><loc>{url}</loc>{links}</url>\n" for url in spoken.values())
