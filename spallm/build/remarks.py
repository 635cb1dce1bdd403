"""Remarks: why the curator prefers or rejects a value, as reified statements."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox

from spallm.build.statement import Statement
from spallm.build.terms import iri, label, triple, typed
from spallm.vocabulary import BASE, RDF, RDFS, WIKIBASE

RANKS = {
    "preferred": WIKIBASE.PreferredRank,
    "normal": WIKIBASE.NormalRank,
    "deprecated": WIKIBASE.DeprecatedRank,
}


def remark(statement: Statement) -> list[ox.Triple]:
    """Return the reified statement for a triple that bears a rank or a note, else nothing."""
    if statement.rank == "normal" and not statement.note:
        return []
    stated = statement.triple
    node = iri(f"{BASE}statement/{_key(stated)}")
    facts = [
        *typed(node, RDF.Statement),
        triple(node, RDF.subject, stated.subject),
        triple(node, RDF.predicate, stated.predicate),
        triple(node, RDF.object, stated.object),
        triple(node, WIKIBASE.rank, iri(RANKS[statement.rank])),
    ]
    for note, language in ((statement.note, "en"), (statement.note_zh, "zh")):
        if note:
            facts.append(triple(node, RDFS.comment, label(note, language)))
    return facts


def _key(stated: ox.Triple) -> str:
    return hashlib.sha256(str(stated).encode()).hexdigest()[:16]
