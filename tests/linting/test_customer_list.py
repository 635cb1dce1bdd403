"""The first list that was checked, the customer's own: each of its known faults is found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from spallm.linting.finding import Finding
from spallm.linting.linter import lint
from spallm.linting.manuscript import Manuscript
from spallm.linting.mending import mended
from spallm.linting.registry import chosen
from spallm.linting.shelf import Shelf

LIST = Path(__file__).with_name("customer-list.md")


@pytest.fixture(scope="module")
def found(bundled_shelf: Shelf) -> Mapping[str, Finding]:
    page = Manuscript(LIST.name, LIST.read_bytes().decode(), LIST, bundled_shelf)
    findings = lint(page, chosen())
    assert len({finding.rule for finding in findings}) == len(findings)
    return {finding.rule: finding for finding in findings}


def test_the_doi_that_was_cut_off_is_found_and_the_whole_one_is_suggested(found) -> None:
    finding = found["malformed-identifier"]
    assert (finding.place.line, finding.severity, finding.safe) == (41, "error", False)
    assert [edit.text for edit in finding.edits] == ["https://doi.org/10.1038/s41592-024-02353-z"]
    assert "Transformers in single-cell omics" in finding.advice.en


def test_the_row_without_its_closing_pipe_is_found_and_closed(found) -> None:
    finding = found["unclosed-row"]
    assert (finding.place.line, finding.severity, finding.is_mendable) == (52, "warning", True)


def test_the_year_of_scbert_is_found_with_those_who_say_otherwise(found) -> None:
    finding = found["year-and-graph"]
    assert (finding.place.line, finding.place.column, finding.place.length) == (52, 3, 4)
    assert finding.severity == "warning"
    assert "the graph has 2022 (so say " in finding.message.en
    assert "scFM-tracker" in finding.message.zh


def test_geneformer_under_spatial_models_is_found_as_a_suggestion(found) -> None:
    finding = found["other-section"]
    assert (finding.place.line, finding.severity) == (59, "note")
    assert "Transcriptome models" in finding.message.en
    assert "转录组模型" in finding.message.zh


def test_a_heading_without_anything_below_it_is_found(found) -> None:
    assert found["empty-section"].place.line == 11


def test_nothing_else_counts(found) -> None:
    assert {rule for rule, finding in found.items() if finding.counts} == {
        "malformed-identifier", "unclosed-row", "year-and-graph", "empty-section",
    }  # fmt: skip


def test_without_a_graph_the_digits_of_the_doi_speak_for_another_year() -> None:
    page = Manuscript(LIST.name, LIST.read_bytes().decode())
    finding = next(f for f in lint(page, chosen()) if f.rule == "year-and-identifier")
    assert (finding.place.line, finding.severity) == (52, "note")
    assert "carries the year 2022" in finding.message.en


def test_mending_adds_the_pipe_and_changes_no_other_byte() -> None:
    before = LIST.read_bytes().decode()
    after = mended(Manuscript(LIST.name, before), chosen())
    old, new = before.splitlines(), after.splitlines()
    changed = [
        number for number, pair in enumerate(zip(old, new, strict=True), 1) if len(set(pair)) > 1
    ]
    assert changed == [52]
    assert new[51] == f"{old[51]}|"
