"""RIS: records, tags, and lines that are in none."""

from __future__ import annotations

import datetime
from pathlib import Path

from spallm.importers.reading import Reading
from spallm.importers.ris import read

SAMPLES = Path(__file__).parent / "samples"


def sample() -> Reading:
    return read((SAMPLES / "zotero.ris").read_text(encoding="utf-8"), "zotero.ris")


def one(*lines: str) -> Reading:
    return read("\n".join(lines), "x.ris")


def test_a_journal_article_is_read() -> None:
    entry = sample().entries[0]
    assert entry.title.endswith("foundation model for single-cell multi-omics using generative AI")
    assert entry.authors == ("Haotian Cui", "Bob Smith Jr.")
    assert (entry.venue, entry.year, entry.date) == (
        "Nature Methods",
        2024,
        datetime.date(2024, 2, 26),
    )
    assert (entry.form, entry.key, entry.identifiers) == (
        "journal-article", "cui2024", ("doi:10.1038/s41592-024-02201-0",),
    )  # fmt: skip
    assert entry.spot("doi").line == 11


def test_notes_give_links_and_all_else_is_kept() -> None:
    entry = sample().entries[0]
    assert [link.url for link in entry.with_role("code")] == ["https://github.com/bowang-lab/scGPT"]
    assert [value for name, value in entry.also if name == "keywords"] == [
        "foundation model", "transformer",
    ]  # fmt: skip
    assert ("volume", "21") in entry.also


def test_a_preprint_is_told_by_its_server_and_its_number() -> None:
    entry = sample().entries[1]
    assert (entry.form, entry.venue, entry.identifiers) == (
        "preprint",
        "arXiv",
        ("arxiv:2401.99999",),
    )
    assert ("XX", "kept under its tag") in entry.also


def test_a_record_that_is_never_closed_is_read_and_told() -> None:
    reading = sample()
    entry = reading.entries[2]
    assert (entry.title, entry.form, entry.year) == (
        "Parting cells in two",
        "conference-paper",
        2023,
    )
    assert entry.venue == "Proceedings of the Conference on Cells"
    assert [(r.rule, r.place.line, r.lost) for r in reading.remarks] == [
        ("stray-text", 30, True), ("unclosed-record", 31, False),
    ]  # fmt: skip


def test_semicolons_in_addresses_do_not_part_them() -> None:
    entry = one("TY  - GEN", "TI  - T", "UR  - https://example.org/a;b", "ER  -").entries[0]
    assert [link.url for link in entry.links] == ["https://example.org/a;b"]


def test_tags_written_with_one_blank_are_read() -> None:
    assert one("TY - JOUR", "TI - On cells", "ER -").entries[0].title == "On cells"


def test_the_tag_that_trips_the_parser_is_kept() -> None:
    entry = one("TY  - JOUR", "TI  - T", "UK  - odd", "ZZ  - other", "ER  - ").entries[0]
    assert {("UK", "odd"), ("ZZ", "other")} <= set(entry.also)


def test_a_record_without_a_title_is_lost_aloud() -> None:
    (remark,) = one("TY  - JOUR", "AU  - A", "ER  - ").remarks
    assert (remark.rule, remark.lost) == ("no-title", True)


def test_records_may_be_counted() -> None:
    assert one("1.", "TY  - JOUR", "TI  - T", "ER  - ", "", "2.").remarks == ()


def test_a_file_of_another_format_is_told_in_one_remark() -> None:
    (remark,) = one("FN Somebody", "PT J", "TI T", "ER").remarks
    assert (remark.rule, remark.lost) == ("no-entries", True)


def test_a_text_without_records_says_so() -> None:
    assert [remark.rule for remark in one("").remarks] == ["no-entries"]


def test_a_date_that_is_none_is_kept_and_its_year_taken() -> None:
    entry = one("TY  - JOUR", "TI  - T", "Y1  - 2024/13/45/", "ER  - ").entries[0]
    assert (entry.year, entry.date) == (2024, None)
    assert ("publication_year", "2024/13/45") in entry.also


def test_a_database_is_the_venue_only_of_preprints() -> None:
    entry = one("TY  - JOUR", "TI  - T", "DB  - PubMed", "JF  - Cells", "ER  - ").entries[0]
    assert entry.venue == "Cells"
