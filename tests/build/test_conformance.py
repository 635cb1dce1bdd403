"""SHACL findings are placed in the file that a curator has to edit."""

from __future__ import annotations

from spallm.build import assemble, violations
from spallm.vocabulary import DCTERMS, PROV


def found(workshop) -> list[tuple[str, str, str]]:
    catalog = workshop.read()
    snapshot = assemble(catalog, workshop.vocabulary)
    shapes = workshop.vocabulary.shapes
    return [(f.path, f.field, f.message) for f in violations(snapshot, shapes, catalog)]


def test_a_sound_collection_conforms(workshop) -> None:
    assert found(workshop) == []


def test_a_violation_names_the_file_and_the_field(workshop) -> None:
    workshop.bend("models/tuned-model.toml", '"base-model"', '"no-such-model"')
    ((path, field, message), *_) = [f for f in found(workshop) if f[1] == "fineTunedFrom"]
    assert path.endswith("models/tuned-model.toml")
    assert field == "fineTunedFrom"
    assert "fine_tuned_from" in message


def test_every_specific_lineage_edge_has_its_general_one(workshop) -> None:
    supers = workshop.vocabulary.supers
    specific = {p for p, general in supers.items() if PROV.wasDerivedFrom in general}
    snapshot = assemble(workshop.read(), workshop.vocabulary)
    triples = {(q.subject, q.predicate.value, q.object, q.graph_name) for q in snapshot.quads}
    edges = [t for t in triples if t[1] in specific and t[1] != PROV.wasDerivedFrom]
    assert edges
    assert all((s, PROV.wasDerivedFrom, o, g) in triples for s, _, o, g in edges)
    assert DCTERMS.isVersionOf not in specific
