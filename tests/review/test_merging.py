"""Decisions of other files join the log, and what they stir up is told."""

from __future__ import annotations

from pathlib import Path

from spallm.exports.tables import write
from spallm.review import log
from spallm.review.merging import merge
from spallm.review.worksheet import worksheet
from spallm.selecting.screening import read_decisions
from tests.review.conftest import WORKS, Standing, decision


def test_new_rows_are_told_from_known_ones(stand: Standing) -> None:
    state = stand(("gel",), ("scgpt", "bo"))
    merged = merge(state, [decision("gel"), decision("spatial"), decision("spatial")])
    assert ([each.id for each in merged.new], merged.known) == ([WORKS["spatial"]], 2)


def test_a_row_is_known_by_whatever_name_it_calls_its_record(stand: Standing) -> None:
    state = stand(("scgpt",))
    assert merge(state, [decision("https://doi.org/10.1038/S41592-024-02201-0")]).new == ()


def test_rows_without_a_reader_get_the_one_who_is_named(stand: Standing) -> None:
    state = stand()
    merged = merge(state, [decision("gel", ""), decision("scgpt", "bo")], "cy")
    assert [each.reader for each in merged.new] == ["cy", "bo"]


def test_another_word_of_the_same_reader_and_new_conflicts_are_told(stand: Standing) -> None:
    state = stand(("gel",), ("scgpt",), ("spatial",), ("spatial", "bo", "exclude"))
    merged = merge(state, [decision("gel", "ann", "exclude"), decision("scgpt", "bo", "unsure")])
    assert [each.id for each in merged.changed] == [WORKS["gel"]]
    assert [each.id for each in merged.conflicts] == [WORKS["scgpt"]]


def test_records_of_elsewhere_are_told_and_kept(stand: Standing) -> None:
    state = stand()
    merged = merge(state, [decision("nicheformer"), decision("nothing")])
    assert [each.id for each in merged.gone] == ["nicheformer-a-foundation-model-for-single-cell"]
    assert [each.id for each in merged.strangers] == ["nothing"]
    assert len(merged.new) == 2


def test_a_worksheet_that_is_read_back_adds_nothing(stand: Standing, tmp_path: Path) -> None:
    state = stand(
        ("gel", "ann", "exclude", "=1+1; really, \"so\""), ("scgpt",), ("scgpt", "bo"),
        ("spatial",), ("spatial", "bo", "exclude"),
    )  # fmt: skip
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(write(worksheet(state), "csv"))
    merged = merge(state, read_decisions(sheet).decisions)
    assert (merged.new, merged.known) == ((), 2)  # the disputed and the open one have no decision


def test_a_worksheet_that_was_filled_brings_what_was_filled_in(
    stand: Standing, tmp_path: Path
) -> None:
    state = stand(("gel",))
    sheet = tmp_path / "sheet.csv"
    text, row = write(worksheet(state, "cy"), "csv").decode(), f"{WORKS['scgpt']},screening,"
    sheet.write_text(text.replace(row, f"{row}exclude"), encoding="utf-8", newline="")
    merged = merge(state, read_decisions(sheet).decisions)
    assert [(each.id, each.decision, each.reader) for each in merged.new] == [
        (WORKS["scgpt"], "exclude", "cy")
    ]
    assert merged.new[0].seen == state.by_id[WORKS["scgpt"]].digest
    log.add(state.review.log, merged.new)
    assert b"Nature Methods" not in state.review.log.read_bytes()


def test_a_worksheet_has_a_row_for_each_record_and_says_who_said_what(stand: Standing) -> None:
    state = stand(("gel",), ("gel", "bo", "exclude"))
    table = worksheet(state)
    names = [heading.name for heading in table.headings]
    row = dict(zip(names, (cell.text for cell in table.rows[0].cells), strict=True))
    assert len(table.rows) == 4
    assert (row["decision"], row["outcome"]) == ("", "conflict")
    assert row["said"] == "ann: include; bo: exclude"
    assert (row["year"], row["introduces"]) == ("2022", "Exceiver")
