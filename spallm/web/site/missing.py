"""The page for addresses where there is nothing, which web servers give out as ``404.html``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spallm.web.pages.address import Address
from spallm.web.pages.frame import render

if TYPE_CHECKING:
    from spallm.web.pages.address import Language


@dataclass(frozen=True, slots=True)
class Rooted(Address):
    """An address of a page that shows at any address: its links begin at the root of the host."""

    root: str = "/"

    def file(self, path: str) -> str:
        """Return the link to something without a language.

        >>> Rooted("404", files=True, root="/spallm/").page("model/scgpt")
        '/spallm/model/scgpt.html'
        """
        return self.root + Address(files=True).file(path).removeprefix("./")


def missing(base: str | None, language: Language) -> str:
    """Return the page; who meets it may read either language, so it speaks both.

    Its links lead somewhere from any address only where that of the site is known.
    """
    at = Address("404", language, files=True)
    if base:
        at = Rooted("404", language, files=True, root=urlsplit(base).path)
    return render("missing.html", at, title=["Not found", "找不到页面"])
