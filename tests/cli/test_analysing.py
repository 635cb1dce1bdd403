from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from spallm.tables.analyses import ANALYSES
from tests.cli.conftest import Run


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def test_the_list_names_every_analysis(run: Run) -> None:
    found = run("analyse", "--list", "-f", "csv")
    assert found.code == 0
    assert [each["name"] for each in rows(found.out)] == list(ANALYSES)


def test_the_list_is_there_in_chinese(run: Run) -> None:
    assert "核心论文" in run("analyse", "--list", "--lang", "zh", "-f", "csv").out


def test_an_analysis_is_a_table_on_stdout(ask: Run) -> None:
    found = ask("analyse", "centrality", "-f", "csv")
    assert (found.code, found.err) == (0, "")
    assert all(int(each["cited_here"]) >= 0 for each in rows(found.out))


def test_exact_numbers_go_into_files_and_notes_with_them(ask: Run) -> None:
    table = json.loads(ask("analyse", "centrality", "-f", "json").out)
    assert "lower bounds" in json.dumps(table)


def test_the_other_spelling_is_understood(ask: Run) -> None:
    assert ask("analyze", "centrality", "-f", "csv") == ask("analyse", "centrality", "-f", "csv")


def test_a_limit_keeps_the_first_and_nought_keeps_all(ask: Run) -> None:
    whole = rows(ask("analyse", "centrality", "--limit", "0", "-f", "csv").out)
    assert rows(ask("analyse", "centrality", "--limit", "1", "-f", "csv").out) == whole[:1]


def test_a_selection_narrows_what_is_reckoned_with(ask: Run) -> None:
    found = rows(
        ask("analyse", "centrality", "--kind", "paper", "--since", "2025", "-f", "csv").out
    )
    assert {each["year"] for each in found} <= {"2025", "2026"}


def test_a_table_is_written_to_a_file(ask: Run, tmp_path: Path) -> None:
    file = tmp_path / "central.md"
    found = ask("analyse", "centrality", "-o", file)
    assert (found.code, found.out) == (0, "")
    assert file.read_text(encoding="utf-8").startswith("## Central works")


def test_a_selection_with_nothing_to_reckon_exits_with_one(ask: Run) -> None:
    found = ask("analyse", "centrality", "scgpt", "-f", "csv")
    assert (found.code, found.out) == (1, "")
    assert "holds no works" in found.err


def test_an_unknown_analysis_exits_with_two_before_anything_is_opened(run: Run) -> None:
    found = run("analyse", "centralty", "--graph", "/nowhere.ttl")
    assert (found.code, found.out) == (2, "")
    assert "Did you mean centrality" in found.err


def test_no_name_exits_with_two_and_says_where_the_names_are(run: Run) -> None:
    found = run("analyse")
    assert found.code == 2
    assert "spallm analyse --list" in found.err


def test_a_backend_that_is_not_installed_exits_with_two(ask: Run) -> None:
    found = ask("analyse", "centrality", "--backend", "warp")
    assert found.code == 2
    assert "Installed are: networkx" in found.err
