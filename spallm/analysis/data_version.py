"""The data version: which graph an answer was taken from, for those who want it again."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph
from spallm.vocabulary import DCAT, DCTERMS, SCHEMA


@dataclass(frozen=True, slots=True)
class DataVersion:
    """What a graph says of itself, empty where it says nothing, and the digest of what it holds.

    ``digest`` is the SHA-256 of the graph's statements as sorted N-Quads, so that the same
    statements in any file and any order have the same digest.
    """

    digest: str
    title: str = ""
    version: str = ""
    date: str = ""
    license: str = ""

    @property
    def name(self) -> str:
        """The version in words: what the graph calls it, or the beginning of its digest."""
        return self.version or self.digest[:12]


def data_version(whole: Subgraph) -> DataVersion:
    """Return the version of a whole graph.

    >>> from spallm.store.subgraph import subgraph
    >>> data_version(subgraph([])).digest[:12]
    'e3b0c44298fc'
    """
    said: dict[str, str] = {}
    for each in whole.said_of.get(whole.home.snapshot, ()):
        if isinstance(each.object, ox.Literal | ox.NamedNode):
            tag = each.object.language if isinstance(each.object, ox.Literal) else None
            if each.graph is None and tag in (None, "en"):
                said.setdefault(each.predicate, each.object.value)
    return DataVersion(
        whole.digest,
        said.get(DCTERMS.title, ""),
        said.get(DCAT.version) or said.get(SCHEMA.version, ""),
        said.get(DCTERMS.modified, ""),
        said.get(DCTERMS.license, ""),
    )
