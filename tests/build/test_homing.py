"""A collection with a namespace is built into it, and holds of what is shared what it uses."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm import catalog, ontology
from spallm.build import assemble, violations
from spallm.build.publication import snapshot_place
from spallm.build.snapshot import Snapshot
from spallm.errors import RecordError
from spallm.store.home import OURS, Home
from spallm.vocabulary import BASE, SKOS

PLANTS = "https://example.org/plants/"
SECTION = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<section/ferns> a skos:Concept ; dcterms:identifier "ferns" ; skos:prefLabel "Ferns"@en ;
    skos:inScheme <scheme/section> .
"""


@pytest.fixture
def plants(workshop, tmp_path):
    """Give the workshop a namespace and a section of its own."""
    told = (workshop.folder / "collection.toml").read_text()
    workshop.write("collection.toml", f'{told}namespace = "{PLANTS}"\n')
    folder = tmp_path / "ontology" / "schemes"
    folder.mkdir(parents=True)
    (folder / "section.ttl").write_text(SECTION)
    workshop.bend("papers/first-work.toml", "[[versions]]", _LINK)
    return workshop


_LINK = """\
sections = [
    {value = "ferns", by = ["list"]},
]
code = [
    {value = "https://w3id.org/spallm/paper/elsewhere", by = ["list"]},
]

[[versions]]"""


def built(folder: Path) -> Snapshot:
    read = catalog.load(folder)
    return assemble(read, ontology.load(folder.parent / "ontology", read.collection.namespace))


def iris(snapshot: Snapshot) -> set[str]:
    terms = {term for quad in snapshot.quads for term in quad}
    return {term.value for term in terms if isinstance(term, ox.NamedNode)}


def test_what_is_described_moves_and_what_is_only_linked_stays(plants):
    found = iris(built(plants.folder))
    assert {
        f"{PLANTS}paper/first-work",
        f"{PLANTS}section/ferns",
        f"{PLANTS}scheme/section",
    } <= found
    assert {f"{BASE}paper/elsewhere", f"{BASE}basis/list", f"{BASE}ontology#year"} <= found
    assert f"{BASE}paper/first-work" not in found


def test_sections_of_ours_and_concepts_that_nothing_uses_are_left_out(plants):
    concepts = {
        quad.subject.value
        for quad in built(plants.folder).quads
        if quad.object == ox.NamedNode(SKOS.Concept)
    }
    assert f"{PLANTS}section/ferns" in concepts
    assert f"{BASE}license/mit" in concepts
    assert f"{BASE}license/permissive-license" in concepts
    assert not {iri for iri in concepts if "/section/" in iri} - {f"{PLANTS}section/ferns"}
    assert not {iri for iri in concepts if "/species/" in iri or "/characteristic/" in iri}


def test_shapes_ask_for_one_language_and_place_what_they_find(plants):
    plants.bend("models/base-model.toml", 'value = "mit"', 'value = "no-such"')
    for line in ('title_zh = "小型集合"\n', 'description_zh = "供测试使用。"\n'):
        path = plants.folder / "collection.toml"
        path.write_text(path.read_text().replace(line, ""))
    read = catalog.load(plants.folder)
    terms = ontology.load(plants.folder.parent / "ontology", PLANTS)
    places = {Path(f.path).name for f in violations(assemble(read, terms), terms.shapes, read)}
    assert places == {"base-model.toml"}


def test_the_same_data_without_a_namespace_stand_among_ours(workshop, vocabulary):
    snapshot = assemble(workshop.read(), vocabulary)
    assert snapshot.home == OURS
    assert f"{BASE}paper/first-work" in iris(snapshot)


@pytest.mark.parametrize("space", ["https://example.org/plants", f"{BASE}plants/", "ftp://a/"])
def test_a_namespace_that_cannot_be_one_is_refused_with_what_it_has_to_be(workshop, space):
    told = (workshop.folder / "collection.toml").read_text()
    workshop.write("collection.toml", f'{told}namespace = "{space}"\n')
    with pytest.raises(RecordError, match="field namespace"):
        workshop.read()


def test_a_snapshot_keeps_the_name_that_it_was_given_first(tmp_path):
    home = Home(PLANTS)
    data = tmp_path / "Fern Garden" / "data"
    data.mkdir(parents=True)
    assert snapshot_place(data, home).name == "fern-garden.trig"
    assert snapshot_place(data, OURS).name == "spallm.trig"
    graph = data.parent / "graph"
    graph.mkdir()
    (graph / "older.trig").touch()
    assert snapshot_place(data, home).name == "older.trig"
