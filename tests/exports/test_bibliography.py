"""A formatted bibliography: the styles of journals, in text, HTML and Markdown."""

from __future__ import annotations

import re
import warnings
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.errors import SpallmError, UsageError
from spallm.exports import Options, export
from spallm.exports.characters import Cleaner
from spallm.exports.runs import as_html, as_markdown, as_text, harmless, runs
from spallm.exports.styles import style_file, style_names

#: What journals of the field ask for, and the national standard of China.
STYLES = (
    "nature", "nature-methods", "cell", "science", "apa", "ieee", "vancouver",
    "chicago-author-date", "bioinformatics", "genome-biology", "nucleic-acids-research", "pnas",
    "plos", "elsevier-harvard", "american-medical-association", "elife",
    "china-national-standard-gb-t-7714-2015-numeric",
)  # fmt: skip
ARTICLE = (
    'paper:x a fabio:JournalArticle ; dcterms:title "scGPT: a model of RNA" ; spallm:year 2024 ;'
    ' prism:publicationName "npj Cells" ; prism:doi "10.1/x" ;'
    " schema:url <https://doi.org/10.1/x> ;"
    ' schema:author [ schema:name "Maarten van den Berge" ] .'
)


def listed(graph, style, **options):
    return export(graph, "bibliography", options=Options(style=style, **options)).text.splitlines()


@pytest.mark.parametrize("style", STYLES)
def test_a_style_formats_every_paper_without_a_word_of_warning(papers, graph, style):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        options = Options(style=style)
        exported = export(papers, "bibliography", within=graph, options=options)
    lines = exported.text.splitlines()
    assert len(lines) == len(papers.nodes)
    assert all(
        sum(node.labels["en"].split(":")[0].casefold() in line.casefold() for line in lines) >= 1
        for node in papers.nodes.values()
    )
    assert exported.notes == (
        "Of 6 entries the graph gives 5 no authors. A reference manager can fill these in by DOI.",
    )


@pytest.mark.parametrize(
    ("style", "entry"),
    [
        ("nature", "1. van den Berge, M. scGPT: a model of RNA. npj Cells https://doi.org/10.1/x "
                   "(2024) doi:10.1/x."),
        ("apa", "van den Berge, M. (2024). scGPT: a model of RNA. npj Cells. "
                "https://doi.org/10.1/x"),
        ("vancouver", "1. van den Berge M. scGPT: a model of RNA. npj Cells. 2024. doi:10.1/x"),
        ("china-national-standard-gb-t-7714-2015-numeric",
         "[1] VAN DEN BERGE M. scGPT: a model of RNA[J/OL]. npj Cells, 2024. DOI:10.1/x."),
    ],
)  # fmt: skip
def test_an_entry_is_what_the_style_asks_for(reading, style, entry):
    assert listed(reading(ARTICLE), style) == [entry]


def test_a_title_that_stands_for_missing_authors_is_not_said_twice(reading):
    graph = reading(
        'paper:x a fabio:JournalArticle ; dcterms:title "On cells" ; spallm:year 2024 .'
    )
    assert listed(graph, "apa") == ["On cells. (2024)."]


def test_names_of_models_and_journals_keep_their_case(reading):
    (entry,) = listed(reading(ARTICLE), "chicago-author-date")
    assert "“scGPT: A Model of RNA”" in entry
    assert "npj Cells" in entry


def test_a_label_is_nothing_without_what_it_labels(reading):
    assert "Edition" not in listed(reading(ARTICLE), "bioinformatics")[0]


def test_a_style_with_numbers_follows_the_keys(reading):
    graph = reading(
        "".join(f'paper:{n} a fabio:WebPage ; dcterms:title "T{n}" .' for n in ("c", "a", "b"))
    )
    assert [line[:5] for line in listed(graph, "nature")] == ["1. Ta", "2. Tb", "3. Tc"]


def test_a_style_with_names_sorts_without_regard_to_accents(reading):
    people = ("Zoe Zhu", "Örjan Öberg", "Ann Orr", "Łucja Ław")
    graph = reading(
        "".join(
            f'paper:p{n} a fabio:WebPage ; dcterms:title "T" ;'
            f' schema:author [ schema:name "{name}" ] .'
            for n, name in enumerate(people)
        )
    )
    found = [line.split(",")[0] for line in listed(graph, "apa")]
    assert found.index("Öberg") < found.index("Orr") < found.index("Zhu")


def test_models_bring_the_papers_that_introduced_them(models, graph):
    exported = export(models, "bibliography", within=graph)
    assert exported.notes[0].startswith("No paper is selected")
    assert exported.text.startswith("1. ")


