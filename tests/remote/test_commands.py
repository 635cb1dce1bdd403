"""Commands give the same answers from a server of another make as from the file."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from .conftest import TOY

LABELS = "SELECT ?s ?name ?year { ?s skos:prefLabel ?name OPTIONAL { ?s spallm:year ?year } }"
MODELS = "CONSTRUCT { ?s skos:prefLabel ?name } { ?s a fair4ml:MLModel ; skos:prefLabel ?name }"
IN_ORDER = [
    ("list", "model"),
    ("show", "scgpt"),
    ("show", "geneformer"),
    ("search", "scgpt"),
    ("search", "zero shot"),
    ("stats",),
    ("lineage", "scgpt"),
    ("path", "scgpt", "scgpt-spatial"),
    ("export", "--format", "nquads"),
    ("export", "--around", "scgpt", "--format", "turtle"),
    ("export", "--format", "bibtex"),
    ("export", "--format", "csv"),
    ("export", "--format", "graphml"),
    ("view", "--no-sparql", "-o", "-"),
    ("query", "who-says-so", "-p", "entity", "scgpt"),
    ("query", "disagreements"),
    ("query", "ASK { model:scgpt ?p ?o }"),
    ("query", "ASK { model:scgpt ?p 'nothing' }"),
    *[("query", LABELS + " ORDER BY ?s ?name", "--format", form)
      for form in ("json", "csv", "tsv", "xml")],
    *[("query", MODELS, "--format", form) for form in ("turtle", "trig")],
]  # fmt: skip
UNORDERED = [
    ("query", LABELS, "--format", "csv"),
    ("query", MODELS, "--format", "ntriples"),
    ("query", MODELS, "--format", "nquads"),
]
FORMATS = {"rdfxml": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD}


def sorted_lines(text: str) -> list[str]:
    return sorted(text.splitlines())


@pytest.mark.parametrize("words", IN_ORDER, ids=" ".join)
def test_a_command_answers_as_it_does_from_a_file(run, remote, words):
    assert run(*words, "--graph", remote) == run(*words, "--graph", TOY)


@pytest.mark.parametrize("words", UNORDERED, ids=" ".join)
def test_a_query_without_an_order_gives_the_same_rows(run, remote, words):
    far, near = (run(*words, "--graph", graph) for graph in (remote, TOY))
    assert sorted_lines(far.out) == sorted_lines(near.out)
    assert (far.code, far.err) == (near.code, near.err)


@pytest.mark.parametrize("form", FORMATS)
def test_other_formats_hold_the_same_triples(run, remote, form):
    written = [run("query", MODELS, "--format", form, "--graph", g).out for g in (remote, TOY)]
    far, near = (set(ox.parse(text.encode(), FORMATS[form])) for text in written)
    assert far == near


def test_a_mistake_is_told_as_it_is_from_a_file(run, remote):
    words = ("query", "SELECT * { ?s ?p }")
    near, far = (run(*words, "--graph", graph) for graph in (TOY, remote))
    assert (far.code, far.out) == (near.code, "")
    assert far.err.startswith("Error: ")
    assert "Traceback" not in far.err
