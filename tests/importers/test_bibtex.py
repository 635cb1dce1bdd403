"""BibTeX: what is read, what is mended, and what is said of the rest."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from spallm.importers.bibtex import read
from spallm.importers.reading import Reading

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Reading:
    return read((SAMPLES / name).read_text(encoding="utf-8"), name)


def one(text: str) -> Reading:
    return read(text, "x.bib")


def rules(reading: Reading) -> list[tuple[str, int]]:
    return [(remark.rule, remark.place.line) for remark in reading.remarks]


def test_an_article_is_read_with_strings_and_dates_and_names() -> None:
    entry = sample("bibliography.bib").entries[0]
    assert entry.title.startswith("scGPT: toward building")
    assert entry.title.endswith("multi-omics using generative AI")
    assert entry.authors == ("Haotian Cui", "Chloe Wang", "Hassaan Maan", "et al.")
    assert (entry.venue, entry.year, entry.date) == (
        "Nature Methods",
        2024,
        datetime.date(2024, 2, 26),
    )
    assert entry.identifiers == ("doi:10.1038/s41592-024-02201-0",)
    assert (entry.form, entry.key, entry.place.line) == ("journal-article", "cui2024scgpt", 4)
    assert entry.spot("doi").line == 12


def test_a_code_link_is_told_from_the_note_that_holds_it() -> None:
    entry = sample("bibliography.bib").entries[0]
    assert entry.code is not None
    assert (entry.code.url, entry.code.label) == ("https://github.com/bowang-lab/scGPT", "Code")
    assert ("note", "Code: https://github.com/bowang-lab/scGPT") in entry.also


def test_what_has_no_field_is_kept_as_text() -> None:
    also = sample("bibliography.bib").entries[0].also
    assert ("volume", "21") in also
    assert ("keywords", "foundation model, transformer") in also


def test_an_eprint_makes_a_preprint_and_tex_becomes_text() -> None:
    entry = sample("bibliography.bib").entries[1]
    assert entry.title == "A dummy model of Küken cells for 50% of β-islets"
    assert entry.authors == ("Jan van den Müller", "The Chick Consortium")
    assert (entry.identifiers, entry.venue, entry.form) == (
        ("arxiv:2401.99999",),
        "arXiv",
        "preprint",
    )


def test_a_paper_has_the_venue_and_the_year_of_what_it_refers_to() -> None:
    reading = sample("bibliography.bib")
    entry = reading.entries[2]
    assert (entry.venue, entry.year) == ("Proceedings of the Conference on Cells", 2023)
    assert (entry.form, entry.authors) == ("conference-paper", ("Jane Doe", "Bob Smith Jr."))
    assert len(reading.entries) == 3


def test_a_truncated_doi_is_kept_as_text_and_told() -> None:
    reading = sample("bibliography.bib")
    assert rules(reading) == [("malformed-identifier", 31)]
    assert "doe2023part" in reading.remarks[0].message
    assert ("doi", "10.1038/s41592-024-02353-") in reading.entries[2].also


def test_every_fault_of_a_file_is_told_with_its_line() -> None:
    reading = sample("faulty.bib")
    assert rules(reading) == [
        ("stray-text", 1),
        ("duplicate-key", 3),
        ("odd-year", 4),
        ("duplicate-field", 4),
        ("missing-comma", 5),
        ("no-key", 6),
        ("no-title", 7),
        ("malformed-entry", 8),
        ("unknown-string", 9),
        ("not-a-web-address", 9),
        ("unknown-crossref", 10),
        ("malformed-entry", 11),
    ]


def test_what_can_be_read_of_a_faulty_file_is_read() -> None:
    titles = [entry.title for entry in sample("faulty.bib").entries]
    assert titles == [
        "First",
        "Second",
        "One",
        "No comma",
        "No key",
        "Read all the same",
        "An orphan",
    ]


def test_only_what_is_in_no_entry_counts_as_lost() -> None:
    lost = {remark.rule for remark in sample("faulty.bib").remarks if remark.lost}
    assert lost == {"stray-text", "no-title", "malformed-entry"}


def test_the_field_behind_a_forgotten_comma_is_read() -> None:
    entry = one("@article{a, title = {No comma} year = 2020 journal = {Cells}}").entries[0]
    assert (entry.title, entry.year, entry.venue) == ("No comma", 2020, "Cells")


def test_an_entry_without_a_title_is_named_by_what_it_is() -> None:
    (remark,) = one("@misc{a, doi = {10.1000/182}}").remarks
    assert "a: the entry has no title and is left out; it is doi:10.1000/182" in remark.message


@pytest.mark.parametrize(
    ("fields", "form"),
    [
        ("journal = {arXiv preprint arXiv:2401.99999}", "preprint"),
        ("journal = {bioRxiv}", "preprint"),
        ("journal = {Preprints in Medicine and Biology}", "preprint"),
        ("journal = {Cells}", "journal-article"),
        ("journal = {CoRR}, volume = {abs/2401.99999}", "preprint"),
    ],
)
def test_what_stands_on_a_server_is_a_preprint(fields: str, form: str) -> None:
    assert one(f"@article{{a, title = {{T}}, {fields}}}").entries[0].form == form


def test_the_arxiv_number_in_a_journal_or_volume_is_an_identifier() -> None:
    for field in ("journal = {arXiv preprint arXiv:2401.99999}", "volume = {abs/2401.99999}"):
        entry = one(f"@article{{a, title = {{T}}, {field}}}").entries[0]
        assert entry.identifiers == ("arxiv:2401.99999",)


def test_addresses_in_fields_are_links_with_the_field_as_label() -> None:
    entry = one(
        r"@misc{a, title={T}, howpublished={\url{https://example.org/a\_b}},"
        r" code={https://github.com/a/b}}"
    ).entries[0]
    assert [(link.url, link.role) for link in entry.links] == [
        ("https://github.com/a/b", "code"),
        ("https://example.org/a_b", "page"),
    ]


def test_comments_by_custom_are_no_fault() -> None:
    reading = one(
        '% Encoding: UTF-8\n@comment{jabref-meta: x}\n@preamble{"x"}\n@misc{a, title={T}}\n% end'
    )
    assert reading.remarks == ()


def test_an_extra_brace_is_told_but_loses_nothing() -> None:
    reading = one("@misc{a, title={T}}\n}\n@misc{b, title={U}}")
    assert [(remark.rule, remark.lost) for remark in reading.remarks] == [("stray-text", False)]
    assert len(reading.entries) == 2


def test_xdata_is_taken_over_and_makes_no_entry() -> None:
    reading = one("@xdata{x, publisher={Press}, year={2020}}\n@book{a, title={T}, xdata={x}}")
    (entry,) = reading.entries
    assert (entry.venue, entry.year) == ("Press", 2020)


def test_a_file_without_entries_says_so() -> None:
    assert rules(one("")) == [("no-entries", 1)]


def test_deep_braces_do_not_exhaust_the_stack() -> None:
    deep = "{" * 20_000 + r"\"u" + "}" * 20_000
    assert one(f"@misc{{a, title={{{deep}}}}}").entries[0].title


def test_many_forgotten_commas_do_not_exhaust_the_stack() -> None:
    reading = one("@misc{a, title={T} " + "note={n} " * 2000 + "}")
    assert reading.entries[0].title == "T"


@pytest.mark.parametrize("tex", [r"\frac", r"\begin{x}", "$", r"\verb|", r"\\", r"\u", r"\begin"])
def test_commands_without_their_arguments_do_no_harm(tex: str) -> None:
    assert "On cells" in one(f"@misc{{a, title={{On cells {tex} }} }}").entries[0].title


def test_numbers_by_which_dblp_tells_people_apart_are_no_part_of_names() -> None:
    assert one("@misc{a, title={T}, author={Wei Wang 0001}}").entries[0].authors == ("Wei Wang",)


def test_the_identifier_that_a_note_consists_of_is_taken() -> None:
    entry = one(
        "@article{a, title={T}, journal={J}, annote={doi:10.1101/2023.01.02.000001}}"
    ).entries[0]
    assert entry.identifiers == ("doi:10.1101/2023.01.02.000001",)


def test_mark_up_of_other_formats_in_a_title_is_taken_off() -> None:
    entry = one(r"@misc{a, title={A <i>C. elegans</i> atlas {\&amp;} more}}").entries[0]
    assert entry.title == "A C. elegans atlas & more"


def test_a_server_that_published_it_is_the_venue_of_a_preprint() -> None:
    entry = one("@misc{a, title={T}, howpublished={bioRxiv}, note={Preprint}}").entries[0]
    assert (entry.venue, entry.form) == ("bioRxiv", "preprint")


def test_strings_that_repeat_strings_do_not_fill_the_memory() -> None:
    doubled = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    reading = one(f"@string{{a0 = {{cell}}}}\n{doubled}@misc{{x, title = {{T}}, note = a59}}")
    assert reading.entries[0].title == "T"


def test_long_runs_of_blank_lines_and_signs_take_no_time() -> None:
    blank = "\n" * 20_000
    for note in ("." * 20_000, "arxiv" + " " * 20_000, "preprint " * 20_000, "https://" * 20_000):
        assert one(f"{blank}@misc{{a, title={{T}}, note={{{note}}}}}").entries
