"""Remarks: why the curator prefers or rejects a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.store.statement import Said
from spallm.views.wording import Text, text
from spallm.vocabulary import RDF, RDFS, WIKIBASE

_STATUS = {
    f"<{WIKIBASE.PreferredRank}>": "preferred",
    f"<{WIKIBASE.DeprecatedRank}>": "deprecated",
}
_PARTS = (RDF.subject, RDF.predicate, RDF.object, WIKIBASE.rank)

#: Remarks by subject, then by predicate and object in N-Triples.
Remarks = Mapping[str, Mapping[tuple[str, str], "Remark"]]


@dataclass(frozen=True, slots=True)
class Remark:
    """A rank and the reason for it."""

    status: str | None
    why: Text = ""


def remarks(statements: Iterable[Said]) -> Remarks:
    """Return the remarks by the statements that they are about."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    reasons: dict[str, dict[str, str]] = defaultdict(dict)
    for node, predicate, value, _, written in statements:
        if predicate in _PARTS:
            parts[node][predicate] = written
        elif predicate == RDFS.comment and isinstance(value, ox.Literal):
            language, reason = value.language or "", value.value
            reasons[node][language] = min(reason, reasons[node].get(language, reason))
    found: dict[str, dict[tuple[str, str], Remark]] = defaultdict(dict)
    for node, said in parts.items():
        if said.keys() >= {RDF.subject, RDF.predicate, RDF.object}:
            why = text(reasons[node], "") if node in reasons else ""
            remark = Remark(_STATUS.get(said.get(WIKIBASE.rank, "")), why)
            about, predicate = (said[part].strip("<>") for part in (RDF.subject, RDF.predicate))
            found[about][predicate, said[RDF.object]] = remark
    return found
