"""Sites to look into: their files, their pages, and where the links of these lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from spallm.web.site import Account

#: Attributes that lead to files, those that scripts read among them.
LEADING = ("href", "src", "action", "data-names", "data-statements", "data-graph")


class References(HTMLParser):
    """What a page points to, and the places in it that can be pointed to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
        if ("rel", "canonical") in attributes:
            return  # the name of the entity, whatever scheme it has
        for name, value in attributes:
            if name in LEADING and value is not None and "PATH" not in value:
                self.found.append(value)
            if name == "id" and value:
                self.ids.add(value)


@dataclass
class Site:
    """A folder as a web server in a subfolder of a host gives it out."""

    place: Path
    account: Account
    files: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for file in self.place.rglob("*"):
            if file.is_file():
                self.files[file.relative_to(self.place).as_posix()] = file.read_bytes()

    def pages(self) -> Iterator[tuple[str, References]]:
        for name in self.files:
            if name.endswith(".html"):
                yield name, self.page(name)

    @cache  # noqa: B019  # as long as the module
    def page(self, name: str) -> References:
        return References(self.files[name].decode())

    def __hash__(self) -> int:
        return id(self)

    def broken(self) -> list[tuple[str, str]]:
        """Return the references that lead to no file or to no place in a page."""
        return [
            (name, reference)
            for name, page in self.pages()
            for reference in page.found
            if not self._leads_somewhere(name, reference)
        ]

    def _leads_somewhere(self, name: str, reference: str) -> bool:
        target = urlsplit(urljoin(f"http://site/sub/{name}", reference))
        if target.netloc != "site":
            return target.scheme in ("http", "https", "data")
        path = unquote(target.path).removeprefix("/sub/")
        if path not in self.files:
            return False
        fragment = unquote(target.fragment)
        return not fragment or "=" in fragment or fragment in self.page(path).ids
