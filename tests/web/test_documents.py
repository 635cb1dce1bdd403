"""Documents of one entity, read back and compared with what the graph says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.errors import UnknownId
from spallm.store.subgraph import subgraph
from spallm.vocabulary import BASE, ONTOLOGY_GRAPH
from spallm.web.api.entity import entity_json
from spallm.web.documents import FORMS, document, documents, forms_of
from spallm.web.library import Library

TOY = Path(__file__).parents[1] / "analysis/toy.trig"
RDF_FORMS = [name for name, form in FORMS.items() if form.syntax]
SCGPT = f"{BASE}model/scgpt"


def library_of(text: str) -> Library:
    return Library(subgraph(ox.parse(text, format=ox.RdfFormat.TRIG)))


def read(body: bytes, form: str) -> set[ox.Quad]:
    return set(ox.parse(body, format=FORMS[form].syntax))


def default(quads):
    return {quad for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)}


def about(quads, iri):
    return {q for q in quads if iri in (str(q.subject)[1:-1], str(q.object)[1:-1])}


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(TOY.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def told(library: Library) -> set[ox.Quad]:
    return read(document(library, SCGPT, "trig"), "trig")


@pytest.mark.parametrize("form", RDF_FORMS)
def test_every_form_says_all_that_the_graph_says_of_an_entity_from_both_ends(library, form):
    whole = set(library.whole.quads)
    expected = about(whole if FORMS[form].holds_graphs else default(whole), SCGPT)
    assert about(read(document(library, SCGPT, form), form), SCGPT) == expected


def test_nothing_is_told_that_the_graph_does_not_say(library):
    for iri in library.whole.nodes:
        assert read(document(library, iri, "trig"), "trig") <= set(library.whole.quads)


def test_turtle_and_ntriples_say_what_the_default_graph_of_trig_says(library, told):
    for form in ("ttl", "nt"):
        assert read(document(library, SCGPT, form), form) == default(told)


def test_jsonld_says_what_trig_says(library, told):
    assert read(document(library, SCGPT, "jsonld"), "jsonld") == told


def test_parts_are_described_in_full(library, told):
    for part in (
        "model/scgpt/weights",
        "quantity/33000000-cells",
        "evaluation/zero-shot-evaluation/scgpt-1",
    ):
        expected = {q for q in library.whole.quads if q.subject == ox.NamedNode(BASE + part)}
        assert expected
        assert expected <= told


def test_evidence_graphs_are_described_with_the_name_of_their_source(library, told):
    graphs = {q.graph_name for q in about(library.whole.quads, SCGPT)} - {ox.DefaultGraph()}
    assert graphs
    for graph in graphs:
        assert {q for q in library.whole.quads if q.subject == graph} <= told


def test_mentioned_entities_have_their_names_and_no_facts_of_their_own(library, told):
    scbert = f"{BASE}model/geneformer"
    mentioned = read(document(library, f"{BASE}task/cell-type-annotation", "ttl"), "ttl")
    said = {
        q.predicate.value.rpartition("/")[2] for q in mentioned if str(q.subject) == f"<{scbert}>"
    }
    assert said == {"22-rdf-syntax-ns#type", "identifier", "core#prefLabel", "fair4ml#mlTask"}


def test_an_evaluation_is_told_of_on_the_data_set_with_the_model_that_was_evaluated():
    library = library_of(f"""
        @prefix s: <{BASE}> . @prefix f: <https://w3id.org/fair4ml#> .
        <{BASE}model/m> a f:MLModel ; f:hasEvaluation <{BASE}evaluation/p/m-1> .
        <{BASE}dataset/d> a f:Data .
        <{BASE}evaluation/p/m-1> f:evaluationDataset <{BASE}dataset/d> ; f:evaluationResults "0.9" .
    """)
    assert read(document(library, f"{BASE}dataset/d", "nt"), "nt") == set(library.whole.quads)


def test_the_vocabulary_is_not_repeated_in_every_document(library):
    for iri in library.whole.nodes:
        quads = read(document(library, iri, "trig"), "trig")
        assert not {q for q in quads if q.graph_name == ox.NamedNode(ONTOLOGY_GRAPH)}


def test_a_document_of_evidence_holds_what_it_states_and_what_it_is(library):
    name = ox.NamedNode(sorted(_graphs(library))[0])
    quads = read(document(library, name.value, "trig"), "trig")
    assert {q for q in quads if q.graph_name == name} == {
        q for q in library.whole.quads if q.graph_name == name
    }
    assert {q for q in library.whole.quads if q.subject == name} <= quads


def test_turtle_of_evidence_asserts_nothing_that_the_curated_view_does_not(library):
    for name in _graphs(library):
        quads = read(document(library, name, "ttl"), "ttl")
        assert quads <= default(library.whole.quads)


def test_evidence_has_no_plain_json(library):
    name = sorted(_graphs(library))[0]
    assert forms_of(library, name) == tuple(RDF_FORMS)
    with pytest.raises(UnknownId, match="no json of"):
        document(library, name, "json")


def test_what_is_nobodys_topic_has_no_document(library):
    assert forms_of(library, f"{BASE}model/nothing") == ()
    with pytest.raises(UnknownId):
        document(library, f"{BASE}model/nothing", "ttl")


def test_plain_json_is_the_answer_of_the_interface(library):
    assert json.loads(document(library, SCGPT, "json")) == entity_json(library, SCGPT)


def test_all_forms_at_once_are_the_forms_one_by_one(library):
    assert dict(documents(library, SCGPT)) == {f: document(library, SCGPT, f) for f in FORMS}


def test_the_order_in_which_a_graph_was_read_does_not_show(library):
    backwards = Library(subgraph(reversed(library.whole.quads)))
    for form in RDF_FORMS:
        assert document(backwards, SCGPT, form) == document(library, SCGPT, form)


def test_prefixes_are_ours_and_only_those_that_occur(library):
    lines = document(library, SCGPT, "ttl").decode().splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix ")]
    assert f"@prefix model: <{BASE}model/> ." in prefixes
    assert prefixes == sorted(prefixes)
    assert not any("void" in line for line in prefixes)


FOREIGN = """
    @prefix e: <http://example.org/> .
    e:graph {
        e:a a e:Gene ; e:note "<script>alert(1)</script>"@en ; e:part [ e:size 3 ; e:near e:b ] .
        e:b a e:Gene ; <http://www.w3.org/2000/01/rdf-schema#label> "B" .
    }
"""


def test_a_foreign_graph_without_a_default_graph_has_documents_in_every_form():
    library = library_of(FOREIGN)
    for form in RDF_FORMS:
        quads = read(document(library, "http://example.org/a", form), form)
        assert len(about(quads, "http://example.org/a")) == 3
        assert sum(isinstance(q.subject, ox.BlankNode) for q in quads) == 2


def test_labels_of_blank_nodes_do_not_show():
    one, other = (
        library_of(
            FOREIGN.replace("[ e:size 3 ; e:near e:b ]", "_:x")
            .replace("e:b a e:Gene", "_:x e:size 3 ; e:near e:b . e:b a e:Gene")
            .replace("_:x", name)
        )
        for name in ("_:one", "_:two")
    )
    iri = "http://example.org/a"
    assert document(one, iri, "nt") == document(other, iri, "nt")


def _graphs(library: Library) -> set[str]:
    return {each.graph for each in library.whole.said} - {None, ONTOLOGY_GRAPH}
