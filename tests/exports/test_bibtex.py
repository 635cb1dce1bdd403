"""BibTeX, read back by bibtexparser: the fields are the facts of the graph."""

from __future__ import annotations

import re
import unicodedata

import bibtexparser
import pytest
from bibtexparser import middlewares
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from spallm.exports import export
from spallm.exports.bibtex import author, verbatim
from spallm.exports.characters import Cleaner
from spallm.store.subgraph import subgraph

text = st.text(st.characters(exclude_categories=["Cs"]))


def decoder():
    r"""Return a LaTeX reader that knows \textasciicircum, which pylatexenc takes for an accent."""
    known = get_default_latex_context_db()
    circumflex = MacroTextSpec("textasciicircum", simplify_repl="^")
    known.add_context_category("spallm", prepend=True, macros=[circumflex])
    return LatexNodes2Text(latex_context=known, math_mode="text")


DECODER = decoder()


def plain(tex):
    return DECODER.latex_to_text(tex)


def entries(exported):
    library = bibtexparser.parse_string(
        exported.text, append_middleware=[middlewares.SeparateCoAuthors()]
    )
    assert not library.failed_blocks
    return library.entries_dict


@pytest.fixture(scope="module")
def bibliography(papers, graph):
    return entries(export(papers, "bibtex", within=graph))


def test_every_paper_is_an_entry_under_its_id(bibliography, papers):
    assert set(bibliography) == {node.id for node in papers.nodes.values()}


def test_a_published_article_bears_the_facts_of_its_journal_version(bibliography):
    entry = bibliography["scgpt-toward-building"]
    assert entry.entry_type == "article"
    fields = {field.key: field.value for field in entry.fields}
    assert fields == {
        "author": ["Haotian Cui", "Chloe Wang", "Bo Wang"],
        "title": "{scGPT}: toward building a foundation model for single-cell multi-omics "
        "using generative {AI}",
        "year": "2024",
        "journal": "Nature Methods",
        "doi": "10.1038/s41592-024-02201-0",
        "url": "https://doi.org/10.1038/s41592-024-02201-0",
        "annote": "Preprint: bioRxiv, doi:10.1101/2023.04.30.538439",
    }


def test_a_preprint_is_told_apart_from_a_published_article(bibliography):
    entry = bibliography["scgpt-spatial-continual"]
    assert entry.entry_type == "misc"
    assert (entry["howpublished"], entry["note"]) == ("bioRxiv", "Preprint")
    assert "journal" not in entry


def test_a_preprint_on_arxiv_has_its_eprint_number(bibliography):
    entry = bibliography["langcell-language-cell"]
    assert (entry["eprint"], entry["archiveprefix"]) == ("2405.06708", "arXiv")


def test_a_conference_paper_stands_in_its_proceedings(bibliography):
    entry = bibliography["cellplm-pretraining"]
    assert (entry.entry_type, entry["booktitle"]) == ("inproceedings", "ICLR")


def test_a_book_chapter_stands_in_a_collection(reading):
    graph = reading('paper:x a fabio:BookChapter ; dcterms:title "X" ; prism:publicationName "B" .')
    assert entries(export(graph, "bibtex"))["x"].entry_type == "incollection"


def test_names_of_models_keep_their_capitals(bibliography):
    assert "{RNA-seq}" in bibliography["scbert-large-scale"]["title"]
    assert bibliography["scgpt-spatial-continual"]["title"].startswith("{scGPT-spatial}: ")


def test_the_name_of_a_model_is_known_from_the_graph(reading):
    graph = reading(
        'paper:x a fabio:Preprint ; dcterms:title "Using Nicheformer well" .'
        'model:n a fair4ml:MLModel ; skos:prefLabel "Nicheformer"@en ;'
        " codemeta:referencePublication paper:x ."
    )
    papers = graph.of_kinds({"paper"})
    found = entries(export(papers, "bibtex", within=graph))["x"]
    assert found["title"] == "Using {Nicheformer} well"


def test_models_bring_the_papers_that_introduced_them(models, graph):
    exported = export(models, "bibtex", within=graph)
    assert set(entries(exported)) == {
        "scgpt-toward-building", "scgpt-spatial-continual", "transfer-learning",
        "scbert-large-scale",
    }  # fmt: skip
    assert exported.notes[0].startswith("No paper is selected")


def test_models_without_the_graph_around_them_say_what_is_missing(models):
    exported = export(models, "bibtex")
    assert exported.body == b""
    assert "4 such papers are left out" in exported.notes[1]


def test_a_selection_that_no_paper_introduced_says_so(graph):
    exported = export(graph.of_kinds({"task"}), "bibtex", within=graph)
    assert exported.notes == (
        "No paper is selected, and none that introduced what is selected is known.",
    )


def test_entries_that_lack_something_are_counted(papers, graph):
    notes = export(papers, "bibtex", within=graph).notes
    assert notes == (
        "Of 6 entries the graph gives 5 no authors. A reference manager can fill these in by DOI.",
    )


