"""What a page says, read without a browser."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser


class Links(HTMLParser):
    """Gathers the links of a page, its anchors, and the elements that are open to scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= given.keys()
        if found := given.get("id"):
            self.anchors.add(found)
        self.links += [value for name in ("href", "src") if (value := given.get(name))]


def text(html: str) -> str:
    """Return what a page says, its markup taken away."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
