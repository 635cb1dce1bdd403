"""Preprint servers: which one a text names, and which one an address leads to."""

from __future__ import annotations

import re

from spallm.importers.identity import identifier_of

NAMES = {
    "arxiv": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "chemrxiv": "ChemRxiv",
    "psyarxiv": "PsyArXiv", "techrxiv": "TechRxiv",
}  # fmt: skip
#: bioRxiv and medRxiv share their registrants; a DOI alone tells only that it is one of them.
_EITHER = "either"
_OF_EITHER = frozenset({"biorxiv", "medrxiv", _EITHER})
_SHOWN = {**NAMES, _EITHER: "bioRxiv or medRxiv"}
_POSTED = re.compile(r"doi:10\.(?:1101|64898)/20\d\d\.")
_NAMED = re.compile(rf"(?<![a-z])({'|'.join(NAMES)})(?![a-z])", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:www\.)?(bio|med|chem|tech)rxiv\.org/", re.IGNORECASE)


def named(text: str) -> str | None:
    """Return the preprint server that a text names, if it names one.

    >>> named("arXiv preprint, 2023"), named("bioRxiv or medRxiv"), named("ICLR")
    ('arxiv', None, None)
    """
    found = {match[1].casefold() for match in _NAMED.finditer(text)}
    return found.pop() if len(found) == 1 else None


def leads_to(url: str) -> str | None:
    """Return the preprint server that an address leads to for sure.

    >>> leads_to("https://doi.org/10.48550/arXiv.2405.06708")
    'arxiv'
    >>> leads_to("https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2")
    'biorxiv'
    """
    found = identifier_of(url)
    if found and found.scheme == "arxiv":
        return "arxiv"
    if host := _HOST.match(url):
        return f"{host[1].lower()}rxiv"
    return _EITHER if found and _POSTED.match(found.curie) else None


def shown(server: str) -> str:
    """Return what a server is called."""
    return _SHOWN[server]


def agree(one: str | None, other: str | None) -> bool:
    """Tell whether two answers can mean one server.

    >>> agree("medrxiv", leads_to("https://doi.org/10.1101/2023.04.30.538439"))
    True
    """
    return one == other or (_EITHER in (one, other) and {one, other} <= _OF_EITHER)
