"""RIS, taken apart by its own rules: each value is a line, and the lines are the facts."""

from __future__ import annotations

import re

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports import export
from spallm.exports.characters import Cleaner
from spallm.exports.person import person
from spallm.exports.ris import address
from spallm.vocabulary import BASE

text = st.text(st.characters(exclude_categories=["Cs"]))


def records(exported):
    """Return each record as tags and values, and insist on the form of every line."""
    found = [[]]
    *lines, last = exported.body.decode("utf-8").split("\r\n")
    assert last == ""
    for line in lines:
        if not line:
            found.append([])
            continue
        parsed = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n\v\f\x00-\x1f\x85\u2028\u2029]*)", line)
        assert parsed, line
        found[-1].append(parsed.groups())
    assert all(record[0][0] == "TY" and record[-1] == ("ER", "") for record in found if record)
    return [record[:-1] for record in found if record]


@pytest.fixture(scope="module")
def bibliography(papers, graph):
    found = records(export(papers, "ris", within=graph))
    return {dict(record)["ID"]: record for record in found}


def test_every_paper_is_a_record_under_its_id(bibliography, papers):
    assert set(bibliography) == {node.id for node in papers.nodes.values()}


def test_a_published_article_bears_the_facts_of_its_journal_version(bibliography):
    assert bibliography["scgpt-toward-building"] == [
        ("TY", "JOUR"),
        ("AU", "Cui, Haotian"),
        ("AU", "Wang, Chloe"),
        ("AU", "Wang, Bo"),
        ("TI", "scGPT: toward building a foundation model for single-cell multi-omics "
               "using generative AI"),
        ("PY", "2024"),
        ("T2", "Nature Methods"),
        ("DO", "10.1038/s41592-024-02201-0"),
        ("UR", "https://doi.org/10.1038/s41592-024-02201-0"),
        ("N1", "Preprint: bioRxiv, doi:10.1101/2023.04.30.538439"),
        ("ID", "scgpt-toward-building"),
    ]  # fmt: skip


def test_a_preprint_is_told_apart_from_a_published_article(bibliography):
    record = dict(bibliography["scgpt-spatial-continual"])
    assert (record["TY"], record["M3"], record["DB"]) == ("MANSCPT", "Preprint", "bioRxiv")
    assert "T2" not in record


def test_a_preprint_on_arxiv_has_its_number(bibliography):
    assert ("AN", "2405.06708") in bibliography["langcell-language-cell"]


def test_a_conference_paper_stands_in_its_proceedings(bibliography):
    record = dict(bibliography["cellplm-pretraining"])
    assert (record["TY"], record["T2"]) == ("CPAPER", "ICLR")


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        ("fabio:BookChapter", "CHAP"),
        ("fabio:ReviewArticle", "JOUR"),
        ("fabio:WebPage", "ELEC"),
        ("schema:ScholarlyArticle", "GEN"),
    ],
)
def test_each_form_of_work_has_its_type(reading, kind, tag):
    graph = reading(f'paper:x a {kind} ; dcterms:title "X" .')
    assert records(export(graph, "ris"))[0][0] == ("TY", tag)


def test_an_identifier_without_a_tag_is_a_note(reading):
    graph = reading(
        'paper:x a fabio:Preprint ; dcterms:title "X" ;'
        ' dcterms:identifier "x", "openreview:abc", "doi:10.1/x" .'
    )
    record = records(export(graph, "ris"))[0]
    assert [value for tag, value in record if tag == "N1"] == ["openreview:abc"]


def test_models_bring_the_papers_that_introduced_them(models, graph):
    exported = export(models, "ris", within=graph)
    assert {dict(record)["ID"] for record in records(exported)} == {
        "scgpt-toward-building", "scgpt-spatial-continual", "transfer-learning",
        "scbert-large-scale",
    }  # fmt: skip
    assert exported.notes[0].startswith("No paper is selected")


def test_the_file_begins_with_its_first_record_and_no_mark(papers):
    assert export(papers, "ris").body.startswith(b"TY  - ")


