"""BibLaTeX, read back by bibtexparser: the fields that biber has for the facts."""

from __future__ import annotations

import unicodedata

import bibtexparser
import pytest
from bibtexparser import middlewares
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from spallm.exports import export
from spallm.exports.characters import Cleaner

text = st.text(st.characters(exclude_categories=["Cs"]))
PUBLISHED = (
    'paper:x a fabio:JournalArticle ; dcterms:title "X" ; spallm:year 2024 ;'
    " dcterms:hasVersion <urn:a>, <urn:b>, <urn:c> ."
    '<urn:a> a fabio:JournalArticle ; prism:publicationName "Nature" ; prism:doi "10.1/x" ;'
    ' dcterms:issued "2024-02-26" ; schema:url <https://doi.org/10.1/x> .'
)
BIORXIV = (
    '<urn:b> a fabio:Preprint ; prism:publicationName "bioRxiv" ;'
    ' dcterms:identifier "doi:10.1101/1" .'
)
ARXIV = (
    '<urn:c> a fabio:Preprint ; prism:publicationName "arXiv" ;'
    ' dcterms:identifier "arxiv:2301.00001" .'
)


def plain(tex):
    known = get_default_latex_context_db()
    circumflex = MacroTextSpec("textasciicircum", simplify_repl="^")
    known.add_context_category("spallm", prepend=True, macros=[circumflex])
    return LatexNodes2Text(latex_context=known, math_mode="text").latex_to_text(tex)


def entries(exported):
    library = bibtexparser.parse_string(
        exported.text, append_middleware=[middlewares.SeparateCoAuthors()]
    )
    assert not library.failed_blocks
    return {
        key: (entry.entry_type, {field.key: field.value for field in entry.fields})
        for key, entry in library.entries_dict.items()
    }


def only(graph):
    return entries(export(graph, "biblatex"))["x"]


def test_every_paper_is_an_entry_under_the_key_that_bibtex_gives_it(papers, graph):
    found = entries(export(papers, "biblatex", within=graph))
    assert set(found) == set(entries(export(papers, "bibtex", within=graph)))


def test_a_published_article_names_its_preprint(reading):
    assert only(reading(PUBLISHED + BIORXIV)) == (
        "article",
        {
            "title": "X", "date": "2024-02-26", "journaltitle": "Nature", "doi": "10.1/x",
            "eprint": "10.1101/1", "eprinttype": "bioRxiv",
        },
    )  # fmt: skip


def test_a_number_on_arxiv_is_one_that_biblatex_links(reading):
    _, fields = only(reading(PUBLISHED + ARXIV))
    assert (fields["eprint"], fields["eprinttype"]) == ("2301.00001", "arxiv")


def test_a_second_preprint_is_not_forgotten(reading):
    _, fields = only(reading(PUBLISHED + BIORXIV + ARXIV))
    assert fields["eprint"] == "10.1101/1"
    assert fields["annotation"] == "Preprint: arXiv, arxiv:2301.00001"


def test_a_preprint_is_online_and_prepublished(reading):
    kind, fields = only(
        reading(
            'paper:x a fabio:Preprint ; dcterms:title "scGPT: a model" ; prism:doi "10.1101/1" ;'
            ' prism:publicationName "bioRxiv" .'
        )
    )
    assert (kind, fields["pubstate"], fields["organization"]) == (
        "online",
        "prepublished",
        "bioRxiv",
    )
    assert (fields["doi"], fields["shorttitle"]) == ("10.1101/1", "{scGPT}")
    assert "eprint" not in fields


def test_a_preprint_on_arxiv_is_named_by_its_number_alone(reading):
    _, fields = only(
        reading(
            'paper:x a fabio:Preprint ; dcterms:title "X" ; prism:publicationName "arXiv" ;'
            ' dcterms:identifier "arxiv:2301.00001" ;'
            " schema:url <https://arxiv.org/abs/2301.00001> ."
        )
    )
    assert (fields["eprint"], fields["eprinttype"]) == ("2301.00001", "arxiv")
    assert not {"organization", "url"} & fields.keys()


@pytest.mark.parametrize(
    ("kind", "entry", "venue"),
    [
        ("fabio:ConferencePaper", "inproceedings", "booktitle"),
        ("fabio:BookChapter", "incollection", "booktitle"),
        ("fabio:ReviewArticle", "article", "journaltitle"),
        ("fabio:WebPage", "online", "organization"),
        ("schema:ScholarlyArticle", "misc", "howpublished"),
    ],
)
def test_each_form_of_work_has_its_type(reading, kind, entry, venue):
    graph = reading(f'paper:x a {kind} ; dcterms:title "X" ; prism:publicationName "V" .')
    found, fields = only(graph)
    assert (found, fields[venue]) == (entry, "V")


@pytest.mark.parametrize(
    ("year", "issued", "field"),
    [
        ("2024", "2024-02", ("date", "2024-02")),
        ("2024", "2023-04-30", ("date", "2024")),
        ("2024", "2024-Spring", ("date", "2024")),
        ("in press", "", ("year", "in press")),
    ],
)
def test_a_date_is_one_that_biber_reads(reading, year, issued, field):
    said = f'dcterms:issued "{issued}" ;' if issued else ""
    graph = reading(f'paper:x a fabio:WebPage ; {said} dcterms:title "X" ; spallm:year "{year}" .')
    _, fields = only(graph)
    assert {name: fields.get(name) for name in ("date", "year") if name in fields} == dict([field])


def test_nothing_is_invented(papers, graph):
    found = entries(export(papers, "biblatex", within=graph))
    assert not [
        key for key, (_, fields) in found.items() if {"urldate", "eprintclass"} & set(fields)
    ]


def compare(graph, label):
    fields = entries(export(graph, "biblatex"))["p"][1]
    meant = unicodedata.normalize("NFC", Cleaner().line(label))
    assert plain(fields["title"]) == (meant or "p")
    assert plain(fields.get("journaltitle", "")) == meant
    assert [plain(person) for person in fields.get("author", [])] == ([meant] if meant else [])


def test_nasty_text_comes_back(nasty, with_text):
    compare(with_text(nasty), nasty)


@settings(deadline=None, max_examples=40)
@given(text)
def test_any_text_comes_back(with_text, label):
    compare(with_text(label), label)
