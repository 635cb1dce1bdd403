"""The lint command, as maintainers and their workflows run it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from spallm.linting.registry import RULES
from tests.cli.conftest import Run

FAULTY = """\
# Mosses

| Year | Title | Paper |
| --- | --- | --- |
| 2024 | One | [Link](http://arxiv.org/abs/2401.00001) |
| 2023 | Two | [Link](https://arxiv.org/abs/2301.0001)
"""


@pytest.fixture
def mosses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a list with three faults, two of which can be mended."""
    monkeypatch.chdir(tmp_path)
    path = Path("mosses, and: ferns.md")
    path.write_bytes(FAULTY.encode())
    return path


def test_findings_are_told_by_place_with_what_to_do(run: Run, mosses: Path) -> None:
    done = run("lint", mosses, "--no-graph")
    assert done.code == 1
    assert done.out.splitlines()[:2] == [
        f"{mosses}:5:23: warning insecure-link: arxiv.org speaks https",
        "  → Write https://arxiv.org/abs/2401.00001",
    ]
    assert done.err == "1 file: 1 error, 2 warnings; --fix mends 2.\n"


def test_chinese_is_spoken(run: Run, mosses: Path) -> None:
    done = run("lint", mosses, "--no-graph", "--lang", "zh", "--select", "unclosed-row")
    assert "警告 unclosed-row: 本行缺少结尾的竖线" in done.out
    assert done.err == "1 个文件：警告 1 条；其中 1 条可用 --fix 自动修正。\n"


def test_a_clean_list_is_no_news(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("- [One](https://arxiv.org/abs/2401.00001)\n")
    done = run("lint", path, "--no-graph")
    assert (done.code, done.out, done.err) == (0, "", "1 file: nothing found.\n")


def test_notes_do_not_fail_a_workflow(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("- [One](https://a.org/b?utm_source=x)\n")
    done = run("lint", path, "--no-graph")
    assert (done.code, "note tracking-parameters" in done.out) == (0, True)


def test_what_is_safe_is_mended_in_place_and_the_rest_is_told(run: Run, mosses: Path) -> None:
    done = run("lint", mosses, "--no-graph", "--fix")
    assert done.code == 1
    assert mosses.read_text() == FAULTY.replace("http:", "https:").replace("0001)\n", "0001) |\n")
    assert ["malformed-identifier" in line for line in done.out.splitlines()[::2]] == [True]
    assert f"Mended {mosses}.\n" in done.err


def test_the_difference_is_shown_and_nothing_is_changed(run: Run, mosses: Path) -> None:
    done = run("lint", mosses, "--no-graph", "--diff")
    assert done.code == 1
    assert mosses.read_text() == FAULTY
    lines = done.out.splitlines()
    assert lines[:2] == [f"--- {mosses}", f"+++ {mosses}"]
    assert "+| 2024 | One | [Link](https://arxiv.org/abs/2401.00001) |" in lines
    run("lint", mosses, "--no-graph", "--fix")
    assert run("lint", mosses, "--no-graph", "--diff").code == 0


def test_stdin_is_looked_through_and_mended_to_stdout(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = FAULTY.replace("\n", "\r\n").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    assert run("lint", "-", "--no-graph").out.startswith("-:5:23: warning")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    done = run("lint", "-", "--no-graph", "--fix")
    assert done.code == 1
    assert "[Link](https://arxiv.org/abs/2401.00001) |\r\n" in done.out
    assert "malformed-identifier" in done.err


def test_annotations_are_escaped_as_github_asks(run: Run, mosses: Path) -> None:
    done = run("lint", mosses, "--no-graph", "--format", "github")
    first = done.out.splitlines()[0]
    assert first == (
        "::warning file=mosses%2C and%3A ferns.md,line=5,col=23,endColumn=54,title=insecure-link"
        "::arxiv.org speaks https → Write https://arxiv.org/abs/2401.00001"
    )


def test_json_holds_places_and_edits(run: Run, mosses: Path) -> None:
    done = run("lint", mosses, "--no-graph", "--format", "json", "--select", "unclosed-row")
    (found,) = json.loads(done.out)
    assert (found["line"], found["rule"], found["safe"]) == (6, "unclosed-row", True)
    assert found["edits"] == [{"line": 6, "column": 55, "length": 0, "text": " |"}]


def test_sarif_has_what_its_schema_asks_for(run: Run, mosses: Path) -> None:
    done = run("lint", mosses, "--no-graph", "--format", "sarif", "-o", "lint.sarif")
    log = json.loads(Path("lint.sarif").read_text())
    assert (done.out, log["version"]) == ("", "2.1.0")
    (run_,) = log["runs"]
    driver = run_["tool"]["driver"]
    assert (driver["name"], run_["columnKind"]) == ("spallm lint", "unicodeCodePoints")
    assert [rule["id"] for rule in driver["rules"]] == [
        "insecure-link", "malformed-identifier", "unclosed-row",
    ]  # fmt: skip
    first = run_["results"][0]
    where = first["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "mosses%2C%20and%3A%20ferns.md"
    assert where["region"] == {"startLine": 5, "startColumn": 23, "endLine": 5, "endColumn": 54}
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"].startswith("https://arxiv.org")


def test_rules_are_told(run: Run) -> None:
    lines = run("lint", "--rules", "--ignore", "no-code").out.splitlines()
    names = [line.split("`")[1] for line in lines[2:] if line.startswith("| `")]
    assert names == [name for name in RULES if name != "no-code"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "there is no list to look through"),
        (("mosses, and: ferns.md", "--fix", "--diff"), "--diff changes nothing"),
        (("-", "--fix", "--format", "json"), "--fix writes what it mends of stdin to stdout"),
        (("nowhere.md",), "nowhere.md: cannot be read"),
        ((".",), "is no file"),
        (("mosses, and: ferns.md", "--select", "unclosed"), "there is no rule called 'unclosed'"),
        (("mosses, and: ferns.md", "--graph", "x.ttl", "--no-graph"), "exclude each other"),
        (("mosses, and: ferns.md", "-o", "mosses, and: ferns.md"), "is the list itself"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    run: Run, mosses: Path, words: tuple[str, ...], says: str
) -> None:
    done = run("lint", *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert mosses.read_text() == FAULTY


def test_of_several_lists_none_is_written_if_one_cannot_be_read(run: Run, mosses: Path) -> None:
    assert run("lint", mosses, "nowhere.md", "--no-graph", "--fix").code == 2
    assert mosses.read_text() == FAULTY


def test_the_graph_of_ones_own_is_asked(run: Run, mosses: Path, toy: Path) -> None:
    mosses.write_text("- [Universal scGPT](https://doi.org/10.1038/s41592-024-02201-0) 2031\n")
    done = run("lint", mosses, "--graph", toy, "--format", "json")
    assert done.code in (0, 1)
    assert json.loads(done.out) is not None


@pytest.mark.skipif(os.name == "nt", reason="terminals are told apart by pty")
def test_a_terminal_gets_findings_in_groups_and_no_escape_of_the_list(mosses: Path) -> None:
    import pty

    mosses.write_text("- [One](http://arxiv.org/abs/2401.00001) \x1b[31mred\n")
    reader, writer = pty.openpty()
    words = [sys.executable, "-m", "spallm", "lint", str(mosses.resolve()), "--no-graph"]
    done = subprocess.run(words, stdout=writer, stderr=subprocess.PIPE, cwd=mosses.parent)
    os.close(writer)
    assert (done.returncode, done.stderr[:7]) == (1, b"1 file:")
    shown = os.read(reader, 10_000).decode()
    os.close(reader)
    assert "ferns.md" in shown.splitlines()[0]
    assert "1:9" in shown
    assert "\x1b[31mred" not in shown
