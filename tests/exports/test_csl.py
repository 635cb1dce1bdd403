"""CSL-JSON, read back as JSON: each paper is an item, and the variables are the facts."""

from __future__ import annotations

import json
import warnings

import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports import Selection, export
from spallm.exports.characters import Cleaner
from spallm.exports.entries import entries
from spallm.exports.person import Person, person
from spallm.vocabulary import BASE

text = st.text(st.characters(exclude_categories=["Cs"]))


def items(exported):
    return json.loads(exported.text)


@pytest.fixture(scope="module")
def bibliography(papers, graph):
    return {item["id"]: item for item in items(export(papers, "csl-json", within=graph))}


def test_every_paper_is_an_item_under_its_id(bibliography, papers):
    assert set(bibliography) == {node.id for node in papers.nodes.values()}


def test_a_published_article_bears_the_facts_of_its_journal_version(bibliography):
    assert bibliography["scgpt-toward-building"] == {
        "id": "scgpt-toward-building",
        "type": "article-journal",
        "author": [
            {"family": "Cui", "given": "Haotian"}, {"family": "Wang", "given": "Chloe"},
            {"family": "Wang", "given": "Bo"},
        ],
        "title": "scGPT: toward building a foundation model for single-cell multi-omics "
                 "using generative AI",
        "issued": {"date-parts": [[2024]]},
        "container-title": "Nature Methods",
        "DOI": "10.1038/s41592-024-02201-0",
        "URL": "https://doi.org/10.1038/s41592-024-02201-0",
        "note": "Preprint: bioRxiv, doi:10.1101/2023.04.30.538439",
    }  # fmt: skip


def test_a_preprint_names_its_server_as_its_publisher(bibliography):
    item = bibliography["scgpt-spatial-continual"]
    assert (item["type"], item["genre"], item["publisher"]) == ("article", "Preprint", "bioRxiv")
    assert "container-title" not in item


def test_a_preprint_on_arxiv_has_its_number(bibliography):
    assert bibliography["langcell-language-cell"]["number"] == "arXiv:2405.06708"


def test_a_conference_paper_stands_in_its_proceedings(bibliography):
    item = bibliography["cellplm-pretraining"]
    assert (item["type"], item["container-title"]) == ("paper-conference", "ICLR")


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("fabio:BookChapter", "chapter"),
        ("fabio:ReviewArticle", "article-journal"),
        ("fabio:WebPage", "webpage"),
        ("schema:ScholarlyArticle", "document"),
    ],
)
def test_each_form_of_work_has_its_type(reading, kind, type_):
    graph = reading(f'paper:x a {kind} ; dcterms:title "X" .')
    assert items(export(graph, "csl-json"))[0]["type"] == type_


def test_the_day_is_that_of_the_version_to_cite(reading):
    graph = reading(
        'paper:x a fabio:JournalArticle ; dcterms:title "X" ; spallm:year 2024 ;'
        " dcterms:hasVersion <urn:x-1> ."
        '<urn:x-1> a fabio:JournalArticle ; dcterms:issued "2024-02-26" .'
    )
    assert items(export(graph, "csl-json"))[0]["issued"] == {"date-parts": [[2024, 2, 26]]}


def test_an_identifier_without_a_variable_is_a_note(reading):
    graph = reading(
        'paper:x a fabio:Preprint ; dcterms:title "X" ;'
        ' dcterms:identifier "x", "openreview:abc", "doi:10.1/x" .'
    )
    assert items(export(graph, "csl-json"))[0]["note"] == "openreview:abc"


def test_models_bring_the_papers_that_introduced_them(models, graph):
    exported = export(models, "csl-json", within=graph)
    assert {item["id"] for item in items(exported)} == {
        "scgpt-toward-building", "scgpt-spatial-continual", "transfer-learning",
        "scbert-large-scale",
    }  # fmt: skip
    assert exported.notes[0].startswith("No paper is selected")


def test_nothing_selected_is_an_empty_list(foreign):
    assert export(foreign, "csl-json").body == b"[]\n"


def test_an_entry_is_what_the_export_writes_for_that_paper_alone(graph):
    for iri, entry in entries(Selection(graph, graph)).items():
        assert entry.csl == export(graph.restricted([iri]), "csl-json", within=graph).text


def test_records_that_lack_something_are_counted(papers, graph):
    notes = export(papers, "csl-json", within=graph).notes
    assert notes == (
        "Of 6 entries the graph gives 5 no authors. A reference manager can fill these in by DOI.",
    )


def known(parts):
    """Return the name that an item gives in parts."""
    return Person(**{part.removeprefix("non-dropping-"): text for part, text in parts.items()})


#: What the JSON schema of CSL 1.0.2 for citation data allows, as far as we use it:
#: https://github.com/citation-style-language/schema, schemas/input/csl-data.json
TYPES = {
    "article", "article-journal", "paper-conference", "chapter", "webpage", "document",
}  # fmt: skip
STRINGS = {"genre", "title", "publisher", "container-title", "number", "DOI", "URL", "note"}
NAME_PARTS = {"family", "given", "non-dropping-particle", "suffix", "literal"}


def is_valid(item):
    """Tell whether the schema, which allows no other properties, would let an item through."""
    date = item.get("issued", {"literal": ""})
    strings = item.keys() - {"id", "type", "author", "issued"}
    return (
        item["type"] in TYPES
        and strings <= STRINGS
        and all(isinstance(item[name], str) for name in strings)
        and all(name and name.keys() <= NAME_PARTS for name in item.get("author", []))
        and ("literal" in date) != ("date-parts" in date)
        and all(1 <= len(parts) <= 3 for parts in date.get("date-parts", []))
        and all(isinstance(part, int) for parts in date.get("date-parts", []) for part in parts)
    )


def test_every_item_is_valid_citation_data(bibliography):
    assert [key for key, item in bibliography.items() if not is_valid(item)] == []


def test_a_family_name_and_its_particle_are_told_apart(with_text):
    (item,) = items(export(with_text("Maarten van den Berge"), "csl-json"))
    assert item["author"] == [
        {"family": "Berge", "given": "Maarten", "non-dropping-particle": "van den"}
    ]


def test_the_name_of_before_still_works(papers):
    assert export(papers, "csl") == export(papers, "csl-json")


def test_a_citation_processor_reads_it_without_a_word(papers, graph):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = CiteProcJSON(items(export(papers, "csl-json", within=graph)))
    assert set(read) == {node.id for node in papers.nodes.values()}


def compare(graph, label):
    (item,) = items(export(graph, "csl-json"))
    meant = Cleaner().line(label)
    assert is_valid(item)
    assert item["title"] == (meant or "p")
    assert [known(parts) for parts in item.get("author", [])] == ([person(meant)] if meant else [])
    assert item.get("container-title", "") == meant


def test_nasty_text_comes_back(nasty, with_text):
    compare(with_text(nasty), nasty)


@settings(deadline=None)
@given(text)
def test_any_text_comes_back(with_text, label):
    compare(with_text(label), label)


def test_a_foreign_graph_of_articles_makes_a_bibliography(reading):
    graph = reading(
        """<http://example.org/a> a schema:ScholarlyArticle ; schema:name "A study" ;
        schema:author [ schema:name "Zoë Müller" ] ; dcterms:issued "2024-05-01" ."""
    )
    (item,) = items(export(graph, "csl-json"))
    assert item["author"] == [{"family": "Müller", "given": "Zoë"}]
    assert item["title"] == "A study"
    assert item["issued"] == {"date-parts": [[2024, 5, 1]]}
    assert BASE not in item["id"]