def test_another_paper_changes_no_other_entry(graph, reading):
    few = entries(export(graph.of_kinds({"paper"}), "bibtex"))
    added = reading('paper:new a fabio:JournalArticle ; dcterms:title "New" .')
    more = entries(export(subgraph((*graph.quads, *added.quads)), "bibtex"))
    assert {key: dict(more[key].items()) for key in few} == {
        key: dict(entry.items()) for key, entry in few.items()
    }


def test_a_doi_is_lower_case_and_cannot_end_its_field(with_text):
    entry = entries(export(with_text("x"), "bibtex"))["p"]
    assert entry["doi"] == "10.1000/x_%%7B1%7D"


def test_a_foreign_graph_of_articles_makes_a_bibliography(reading):
    graph = reading(
        """<http://example.org/a> a schema:ScholarlyArticle ; schema:name "A study" ;
        schema:author [ schema:name "Zoë Müller" ] ; dcterms:issued "2024-05-01" ."""
    )
    ((key, entry),) = entries(export(graph, "bibtex")).items()
    assert re.fullmatch("a-[0-9a-f]{8}", key)
    assert plain(entry["author"][0]) == "Zoë Müller"
    assert (entry["title"], entry["year"]) == ("A study", "2024")


@pytest.mark.parametrize(
    "name",
    [
        "The Tabula Sapiens Consortium",
        "Lewis and Clark",
        "Smith, J, K, L",
        ", x",
        "and",
        "Rand AND Co",
    ],
)
def test_a_name_that_bibtex_would_take_apart_is_kept_whole(name):
    assert author(name) == f"{{{name}}}"


def test_a_person_named_like_a_conjunction_is_not_a_group():
    assert author("Anders Sandberg") == "Anders Sandberg"


def test_an_arxiv_preprint_of_a_published_work_is_its_eprint(reading):
    graph = reading(
        'paper:x a fabio:ConferencePaper ; dcterms:title "X" ;'
        " dcterms:hasVersion <urn:a>, <urn:b> ."
        '<urn:a> a fabio:ConferencePaper ; prism:publicationName "ICLR" ; prism:doi "10.1/x" .'
        '<urn:b> a fabio:Preprint ; prism:publicationName "arXiv" ;'
        ' dcterms:identifier "arxiv:2301.00001" .'
    )
    entry = entries(export(graph, "bibtex"))["x"]
    assert (entry["booktitle"], entry["doi"]) == ("ICLR", "10.1/x")
    assert (entry["eprint"], entry["archiveprefix"]) == ("2301.00001", "arXiv")
    assert "annote" not in entry
    assert "note" not in entry


def test_a_preprint_lends_nothing_to_the_published_version(reading):
    graph = reading(
        'paper:x a fabio:JournalArticle ; dcterms:title "X" ; prism:publicationName "arXiv" ;'
        " dcterms:hasVersion <urn:a>, <urn:b> . <urn:a> a fabio:JournalArticle ."
        '<urn:b> a fabio:Preprint ; prism:publicationName "arXiv" .'
    )
    assert "journal" not in entries(export(graph, "bibtex"))["x"]


def test_of_two_preprints_the_one_that_says_where_it_stands_is_cited(reading):
    graph = reading(
        'paper:x a fabio:Preprint ; dcterms:title "X" ; dcterms:hasVersion <urn:a>, <urn:b> .'
        '<urn:a> a fabio:Preprint . <urn:b> a fabio:Preprint ; prism:publicationName "bioRxiv" .'
    )
    assert entries(export(graph, "bibtex"))["x"]["howpublished"] == "bioRxiv"


def test_a_work_without_authors_is_sorted_by_the_head_of_its_title(reading):
    graph = reading('paper:x a fabio:Preprint ; dcterms:title "A [cell]: on cells" .')
    assert entries(export(graph, "bibtex"))["x"]["key"] == "{A [cell]}"


def test_a_small_letter_behind_a_hyphen_begins_no_word():
    assert author("Min-jae Kim") == "{Min-jae} Kim"
    assert author("Kjong-Van Lehmann") == "Kjong-Van Lehmann"


def test_addresses_keep_what_is_harmless():
    assert verbatim("https://a.org/x_y?z=1&w=%20#t~") == "https://a.org/x_y?z=1&w=%20#t~"


def balanced(tex):
    depth = 0
    for character in tex:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def compare(graph, label):
    exported = export(graph, "bibtex")
    fields = {field.key: field.value for field in entries(exported)["p"].fields}
    meant = unicodedata.normalize("NFC", Cleaner().line(label))
    assert plain(fields["title"]) == (meant or "p")
    assert plain(fields.get("journal", "")) == meant
    assert [plain(person) for person in fields.get("author", [])] == ([meant] if meant else [])
    assert all(balanced(value) for value in fields.values() if isinstance(value, str))


def test_nasty_text_comes_back(nasty, with_text):
    compare(with_text(nasty), nasty)


@settings(deadline=None)
@given(text)
def test_any_text_comes_back(with_text, label):
    compare(with_text(label), label)