def test_a_blank_line_stands_between_records(papers):
    body = export(papers, "ris").body
    assert body.count(b"ER  - \r\n\r\nTY  - ") == len(papers.nodes) - 1


def test_an_address_is_never_taken_for_two():
    assert address("https://a.org/x;y?z=1&w=%20#t") == "https://a.org/x%3By?z=1&w=%20#t"


def test_another_reader_finds_the_same_facts(papers, graph):
    exported = export(papers, "ris", within=graph)
    found = {record["id"]: record for record in rispy.loads(exported.text)}
    assert set(found) == {node.id for node in papers.nodes.values()}
    published = found["scgpt-toward-building"]
    assert published["authors"] == ["Cui, Haotian", "Wang, Chloe", "Wang, Bo"]
    assert (published["type_of_reference"], published["year"]) == ("JOUR", "2024")
    assert published["doi"] == "10.1038/s41592-024-02201-0"


#: How Zotero's RIS translator imports the types that we write, and detects a file.
ZOTERO_TYPES = {
    "JOUR": "journalArticle", "CPAPER": "conferencePaper", "CHAP": "bookSection",
    "MANSCPT": "manuscript", "ELEC": "webpage", "GEN": "journalArticle",
}  # fmt: skip


def test_zotero_would_import_every_record_as_what_it_is(bibliography, papers):
    assert re.match(r"TY {1,2}- ", export(papers, "ris").text)
    kinds = {key: ZOTERO_TYPES[dict(record)["TY"]] for key, record in bibliography.items()}
    assert kinds["scgpt-toward-building"] == "journalArticle"
    assert kinds["scgpt-spatial-continual"] == "manuscript"


@pytest.mark.parametrize(
    ("name", "last", "first"),
    [
        ("Haotian Cui", "Cui", "Haotian"),
        ("Jan van den Berg", "van den Berg", "Jan"),
        ("Tabula Sapiens Consortium", "Tabula Sapiens Consortium", ""),
    ],
)
def test_zotero_would_part_a_name_at_its_comma(with_text, name, last, first):
    written = dict(records(export(with_text(name), "ris"))[0])["AU"]
    assert written.partition(", ")[::2] == (last, first)


def compare(graph, label):
    (record,) = records(export(graph, "ris"))
    meant = Cleaner().line(label)
    assert dict(record)["TI"] == (meant or "p")
    assert [value for tag, value in record if tag == "AU"] == (
        [person(meant).inverted] if meant else []
    )
    assert dict(record).get("T2", "") == meant
    assert record[-1] == ("ID", "p")


def test_nasty_text_comes_back(nasty, with_text):
    compare(with_text(nasty), nasty)


@settings(deadline=None)
@given(text)
def test_any_text_comes_back(with_text, label):
    compare(with_text(label), label)


def test_a_control_character_is_counted(with_text):
    *_, note = export(with_text("a\x00b"), "ris").notes
    assert note == "A control character that this format cannot hold became U+FFFD, 3 times."


def test_records_that_lack_something_are_counted(papers, graph):
    notes = export(papers, "ris", within=graph).notes
    assert notes == (
        "Of 6 entries the graph gives 5 no authors. A reference manager can fill these in by DOI.",
    )


def test_the_day_is_that_of_the_version_to_cite(reading):
    graph = reading(
        'paper:x a fabio:JournalArticle ; dcterms:title "X" ; spallm:year 2024 ;'
        " dcterms:hasVersion <urn:x-1> ."
        '<urn:x-1> a fabio:JournalArticle ; dcterms:issued "2024-02-26" .'
    )
    assert ("DA", "2024/02/26") in records(export(graph, "ris"))[0]


def test_a_foreign_graph_of_articles_makes_a_bibliography(reading):
    graph = reading(
        """<http://example.org/a> a schema:ScholarlyArticle ; schema:name "A study" ;
        schema:author [ schema:name "Zoë Müller" ] ; dcterms:issued "2024-05-01" ."""
    )
    record = dict(records(export(graph, "ris"))[0])
    assert (record["AU"], record["TI"], record["PY"]) == ("Müller, Zoë", "A study", "2024")
    assert BASE not in record["ID"]
