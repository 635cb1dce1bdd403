"""What an entry says of the identity of its work: which links name it and which go with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spallm.identifiers import Identifier, try_parse
from spallm.importers.entry import Entry, Link, Role
from spallm.importers.short_name import short_name
from spallm.matching.known import Known

#: As many entries as are asked about again and again while a list is taken in.
_ENTRIES = 20_000
#: Years that a work can have; others say nothing of it.
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
#: Where links that name the thing lead, for each kind of thing; the first counts most.
_NAMING: dict[str, tuple[Role, ...]] = {
    "paper": ("paper", "page", "other"),
    "model": ("weights", "page"),
    "dataset": ("data", "page"),
    "resource": ("page", "code", "data", "weights", "paper", "other"),
}
#: Of these, the links whose identifiers can be no other work's, such as those of slides or data.
_OWN: dict[str, tuple[Role, ...]] = {
    "paper": ("paper",), "model": ("weights",), "dataset": ("data",), "resource": ("paper",),
}  # fmt: skip
#: Schemes whose identifiers are of repositories: they name a model or data, but never a paper.
REPOSITORIES = frozenset({"github", "huggingface"})
#: Sites that show the papers of arXiv under its numbers.
_MIRRORS = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co/papers|hf\.co/papers|alphaxiv\.org/\w+|ar5iv\.\w+(?:\.org)?"
    r"(?:/\w+)?|(?:www\.)?arxiv-vanity\.com/papers)/(?P<id>\d{4}\.\d{4,5})(?:v\d+)?(?:[/?#].*)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=_ENTRIES)
def asked(entry: Entry, name: str | None = None) -> Known:
    """Return what tells the work of an entry from others; ``name`` is its id, else its place.

    An address of a repository names a model or a dataset, but no paper: several papers may share
    one. Of a project's pages the address counts, which is believed only where titles agree.
    """
    named = [link for link in entry.links if link.role in _NAMING[entry.what]]
    named.sort(key=lambda link: _NAMING[entry.what].index(link.role))
    pairs = [(link, identifier_of(link.url)) for link in named]
    is_named = bool(entry.identifiers or entry.with_role("paper"))
    curies = [
        found.curie
        for link, found in pairs
        if found and _names(entry, found) and (link.role in _OWN[entry.what] or not is_named)
    ]
    stated = (curie for curie in entry.identifiers if _names(entry, try_parse(curie)))
    return Known(
        id=name or str(entry.place),
        kind="paper" if entry.what == "resource" else entry.what,
        titles=(entry.title,) if entry.title else (),
        names=tuple(dict.fromkeys(_short_names(entry))),
        year=entry.year if entry.year and _FIRST_YEAR <= entry.year <= _LAST_YEAR else None,
        identifiers=tuple(dict.fromkeys((*stated, *curies))),
        addresses=tuple(dict.fromkeys(link.url for link, found in pairs if _is_page(entry, found))),
        code=tuple(dict.fromkeys(map(_repository, entry.with_role("code")))),
    )


@lru_cache(maxsize=_ENTRIES)
def identifier_of(url: str) -> Identifier | None:
    """Return the identifier that stands in an address, also where a mirror shows the work.

    >>> identifier_of("https://huggingface.co/papers/2405.06708")
    Identifier(scheme='arxiv', value='2405.06708', version=None)
    """
    if found := _MIRRORS.match(url):
        return try_parse(f"arxiv:{found['id']}")
    return try_parse(url)


def _names(entry: Entry, found: Identifier | None) -> bool:
    """Tell whether an identifier names the thing that an entry is about."""
    if found is None:
        return False
    return found.scheme not in REPOSITORIES or entry.what in ("model", "dataset")


def _is_page(entry: Entry, found: Identifier | None) -> bool:
    return found is None or (found.scheme in REPOSITORIES and entry.what == "resource")


def _short_names(entry: Entry) -> Iterator[str]:
    if entry.name:
        yield entry.name
    if found := short_name(entry.title):
        yield found


def _repository(link: Link) -> str:
    found = identifier_of(link.url)
    return found.curie if found else link.url
