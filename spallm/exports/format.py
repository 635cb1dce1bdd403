"""What an export format is, what it is given and what it hands back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spallm.store.subgraph import Subgraph


@dataclass(frozen=True)
class Selection:
    """The entities to export, and the graph that they were taken from.

    ``whole`` is where a bibliography finds the papers of a selection of models; it is the
    selection itself where nothing larger is at hand.
    """

    chosen: Subgraph
    whole: Subgraph


@dataclass(frozen=True)
class Options:
    """What a user may say beyond a format's name; each format heeds the options that it names.

    ``evidence``: whether RDF has its evidence graphs; trig, nquads and jsonld leave the named
    graphs out without it. ``style``: a citation style, for a formatted bibliography; empty for the
    format's own default. ``markup``: what that bibliography is written as, "text", "html" or
    "markdown". ``language``: of headings and names, "en" or "zh".
    """

    evidence: bool = True
    style: str = ""
    markup: str = "text"
    language: str = "en"


@dataclass(frozen=True)
class Exported:
    """The bytes of an export, and in words what the format could not hold."""

    body: bytes
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The body as text: all formats but xlsx are UTF-8, CSV with a byte order mark."""
        return self.body.decode("utf-8-sig")

    def __bytes__(self) -> bytes:
        return self.body


@dataclass(frozen=True)
class Format:
    """One export format: its name on the command line and what a browser or a form shows of it.

    ``extensions`` are written with their dot, the usual one first. ``options`` names the fields of
    `Options` that the writer takes as keywords, beside the selection.
    """

    name: str
    extensions: tuple[str, ...]
    media_type: str
    title: str
    title_zh: str
    writer: Callable[..., Exported]
    options: tuple[str, ...] = ()
