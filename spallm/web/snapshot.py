"""The snapshot: what a graph says of itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.store.home import Home
from spallm.store.statement import Said
from spallm.views.about import about
from spallm.views.links import safe_link
from spallm.views.wording import Text, ending, text
from spallm.vocabulary import DCTERMS

_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)/?")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The name, description, version, date and licence of a graph, empty where it has none."""

    title: Text = ""
    description: Text = ""
    version: str = ""
    date: str = ""
    licence: str = ""
    link: str = ""


def snapshot_of(statements: Iterable[Said], home: Home) -> Snapshot | None:
    """Return what a graph says of itself, or nothing where it says nothing."""
    own = [said for said in statements if said.subject == home.snapshot and said.graph is None]
    if not own:
        return None
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for said in own:
        if isinstance(said.object, ox.Literal):
            texts[said.predicate][(said.object.language or "").lower()] = said.object.value
    told = about(own, home)
    return Snapshot(
        text(texts[DCTERMS.title], ""),
        text(texts[DCTERMS.description], ""),
        told["version"],
        told["date"],
        licence_name(told["licence"]),
        safe_link(told["licence"]) or "",
    )


def licence_name(address: str) -> str:
    """Return what people call a licence.

    >>> licence_name("https://creativecommons.org/licenses/by-sa/4.0/")
    'CC BY-SA 4.0'
    """
    found = _CREATIVE_COMMONS.fullmatch(address)
    return f"CC {found[1].upper()} {found[2]}" if found else ending(address)
