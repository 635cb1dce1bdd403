"""An ontology folder without shapes adds to the bundled one."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm import bundle, ontology
from spallm.errors import OntologyError
from spallm.vocabulary import BASE

PLANTS = "https://example.org/plants/"
HEAD = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"


def concept(iri: str, scheme: str) -> str:
    return f'{HEAD}<{iri}> a skos:Concept ; skos:prefLabel "Ferns"@en ; skos:inScheme <{scheme}> .'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "schemes").mkdir()
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / "schemes" / f"{name}.ttl").write_text(text)


@pytest.mark.parametrize(
    ("iri", "scheme"),
    [
        ("section/ferns", "scheme/section"),
        (f"{PLANTS}section/ferns", f"{PLANTS}scheme/section"),
        (f"{BASE}section/ferns", f"{BASE}scheme/section"),
    ],
)
def test_a_scheme_takes_the_place_of_ours_however_its_terms_are_written(folder, iri, scheme):
    write(folder, "section", concept(iri, scheme))
    read = ontology.load(folder, PLANTS)
    assert read.schemes["section"] == {"ferns"}
    assert read.labels[f"{BASE}section/ferns"] == {"en": "Ferns"}
    assert read.own == {"section"}
    assert "published" in read.schemes["status"]
    assert read.shapes == bundle.ontology_dir() / "shapes.ttl"


def test_an_empty_scheme_has_no_concepts_of_ours(folder):
    write(folder, "task", "# nothing yet")
    read = ontology.load(folder, PLANTS)
    assert "task" not in read.schemes
    assert read.own == {"task"}


def test_without_schemes_of_its_own_a_graph_uses_those_that_come_with_spallm():
    read = ontology.load(bundle.ontology_dir(), PLANTS)
    assert read.own == frozenset()
    assert read.concepts == ontology.load(bundle.ontology_dir()).concepts


def test_a_concept_outside_the_namespace_is_told_with_its_file(folder):
    write(folder, "section", concept("https://example.org/weeds/section/a", "scheme/section"))
    with pytest.raises(OntologyError, match=r"section\.ttl: <.*weeds.*> stands outside"):
        ontology.load(folder, PLANTS)


def test_terms_of_ones_own_stand_beside_ours(folder):
    (folder / "more.ttl").write_text(f"<{PLANTS}terms#height> a <{PLANTS}terms#Property> .")
    read = ontology.load(folder, PLANTS)
    assert any("terms#height" in str(triple.subject) for triple in read.vocabulary)
    assert len(read.vocabulary) > 100
