"""RDF: our own exports come back, and FAIR4ML is understood as others write it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from spallm import KnowledgeGraph
from spallm.importers.entry import Entry, What
from spallm.importers.rdf import read, vocabulary
from spallm.importers.rdf.graph import spelt
from spallm.records import Dataset, Model, Paper, facts
from spallm.vocabulary import BASE

SAMPLES = Path(__file__).parent / "samples"
IDS = ("scgpt-spatial", "scgpt", "scgpt-toward-building-a-foundation-model", "cellxgene-census")
QUADS = ("trig", "jsonld")
#: Facts that are no relations but texts, links or dates of an entry, or that a paper's parts have.
READ_OTHERWISE = {
    *("title", "aliases", "description", "year", "venue", "authors", "code", "see_also", "doi"),
    *("weights", "weights_license", "code_license", "parameters", "pretraining_size", "size"),
    *("landing_page", "level", "type", "genre"),
}


def related(entry: Entry) -> set[tuple[str, str]]:
    return {(each.field, each.target.removeprefix(BASE)) for each in entry.relations}


@pytest.fixture(scope="module", params=["turtle", "trig", "jsonld", "rdfxml", "ntriples"])
def ours(bundled_graph: KnowledgeGraph, request: pytest.FixtureRequest) -> dict[str, Entry]:
    """Export a few things and read them back."""
    body = bundled_graph.subgraph(ids=IDS).export(request.param, evidence=request.param in QUADS)
    reading = read(body.decode(), "export", request.param)
    return {(entry.key or "").rpartition("/")[2]: entry for entry in reading.entries}


def test_what_was_exported_comes_back_and_nothing_that_is_only_named(
    ours: dict[str, Entry],
) -> None:
    assert set(ours) == set(IDS)


def test_descent_and_training_come_back(ours: dict[str, Entry]) -> None:
    model = ours["scgpt-spatial"]
    assert (model.what, model.title) == ("model", "scGPT-spatial")
    assert {
        ("continually_pretrained_from", "model/scgpt"),
        ("pretrained_on", "dataset/spatialhuman30m"),
        ("introduced_in", "paper/scgpt-spatial-continual-pretraining-of-single"),
        ("code_license", "license/mit"),
        ("level", "model-level/family"),
    } <= related(model)
    assert "derived_from" not in {field for field, _ in related(model)}
    assert model.code is not None


def test_a_paper_comes_back_with_its_versions(ours: dict[str, Entry]) -> None:
    paper = ours["scgpt-toward-building-a-foundation-model"]
    assert (paper.venue, paper.form, paper.year) == ("Nature Methods", "journal-article", 2024)
    assert set(paper.identifiers) == {
        "doi:10.1038/s41592-024-02201-0", "doi:10.1101/2023.04.30.538439",
    }  # fmt: skip
    assert paper.authors[:2] == ("Haotian Cui", "Chloe Wang")
    assert ("cites", "paper/transfer-learning-enables-predictions-in-network") in related(paper)


def test_fair4ml_of_others_is_read() -> None:
    text = (SAMPLES / "fair4ml.jsonld").read_text(encoding="utf-8")
    model, paper = read(text, "fair4ml.jsonld", "jsonld").entries
    assert (model.what, model.title, model.authors) == (
        "model",
        "Gallus",
        ("Jan van den Berg", "Jane Doe"),
    )
    assert model.identifiers == ("huggingface:chick-lab/gallus",)
    assert related(model) == {
        ("fine_tuned_from", "https://huggingface.co/ctheodoris/Geneformer"),
        ("trained_on", "Cells of chickens"),
        ("tasks", "cell type annotation"),
        ("license", "https://spdx.org/licenses/MIT"),
    }
    assert (paper.identifiers, paper.venue) == (("arxiv:2401.99999",), "arXiv")
    assert paper.date == datetime.date(2024, 5, 10)
    assert [link.url for link in paper.links] == ["https://doi.org/10.48550/arXiv.2401.99999"]


@pytest.mark.parametrize("record_class", [Model, Dataset, Paper])
def test_relations_are_those_of_records(record_class: type[Model | Dataset | Paper]) -> None:
    what: What = "dataset" if record_class is Dataset else "paper"
    known = vocabulary.RELATIONS | vocabulary.GENERAL
    for name, fact in facts(record_class):
        if name not in READ_OTHERWISE:
            field = known[fact.predicate]
            assert vocabulary.OTHERWISE.get(what, {}).get(field, field) == name


def test_terms_are_known_in_all_their_spellings() -> None:
    assert spelt("http://schema.org/name") == spelt("https://schema.org/name")
    assert spelt("https://w3id.org/fair4ml/mlTask") == spelt("https://w3id.org/fair4ml#mlTask")


def test_a_context_elsewhere_is_never_fetched() -> None:
    reading = read('{"@context": "https://schema.org/", "@type": "Dataset"}', "x", "jsonld")
    assert [(remark.rule, remark.lost) for remark in reading.remarks] == [("malformed-rdf", True)]


def test_what_stands_before_a_fault_is_read() -> None:
    text = (
        "@prefix s: <http://schema.org/> .\n"
        "<#a> a s:Dataset ; s:name 'Cells' ; s:url <https://example.org/> .\n"
        "<#b> a s:Dataset ; s:name \n"
    )
    reading = read(text, "x.ttl")
    assert [(entry.title, entry.place.line, entry.key) for entry in reading.entries] == [
        ("Cells", 2, "#a")
    ]
    assert [remark.rule for remark in reading.remarks] == ["malformed-rdf", "no-title"]


def test_a_graph_of_other_things_says_so() -> None:
    assert [remark.rule for remark in read("<a:b> <a:c> <a:d> .", "x").remarks] == ["no-entries"]


def test_xml_that_would_be_more_than_it_looks_is_not_read() -> None:
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    head = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://schema.org/">'
    bomb = f"<!DOCTYPE x [{entities}]>{head}<s:Dataset><s:name>&a9;</s:name></s:Dataset></rdf:RDF>"
    deep = head + "<s:Dataset><s:about>" * 5000
    for text in (bomb, deep):
        assert [remark.rule for remark in read(text, "x.rdf", "rdfxml").remarks] == [
            "malformed-rdf"
        ]


def test_entities_that_abbreviate_addresses_are_read() -> None:
    text = (
        '<!DOCTYPE rdf:RDF [<!ENTITY s "http://schema.org/">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="&s;">'
        "<s:Dataset rdf:about='http://example.org/a'><s:name>Cells</s:name></s:Dataset></rdf:RDF>"
    )
    assert [entry.title for entry in read(text, "x.rdf", "rdfxml").entries] == ["Cells"]
