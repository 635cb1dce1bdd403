"""Remarks: why the curator prefers or rejects a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.views.wording import Text, text
from spallm.vocabulary import RDF, RDFS, WIKIBASE

_STATUS = {
    f"<{WIKIBASE.PreferredRank}>": "preferred",
    f"<{WIKIBASE.DeprecatedRank}>": "deprecated",
}
_PARTS = (RDF.subject, RDF.predicate, RDF.object, WIKIBASE.rank)

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Remark:
    """A rank and the reason for it."""

    status: str | None
    why: Text = ""


def remarks(quads: Iterable[ox.Quad]) -> Mapping[Key, Remark]:
    """Return the remarks by subject, predicate and object of the triple that they are about."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    reasons: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        predicate, node = quad.predicate.value, str(quad.subject)
        if predicate in _PARTS:
            parts[node][predicate] = str(quad.object)
        elif predicate == RDFS.comment and isinstance(quad.object, ox.Literal):
            language, reason = quad.object.language or "", quad.object.value
            reasons[node][language] = min(reason, reasons[node].get(language, reason))
    return {
        (said[RDF.subject], said[RDF.predicate], said[RDF.object]): Remark(
            _STATUS.get(said.get(WIKIBASE.rank, "")),
            text(reasons[node], "") if node in reasons else "",
        )
        for node, said in parts.items()
        if said.keys() >= {RDF.subject, RDF.predicate, RDF.object}
    }