def test_html_is_a_page_with_links_and_italics(reading):
    page = "\n".join(listed(reading(ARTICLE), "nature", markup="html"))
    assert '<div class="csl-entry" id="x">1. van den Berge, M.' in page
    assert "<i>npj Cells</i>" in page
    assert '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>' in page


def test_markdown_keeps_the_numbers_of_the_style(reading):
    assert listed(reading(ARTICLE), "nature", markup="markdown")[0].startswith(
        r"1\. van den Berge, M. scGPT: a model of RNA. *npj Cells* <https://doi.org/10.1/x> (2024)"
    )
    assert as_markdown(runs("a. https://a.org/x b")) == "a. <https://a.org/x> b"


def test_a_file_of_ones_own_is_a_style(reading, tmp_path):
    own = tmp_path / "mine.csl"
    own.write_bytes(style_file("apa").read_bytes())
    assert listed(reading(ARTICLE), str(own)) == listed(reading(ARTICLE), "apa")


def test_a_journals_own_style_leads_to_its_publishers(reading):
    assert listed(reading(ARTICLE), "nature-methods") == listed(reading(ARTICLE), "nature")


@pytest.mark.parametrize("typed", ["natur", "Natures"])
def test_an_unknown_style_is_told_what_is_near(reading, typed):
    with pytest.raises(UsageError, match=typed) as caught:
        listed(reading(ARTICLE), typed)
    assert "nature" in caught.value.hint
    assert "--style list" in caught.value.hint


@pytest.mark.parametrize(
    "content",
    ["", "not XML", "<a/>", '<style xmlns="http://purl.org/net/xbiblio/csl"/>'],
)
def test_a_file_that_is_no_style_is_an_error_that_names_it(reading, tmp_path, content):
    (tmp_path / "x.csl").write_text(content)
    with pytest.raises(SpallmError) as caught:
        listed(reading(ARTICLE), str(tmp_path / "x.csl"))
    assert caught.value.message.startswith(("x.csl ", "the citation style x "))


def test_a_style_that_cannot_be_followed_is_an_error_that_names_it(reading, tmp_path):
    (tmp_path / "broken.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        '<bibliography><layout><text macro="none"/></layout></bibliography></style>'
    )
    with pytest.raises(SpallmError, match="broken"):
        listed(reading(ARTICLE), str(tmp_path / "broken.csl"))


def test_a_missing_file_and_an_unknown_markup_are_wrong_use(reading):
    with pytest.raises(UsageError, match=r"none\.csl"):
        listed(reading(ARTICLE), "none.csl")
    with pytest.raises(UsageError, match="docx"):
        listed(reading(ARTICLE), "nature", markup="docx")


def test_the_list_of_styles_has_the_known_ones():
    assert {"nature", "apa", "ieee"} <= set(style_names())


def test_without_the_packages_that_format_it_one_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr("spallm.exports.styles.find_spec", lambda _name: None)
    with pytest.raises(SpallmError, match="citeproc-py") as caught:
        style_names()
    assert "spallm[review]" in caught.value.hint


class Reader(HTMLParser):
    """Collects the text of entries, and every element."""

    def __init__(self):
        super().__init__()
        self.text, self.elements = "", set()

    def handle_starttag(self, tag, _attributes):
        self.elements.add(tag)

    def handle_data(self, data):
        self.text += data


def compare(graph, label):
    meant = Cleaner().line(harmless(label)) or "p"
    (line,) = listed(graph, "springer-basic-brackets")
    assert meant in line
    reader = Reader()
    reader.feed("\n".join(listed(graph, "springer-basic-brackets", markup="html")))
    assert meant in reader.text
    assert reader.elements <= {"html", "meta", "title", "body", "div", "i", "b", "a"}


def test_nasty_text_comes_back(nasty, with_text):
    compare(with_text(nasty), nasty)


@settings(deadline=None, max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(with_text, label):
    compare(with_text(label), label)


@settings(deadline=None, max_examples=50)
@given(st.text(st.sampled_from("ab. <&*\ufdd0\ufdd1\ufddf[1-"), min_size=1))
def test_pieces_are_the_text_whatever_they_are_written_as(marked):
    pieces = runs(marked)
    said = as_text(pieces)
    reader = Reader()
    reader.feed(str(as_html(pieces)))
    reader.close()
    assert reader.text == said
    assert not re.search(r"<(?!/?(i|b)>)", as_markdown(pieces))
