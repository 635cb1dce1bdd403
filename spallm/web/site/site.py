"""The site: all pages in both languages, with data and documents beside them, as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.store.collector import resting
from spallm.web.contents import Entry, contents
from spallm.web.documents import documents, forms_of
from spallm.web.pages.address import LANGUAGES, Address, Language
from spallm.web.site.data import data_units
from spallm.web.site.folder import replaced
from spallm.web.site.missing import missing
from spallm.web.site.sitemap import base_url, robots, sitemaps
from spallm.web.site.work import Unit, carry_out, processors

if TYPE_CHECKING:
    from spallm.web.library import Library

#: Forms that a server makes when asked and that a site does without, for N-Triples are Turtle.
_LEFT_OUT = frozenset({"nt"})
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Account:
    """What was written: pages (each language counts), files of any sort, and their bytes."""

    pages: int
    files: int
    size: int


def write_site(
    library: Library,
    place: Path,
    *,
    base: str | None = None,
    processes: int | None = None,
    progress: Progress = lambda what, done, total: None,  # noqa: ARG005  # says nothing
) -> Account:
    """Write the site of a library into a folder; the same library gives the same bytes.

    ``base`` is the address where it will stand, which sitemaps need. An earlier site is replaced
    once the new one is whole; a folder with other files in it raises UsageError.
    """
    base = base_url(base) if base else None
    entries = list(contents(library))
    pages: list[Unit] = [partial(_page, library, entry) for entry in entries]
    others: list[Unit] = [*data_units(library), partial(_signs, entries, base)]
    # What pages look up is indexed by the first of each sort, before processes are forked off.
    step = len(pages) // 3 + 1
    rest = others + [page for number, page in enumerate(pages) if number % step]
    with replaced(place) as folder, resting():
        written = carry_out(pages[::step], folder) + carry_out(
            rest,
            folder,
            processes=processes or processors(),
            progress=lambda done: progress("Writing the site", done, len(rest)),
        )
    told = sum(len(entry.languages) for entry in entries) + len(LANGUAGES)
    return Account(told, written.files + 1, written.size)


def _page(library: Library, entry: Entry) -> Iterator[tuple[str, bytes]]:
    """Yield a page in all languages, and the documents of what it is about."""
    for language in entry.languages:
        at = Address(entry.path, language, files=True)
        yield _file(entry.path, language), entry.render(library, at).encode()
    if entry.iri:
        forms = [form for form in forms_of(library, entry.iri) if form not in _LEFT_OUT]
        for extension, body in documents(library, entry.iri, forms):
            yield f"{entry.path}.{extension}", body


def _file(path: str, language: Language) -> str:
    """Return the name of a page's file, as ``Address`` links to it."""
    return f"{'zh/' if language == 'zh' else ''}{path or 'index'}.html"


def _signs(entries: Sequence[Entry], base: str | None) -> Iterator[tuple[str, bytes]]:
    """Yield what tells web servers and search engines about the site."""
    yield ".nojekyll", b""
    yield "robots.txt", robots(base)
    for language in LANGUAGES:
        yield _file("404", language), missing(base, language).encode()
    if base:
        everywhere = [entry.path for entry in entries if entry.languages == LANGUAGES]
        yield from sitemaps(everywhere, base)
