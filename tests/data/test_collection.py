"""The curated data keep their own rules, and the generated files are fresh."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from spallm.build import Snapshot, violations
from spallm.catalog import Catalog
from spallm.catalog.checks import check
from spallm.ontology import Ontology
from spallm.records import Footnoted, Model, Paper, claims, curated

CUSTOMERS_WORKS = {
    "10.1038/s41592-024-02353-z",
    "10.1038/s41592-024-02305-7",
    "10.1038/s41592-024-02201-0",
    "10.1038/s42256-022-00534-z",
    "10.1038/s41586-023-06139-9",
}
CUSTOMERS_MODELS = ("scfoundation", "scgpt", "scbert", "geneformer")


def test_no_rule_is_broken(data: Catalog, terms: Ontology) -> None:
    findings = check(data, terms)
    assert not findings, "Run: spallm check\n" + "\n".join(map(str, findings[:20]))


def test_the_snapshot_conforms_to_the_shapes(
    data: Catalog, terms: Ontology, snapshot: Snapshot
) -> None:
    findings = list(violations(snapshot, terms.shapes, data))
    assert not findings, "Run: spallm check\n" + "\n".join(map(str, findings[:20]))


def test_what_is_generated_is_fresh(root: Path) -> None:
    spec = importlib.util.spec_from_file_location("generate", root / "scripts" / "generate.py")
    assert spec
    assert spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    stale = generate.stale(generate.generated())
    assert not stale, f"Run: python scripts/generate.py  ({', '.join(p.name for p in stale)})"


def test_nothing_is_left_out_of_the_snapshot(snapshot: Snapshot) -> None:
    assert snapshot.left_out == ()


def test_every_fact_names_a_source(data: Catalog) -> None:
    bare = [
        f"{record.id}.{name}"
        for record in data
        if isinstance(record, Footnoted)
        for name, _, claim in claims(record)
        if not all(key in record.evidence for key in claim.by)
    ]
    assert bare == []


def test_the_customers_five_works_are_in(data: Catalog) -> None:
    held = {
        curie.removeprefix("doi:")
        for paper in data.records["paper"].values()
        if isinstance(paper, Paper)
        for version in paper.versions
        for curie in version.identifiers
    }
    assert held >= CUSTOMERS_WORKS


@pytest.mark.parametrize("name", CUSTOMERS_MODELS)
def test_the_customers_models_are_complete(data: Catalog, name: str) -> None:
    model = data.records["model"][name]
    assert isinstance(model, Model)
    wanted = (
        "introduced_in", "year", "pretrained_on", "pretraining_size", "tasks",
        "architectures", "tokenizations", "objectives", "modalities", "species",
        "code", "code_license", "weights",
    )  # fmt: skip
    assert [field for field in wanted if not curated(getattr(model, field))] == []


def test_geneformer_is_not_filed_as_a_spatial_model(data: Catalog) -> None:
    geneformer = data.records["model"]["geneformer"]
    assert isinstance(geneformer, Model)
    assert {claim.value for claim in curated(geneformer.modalities)} == {"scrna-seq"}


def test_its_paper_is_not_in_the_spatial_section(data: Catalog) -> None:
    paper = data.records["paper"]["transfer-learning-enables-predictions-in-network"]
    assert isinstance(paper, Paper)
    assert "spatial-models" not in {claim.value for claim in curated(paper.sections)}


def test_scbert_appeared_in_print_in_2022(data: Catalog) -> None:
    (paper,) = [
        p
        for p in data.records["paper"].values()
        if isinstance(p, Paper)
        and any("doi:10.1038/s42256-022-00534-z" in v.identifiers for v in p.versions)
    ]
    assert [claim.value for claim in curated(paper.year)] == [2022]


def test_being_inspired_by_a_model_is_not_lineage(snapshot: Snapshot) -> None:
    inspired = {
        (quad.subject, quad.object)
        for quad in snapshot.quads
        if quad.predicate.value.endswith("#wasInfluencedBy")
    }
    derived = {
        (quad.subject, quad.object)
        for quad in snapshot.quads
        if quad.predicate.value.endswith("#wasDerivedFrom")
    }
    assert inspired
    assert not inspired & derived
