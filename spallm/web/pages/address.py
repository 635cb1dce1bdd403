"""Addresses of pages: where a page stands, and how it points to others.

All links are relative, so that the same page works on a server, behind a prefix, in a folder of
files, and on a host that serves a site from a subfolder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, urlencode

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Address:
    """The place of a page: its path without the language, such as ``model/scgpt``; home is ``""``.

    English pages stand at the root, Chinese ones under ``zh/``. ``files`` says that pages are
    files, whose names end in ``.html``.
    """

    path: str = ""
    language: Language = "en"
    files: bool = False

    def page(self, path: str, *, language: Language | None = None, **query: str) -> str:
        """Return the link to a page, in the language of this one unless another is asked for.

        >>> Address("model/scgpt", "zh").page("paper/scbert")
        '../../zh/paper/scbert'
        >>> Address("model/scgpt", files=True).page("")
        '../index.html'
        >>> Address().page("compare", ids="scgpt,geneformer")
        './compare?ids=scgpt%2Cgeneformer'
        """
        spoken = "zh/" if (language or self.language) == "zh" else ""
        file = f"{path or 'index'}.html" if self.files else path
        return self.file(f"{spoken}{file}") + (f"?{urlencode(query)}" if query else "")

    def file(self, path: str) -> str:
        """Return the link to something without a language, such as ``static/site.css``."""
        depth = self.path.count("/") + (self.language == "zh")
        return ("../" * depth or "./") + _quoted(path)

    def graph(self, name: str = "") -> str:
        """Return the link to the graph view, around an entity if one is named by its id or IRI.

        There is one such page for both languages; what follows the # says which to begin in.

        >>> Address("model/scgpt").graph("scgpt")
        '../graph?around=scgpt#at=scgpt&lang=en'
        >>> Address("model/scgpt", "zh", files=True).graph("scgpt")
        '../../graph.html#at=scgpt&lang=zh'
        """
        focus = urlencode({**({"at": name} if name else {}), "lang": self.language})
        asked = f"?{urlencode({'around': name})}" if name and not self.files else ""
        return self.file("graph.html" if self.files else "graph") + f"{asked}#{focus}"

    def spoken(self, language: Language) -> Address:
        """Return the same place in another language."""
        return replace(self, language=language)


@lru_cache(maxsize=10_000)
def _quoted(path: str) -> str:
    return quote(path, safe="/~!$&'()*+,;=:@")
