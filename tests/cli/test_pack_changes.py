"""`review diff` as somebody uses it, and when something is wrong."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.packs import SELECT

pytestmark = pytest.mark.usefixtures("toy_read_once")

STATUS = "creativeWorkStatus> <https://w3id.org/spallm/status/"


def older(toy: Path, place: Path) -> Path:
    """Return an older graph, in which a published work was a preprint still."""
    path = place / "older.nq"
    quads = subprocess.run(
        [sys.executable, "-m", "spallm", "export", "--graph", toy, "-f", "nquads"],
        capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    line = next(x for x in quads.splitlines() if "/scgpt-toward" in x[:80] and STATUS in x)
    start = line.partition(STATUS)[0] + STATUS
    path.write_text(quads.replace(f"{start}published", f"{start}preprint-only"))
    return path


def test_nothing_changed_is_exit_code_0(packed: Path, run) -> None:
    done = run("review", "diff", packed, "-f", "markdown")
    assert done.code == 0
    assert "Nothing changed." in done.out


def test_without_a_pack_there_is_nothing_to_compare_with(folder: Path, run) -> None:
    done = run("review", "diff", folder)
    assert done.code == 2
    assert "spallm review run" in done.err


def test_a_work_that_was_published_since_an_older_graph(
    folder: Path, run, toy: Path, tmp_path: Path
) -> None:
    graph = older(toy, tmp_path)
    done = run("review", "diff", folder, "--against", graph, "-f", "csv")
    assert done.code == 1
    (row,) = csv.DictReader(done.out.lstrip("\ufeff").splitlines())
    assert (row["group"], row["before"], row["after"]) == (
        "Published",
        "Preprint only",
        "Published",
    )


def test_what_entered_and_left_since_a_pack(packed: Path, run) -> None:
    settings = packed / "review.toml"
    settings.write_text(settings.read_text().replace("| geneformer", "| scbert"))
    done = run("review", "diff", packed, "-f", "json")
    assert done.code == 1
    rows = json.loads(done.out)["rows"]
    told = {(row["group"], row["cells"]["id"]["values"][0]["value"]) for row in rows}
    assert ("Left the selection", "geneformer") in told
    assert ("Entered the selection", "scbert") in told


def test_changes_are_told_in_chinese_and_to_a_file(packed: Path, run, tmp_path: Path) -> None:
    settings = packed / "review.toml"
    settings.write_text(settings.read_text().replace(" | geneformer", ""))
    path = tmp_path / "changes.md"
    assert run("review", "diff", packed, "--lang", "zh", "-o", path).code == 1
    assert "离开选集" in path.read_text(encoding="utf-8")


def test_an_earlier_pack_can_be_named(packed: Path, run, tmp_path: Path) -> None:
    shutil.copytree(packed / "pack", tmp_path / "last-year")
    shutil.rmtree(packed / "pack")
    assert run("review", "diff", packed, "--against", tmp_path / "last-year").code == 0


@pytest.mark.parametrize("name", ["subgraph.trig", "selection.csv", "records.csv"])
def test_a_part_that_is_missing_from_a_pack_is_named(packed: Path, run, name: str) -> None:
    (packed / "pack" / name).unlink()
    done = run("review", "diff", packed)
    assert done.code == 2
    assert name in done.err


def test_a_damaged_pack_is_no_stack_trace(packed: Path, run) -> None:
    (packed / "pack" / "subgraph.trig").write_text("<a> <b")
    done = run("review", "diff", packed)
    assert done.code == 2
    assert "is not TriG" in done.err


def test_an_older_graph_in_which_the_selection_means_nothing_is_told(
    folder: Path, run, tmp_path: Path
) -> None:
    older = tmp_path / "older.ttl"
    older.write_text("<https://example.org/a> a <https://example.org/B> .")
    done = run("review", "diff", folder, "--against", older)
    assert done.code == 2
    assert "older.ttl cannot be compared with: " in done.err
    assert "Compare with a later graph" in done.err


def test_a_pack_that_was_changed_by_hand_is_doubted(packed: Path, run) -> None:
    with (packed / "pack" / "subgraph.trig").open("a") as file:
        file.write("# a remark\n")
    done = run("review", "diff", packed, "-f", "markdown")
    assert done.code == 0
    assert "not as it was written" in done.out


def test_an_older_graph_of_another_shape_has_nothing_of_this(
    folder: Path, run, tmp_path: Path
) -> None:
    path = tmp_path / "people.ttl"
    path.write_text("<urn:a> a <urn:Person> .")
    (folder / "review.toml").write_text(
        (folder / "review.toml").read_text().replace(SELECT, "kind:model & year:2024..")
    )
    done = run("review", "diff", folder, "--against", path)
    assert done.code in (1, 2)
    assert "Traceback" not in done.err
