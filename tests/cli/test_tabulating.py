"""Comparing and matrices on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_compare_writes_a_row_for_each_model(ask: Run) -> None:
    told = ask(
        "compare", "scgpt", "scgpt-spatial", "--columns", "id,year,base", "--sources", "none"
    )
    assert told.code == 0
    assert [row["id"] for row in rows(told.out)] == ["scgpt", "scgpt-spatial"]
    assert rows(told.out)[1]["made_from"] == "continually pretrained from scGPT"


def test_compare_takes_selections_and_languages(ask: Run) -> None:
    told = ask("compare", "--lineage", "scgpt", "--kind", "model", "--lang", "zh", "-f", "markdown")
    assert told.out.startswith("## ")
    assert "模型的对比" in told.out.splitlines()[0]


def test_sources_stand_in_notes_unless_they_are_links_or_left_out(ask: Run) -> None:
    words = ("compare", "scgpt", "-c", "parameters", "-f", "markdown", "--sources")
    notes, links, none = (ask(*words, each).out for each in ("notes", "links", "none"))
    assert "[^1]:" in notes
    assert "[^1]" not in links
    assert "](https://" in links
    assert len(none) < len(links)


def test_columns_can_be_listed(ask: Run) -> None:
    told = ask("compare", "scgpt", "--columns", "list")
    assert {"name", "pretraining_size", "independent"} <= {row["name"] for row in rows(told.out)}


def test_a_wrong_column_is_refused_with_a_near_one(ask: Run) -> None:
    told = ask("compare", "scgpt", "--columns", "yaer")
    assert told.code == 2
    assert "Did you mean year" in told.err
    assert told.out == ""


@pytest.mark.parametrize("columns", ["", " , ", "list,year"])
def test_columns_that_name_none_are_refused(ask: Run, columns: str) -> None:
    assert ask("compare", "scgpt", "--columns", columns).code == 2


def test_an_unknown_model_is_refused(ask: Run) -> None:
    told = ask("compare", "scgtp")
    assert told.code == 2
    assert "scgpt" in told.err


def test_facts_can_be_rows(ask: Run) -> None:
    told = ask("compare", "scgpt", "-c", "year", "--transpose", "--sources", "none")
    assert rows(told.out) == [{"fact": "Year", "scgpt": "2023"}]


def test_a_comparison_goes_into_a_file_by_its_name(ask: Run, tmp_path: Path) -> None:
    told = ask("compare", "scgpt", "-o", tmp_path / "models.tex")
    assert told.code == 0
    assert r"\toprule" in (tmp_path / "models.tex").read_text(encoding="utf-8")


def test_matrix_of_tasks_has_signs_for_people_and_words_for_programs(ask: Run) -> None:
    people = ask("matrix", "tasks", "scgpt", "-f", "markdown").out
    programs = json.loads(ask("matrix", "tasks", "scgpt", "-f", "json").out)
    assert "↓[^" in people
    texts = [v["value"] for c in programs["rows"][0]["cells"].values() if c for v in c["values"]]
    assert not any(text.endswith("↓") for text in texts)


def test_matrix_of_data_names_its_letters(ask: Run) -> None:
    assert "P pre-trained on" in ask("matrix", "data", "scgpt", "-f", "markdown").out


def test_evaluations_come_one_by_one(ask: Run) -> None:
    told = ask("matrix", "evaluations", "scgpt", "--sources", "none")
    assert {row["model"] for row in rows(told.out)} == {"scGPT"}


def test_a_matrix_of_nothing_ends_with_one_and_says_so(ask: Run) -> None:
    told = ask("matrix", "tasks", "cellxgene-census", "-f", "csv")
    assert (told.code, told.out) == (1, "")
    assert "--all" in told.err


def test_an_unknown_matrix_is_refused_before_anything_is_read(run: Run) -> None:
    told = run("matrix", "task", "--graph", "no-such-file.ttl")
    assert told.code == 2
    assert "Did you mean tasks" in told.err


def test_a_foreign_graph_is_compared_by_its_own_properties(run: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "people.ttl"
    foreign.write_text(
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> ."
        '<http://example.org/ann> a foaf:Person ; foaf:name "Ann" ; foaf:age 42 .',
        encoding="utf-8",
    )
    told = run("compare", "--graph", foreign)
    assert (told.code, rows(told.out)) == (
        0,
        [{"name": "Ann", "id": "http://example.org/ann", "age": "42"}],
    )
    assert run("matrix", "data", "--graph", foreign).code == 1
