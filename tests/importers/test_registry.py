"""The forms: told by content more than by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.errors import UnknownId, UsageError
from spallm.importers.registry import FORMS, detect, named, read

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("bibliography.bib", "bibtex"),
        ("faulty.bib", "bibtex"),
        ("zotero.ris", "ris"),
        ("zotero.json", "csl-json"),
        ("openalex.json", "openalex"),
        ("crossref.json", "crossref"),
        ("semantic-scholar.json", "semantic-scholar"),
        ("datacite.json", "datacite"),
        ("hugging-face.json", "hugging-face"),
        ("model-card.md", "model-card"),
        ("table.csv", "csv"),
        ("table-zh.csv", "csv"),
        ("fair4ml.jsonld", "jsonld"),
    ],
)
@pytest.mark.parametrize("suffix", ["", ".txt"])
def test_a_form_is_told_by_its_content(file: str, form: str, suffix: str) -> None:
    text = (SAMPLES / file).read_text(encoding="utf-8")
    assert detect(file + suffix, text) == form


def test_a_list_in_markdown_that_quotes_bibtex_stays_a_list() -> None:
    text = (
        "# A list\n\n- [On cells](https://example.org)\n\n## Cite\n```\n@misc{a, title={T}}\n```\n"
    )
    assert detect("README.md", text) == "markdown"
    assert detect("-", text) == "markdown"


def test_rdf_is_told_by_its_first_line() -> None:
    assert detect("-", "@prefix a: <http://example.org/> .\na:b a a:c .\n") == "turtle"
    assert detect("-", "<?xml version='1.0'?>\n<rdf:RDF xmlns:rdf='x'/>") == "rdfxml"


def test_what_is_of_no_form_is_an_error_that_lists_the_forms() -> None:
    with pytest.raises(UsageError) as caught:
        detect("notes.txt", "just some words")
    assert all(name in str(caught.value) for name in FORMS)


def test_json_of_no_known_service_is_an_error() -> None:
    with pytest.raises(UsageError):
        detect("package.json", '{"name": "spallm", "version": "1"}')


def test_the_name_decides_where_the_content_says_nothing() -> None:
    assert detect("empty.bib", "") == "bibtex"
    assert read("empty.ris", b"").remarks[0].rule == "no-entries"


def test_a_form_that_is_not_known_names_the_near_ones() -> None:
    with pytest.raises(UnknownId, match="Did you mean bibtex"):
        named("bibtx")
    with pytest.raises(UnknownId, match="Did you mean turtle"):
        named("ttl")


def test_an_option_that_a_form_does_not_heed_is_an_error() -> None:
    with pytest.raises(UsageError, match="knows nothing of mapping"):
        read("x.bib", b"@misc{a, title={T}}", mapping={"title": "T"})


def test_what_decoding_says_stands_in_the_reading() -> None:
    reading = read(
        "x.bib", "@misc{a, title={Über die Größe der Zellen für Müller}}".encode("latin-1")
    )
    assert [remark.rule for remark in reading.remarks] == ["guessed-encoding"]
    assert reading.entries[0].title == "Über die Größe der Zellen für Müller"


def test_every_form_is_described_in_both_languages() -> None:
    assert all(form.english and form.chinese for form in FORMS.values())


def test_a_program_is_no_list_unless_somebody_says_so() -> None:
    text = "# A heading\n\n- [Name](https://example.org/a)\n"
    with pytest.raises(UsageError, match="of no form"):
        detect("settings.toml", text)
    assert read("settings.toml", text.encode(), "markdown").entries
