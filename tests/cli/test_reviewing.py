"""The commands of a review, from its beginning to the decisions that are taken out."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from spallm import KnowledgeGraph
from spallm.cli import decisions, reviewing
from spallm.review.folder import FIRST_CRITERIA, start
from spallm.review.opening import state
from spallm.review.review import Review
from spallm.review.settings import read_review
from spallm.review.state import State
from spallm.selecting.screening import read_decisions
from tests.cli.conftest import Outcome, Run

pytestmark = pytest.mark.usefixtures("toy_read_once")

WORK = "scgpt-toward-building-a-foundation-model"


@pytest.fixture(scope="module")
def graph(toy: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(toy) as graph:
        yield graph


@pytest.fixture
def folder(
    graph: KnowledgeGraph, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Begin a review of two works; commands about it share one graph, which is quick."""

    def standing(place: Path, _location: str | None, _timeout: float) -> State:
        return state(graph, read_review(place))

    for module in (reviewing, decisions):
        monkeypatch.setattr(module, "standing", standing)
    review = Review(
        tmp_path / "two works", "two works", "scgpt | exceiver", "Which?", reader="ann",
        graph=str(toy), exclude=FIRST_CRITERIA,
    )  # fmt: skip
    start(review)
    return review.folder


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, run: Run) -> Callable[..., Outcome]:
    """Run a command with lines on its stdin."""

    def command(lines: str, *words: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        return run("review", *words)

    return command


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    found = read_decisions(folder / "screening.csv").decisions
    return [(each.id, each.decision, each.reason, each.note) for each in found]


def test_a_review_begins_with_three_files_and_says_what_next(
    run: Run, toy: Path, tmp_path: Path
) -> None:
    place = tmp_path / "two works"
    words = ("review", "init", place, "--select", "scgpt | exceiver", "--graph", toy)
    done = run(*words, "--question", "Which?", "--reader", "ann")
    assert (done.code, done.out) == (0, "")
    assert "a review of 2 records" in done.err
    assert sorted(each.name for each in place.iterdir()) == [
        "README.md", "review.toml", "screening.csv",
    ]  # fmt: skip
    text = (place / "review.toml").read_text(encoding="utf-8")
    assert 'select = "scgpt | exceiver"' in text
    assert 'title = "two works"' in text
    said = run("review", "status", place)
    assert said.out.startswith("two works\nQuestion   Which?\n")
    assert ", as when the review began" in said.out
    again = run(*words)
    assert again.code == 2
    assert "holds a review already" in again.err
    assert (place / "review.toml").read_text(encoding="utf-8") == text


def test_an_empty_selection_begins_nothing(run: Run, toy: Path, tmp_path: Path) -> None:
    done = run("review", "init", tmp_path / "r", "--select", "scgpt & kind:task", "--graph", toy)
    assert done.code == 1
    assert "the selection is empty" in done.err
    assert not (tmp_path / "r").exists()


def test_filters_become_the_expression(run: Run, toy: Path, tmp_path: Path) -> None:
    done = run(
        "review", "init", tmp_path, "--kind", "model", "--since", "2024", "--full-text",
        "--graph", toy,
    )  # fmt: skip
    assert done.code == 0
    text = (tmp_path / "review.toml").read_text(encoding="utf-8")
    assert 'select = "kind:model & year:2024.."' in text
    assert 'stages = ["screening", "full-text"]' in text


def test_lines_of_stdin_decide(typed: Callable[..., Outcome], folder: Path) -> None:
    done = typed("e\n2\ni good\n", "screen", folder)
    assert done.code == 0, done.err
    assert rows(folder) == [
        ("a-single-cell-gene-expression-language-model", "exclude", "E2", ""),
        (WORK, "include", "", "good"),
    ]
    assert "2 decisions written to" in done.err
    assert "1 of 2 (0 decided)" in done.out


def test_every_key_does_what_it_says(typed: Callable[..., Outcome], folder: Path) -> None:
    keys = "?\nx\nb\ns\nb\nn a note\ne own words\nb\ne\nb\nu maybe\nq\n"
    done = typed(keys, "screen", folder, "--reader", "bo")
    assert [row[1:] for row in rows(folder)] == [
        ("exclude", "own words", "a note"), ("unsure", "", "maybe"),
    ]  # fmt: skip
    for words in ("all that you have decided is in the file", "'x' is no key here",
                  "the first record of this sitting", "1  E1  does not answer", "Your note",
                  "bo said"):  # fmt: skip
        assert words in done.out
    assert "1 of 2 decided by bo" in done.err


def test_a_sitting_goes_on_where_it_stopped(typed: Callable[..., Outcome], folder: Path) -> None:
    typed("i\n", "screen", folder)
    assert "1 of 1 (1 decided)" in typed("i\n", "screen", folder).out
    done = typed("", "screen", folder)
    assert (done.code, done.out) == (0, "Nothing to decide for ann: 2 of 2 decided.\n")


def test_another_spelling_of_a_name_is_the_same_reader(
    typed: Callable[..., Outcome], folder: Path
) -> None:
    typed("i\n", "screen", folder, "--reader", "Ann Li")
    typed("i\n", "screen", folder, "--reader", "ann  LI")
    assert read_decisions(folder / "screening.csv").readers == ("Ann Li",)


def test_no_answers_lose_nothing(typed: Callable[..., Outcome], folder: Path) -> None:
    done = typed("", "screen", folder)
    assert done.code == 0
    assert "0 decisions written" in done.err


def test_a_stop_by_the_keyboard_is_told(
    typed: Callable[..., Outcome], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spallm.cli import screening

    answers = iter(["i"])

    def key() -> str:
        for answer in answers:
            return answer
        raise KeyboardInterrupt

    monkeypatch.setattr(screening, "hand", lambda: screening.Hand(key, lambda _: ""))
    done = typed("", "screen", folder)
    assert done.code == 130
    assert "1 decision written" in done.err
    assert len(rows(folder)) == 1


def test_at_full_text_a_reason_is_needed(typed: Callable[..., Outcome], folder: Path) -> None:
    typed("i\ni\n", "screen", folder)
    done = typed("e\n\ne\nnot-retrieved\n", "screen", folder, "--stage", "full-text")
    assert "At full text a reason is needed" in done.out
    assert [row[2] for row in rows(folder)] == ["", "", "not-retrieved"]


def test_the_consensus_sees_what_others_said(
    typed: Callable[..., Outcome], folder: Path, run: Run
) -> None:
    typed("i\ni\n", "screen", folder)
    hidden = typed("e my reason\ni\n", "screen", folder, "--reader", "bo")
    assert "ann said" not in hidden.out
    assert run("review", "status", folder).code == 1
    seen = typed("i\n", "screen", folder, "--reader", "Consensus")
    assert "ann said" in seen.out
    assert "exclude, my reason" in seen.out
    assert run("review", "status", folder).code == 0


def test_the_status_is_there_for_programs(run: Run, folder: Path) -> None:
    done = run("review", "status", folder, "--format", "json")
    found = json.loads(done.out)
    assert done.code == 1
    assert (found["records"], found["screened"], found["finished"]) == (2, False, False)
    assert found["next"] == f"spallm review screen '{folder}'"


def test_decisions_go_out_and_come_back_filled(run: Run, folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    assert run("review", "export", folder, "--reader", "bo", "-o", sheet).code == 0
    table = list(csv.DictReader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["reader"] for row in table] == ["bo", "bo"]
    body = sheet.read_text(encoding="utf-8-sig").replace(
        f"{WORK},screening,", f"{WORK},screening,i"
    )
    sheet.write_text(body.replace(",screening,i", ",screening,include"), encoding="utf-8")
    tried = run("review", "import", folder, sheet, "--dry-run")
    assert tried.out == "1 decision would be added, 0 known already.\n"
    assert rows(folder) == []
    assert run("review", "import", folder, sheet).out == "1 decision added, 0 known already.\n"
    assert run("review", "import", folder, sheet).out == "0 decisions added, 1 known already.\n"
    assert rows(folder) == [(WORK, "include", "", "")]


def test_an_import_tells_what_it_stirs_up(
    run: Run, typed: Callable[..., Outcome], folder: Path, tmp_path: Path
) -> None:
    typed("i\ni\n", "screen", folder)
    other = tmp_path / "other.csv"
    other.write_text(f"id;decision\n{WORK};exclude\nnothing;include\nuce;include\nnicheformer;maybe\n",
                     encoding="utf-8")  # fmt: skip
    done = run("review", "import", folder, other, "--reader", "bo")
    assert done.out == "4 decisions added, 0 known already.\n"
    assert f"1 disagree with another reader: {WORK}" in done.err
    assert (
        "1 are about records that the selection does not have: nicheformer-a-foundation" in done.err
    )
    assert "2 are about records that these data do not have: nothing, uce" in done.err


@pytest.mark.parametrize("command", ["status", "run"])
def test_a_folder_without_a_review_is_told(run: Run, tmp_path: Path, command: str) -> None:
    done = run("review", command, tmp_path)
    assert done.code == 2
    assert "holds no review" in done.err
    assert "spallm review init" in done.err


def test_a_broken_expression_names_the_file(run: Run, folder: Path) -> None:
    path = folder / "review.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("| exceiver", "| ("), encoding="utf-8")
    done = run("review", "status", folder)
    assert done.code == 2
    assert "review.toml: select:" in done.err


def test_an_unknown_command_says_which_are_near(run: Run) -> None:
    done = run("review", "staus")
    assert done.code == 2
    assert "Did you mean status?" in done.err


def test_what_a_log_holds_cannot_steer_the_terminal(run: Run, folder: Path) -> None:
    (folder / "screening.csv").write_text("id,decision\n\x1b[2Jevil,include\n", encoding="utf-8")
    done = run("review", "status", folder)
    assert "\x1b" not in done.out + done.err
