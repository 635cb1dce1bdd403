"""Conformance: the curated view against the SHACL shapes, in the curator's words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from spallm.build.homing import moved
from spallm.build.snapshot import Snapshot
from spallm.catalog import Catalog, Finding, folder_of
from spallm.errors import UsageError
from spallm.ontology import read_turtle
from spallm.records import KINDS
from spallm.store.home import Home
from spallm.store.serialisation import serialise
from spallm.vocabulary import SH

MISSING = "SHACL needs pyshacl, which is not installed"


def violations(snapshot: Snapshot, shapes: Path, catalog: Catalog) -> Iterator[Finding]:
    """Yield each violation of the shapes, placed in the file of the entity that it concerns."""
    try:
        import pyshacl
        import rdflib
    except ImportError as error:
        raise UsageError(MISSING, hint='Install it: pip install "spallm[curate]"') from error
    data = rdflib.Graph()
    data.parse(data=_curated_view(snapshot), format="nt")
    rules = rdflib.Graph()
    bilingual = catalog.collection.title_zh is not None
    rules.parse(data=_rules(shapes, snapshot.home, bilingual=bilingual), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, advanced=True)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for result in report.objects(None, sh.result):
        focus = str(report.value(result, sh.focusNode))
        messages = sorted(
            (m for m in report.objects(result, sh.resultMessage) if _is_english(m)), key=str
        )
        yield Finding(
            _place(focus, snapshot.home, catalog),
            _short(str(report.value(result, sh.resultPath) or "")),
            str(messages[0]) if messages else "does not keep to its shape",
            f"See {shapes.name}; the value is {report.value(result, sh.value)}.",
        )


def _rules(shapes: Path, home: Home, *, bilingual: bool) -> str:
    """Return the shapes for a graph at home there; one language is enough where one is spoken."""
    rules = [moved(rule, home) for rule in read_turtle(shapes)]
    if not bilingual:
        rules = [
            ox.Triple(rule.subject, rule.predicate, ox.Literal(0)) if _wants_two(rule) else rule
            for rule in rules
        ]
    return serialise(rules, ox.RdfFormat.N_TRIPLES).decode()


def _wants_two(rule: ox.Triple) -> bool:
    return rule.predicate.value == f"{SH.iri}minCount" and rule.object == ox.Literal(2)


def _curated_view(snapshot: Snapshot) -> str:
    quads = (q.triple for q in snapshot.quads if isinstance(q.graph_name, ox.DefaultGraph))
    return serialise(quads, ox.RdfFormat.N_TRIPLES).decode()


def _is_english(message: object) -> bool:
    return getattr(message, "language", None) in ("en", None)


def _place(focus: str, home: Home, catalog: Catalog) -> str:
    """Return the file behind a node: an entity's own, or that of the entity it is a part of."""
    kind, _, rest = (home.path(focus) or "").partition("/")
    for candidate in (kind, "paper"):
        record = catalog.get(candidate, rest.partition("/")[0]) if candidate in KINDS else None
        if record:
            return str(folder_of(catalog.folder, record.kind) / f"{record.id}.toml")
    return focus


def _short(path: str) -> str:
    return path.replace("#", "/").rpartition("/")[2]
