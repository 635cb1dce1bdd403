"""``spallm figure`` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_figure_goes_to_a_file_and_its_caption_to_stdout(ask: Run, tmp_path: Path) -> None:
    there = tmp_path / "tree.pdf"
    done = ask("figure", "tree", "-o", there)
    assert done.code == 0
    assert there.read_bytes().startswith(b"%PDF")
    assert done.out.startswith("Evolutionary tree of the field. Shown are ")
    assert "Selection: everything" in done.out


def test_without_a_file_the_figure_is_stdout_and_the_caption_is_not(ask: Run) -> None:
    done = ask("figure", "lineage", "scgpt")
    assert done.code == 0
    assert done.out.startswith("<?xml")
    assert done.err.startswith("Lineage of scGPT.")


def test_the_caption_goes_where_it_is_sent(ask: Run, tmp_path: Path) -> None:
    done = ask("figure", "growth", "-o", tmp_path / "g.svg", "--caption", tmp_path / "g.txt")
    assert done.out == ""
    assert (tmp_path / "g.txt").read_text(encoding="utf-8").startswith("Growth of the field.")


def test_the_caption_states_the_expression(ask: Run, tmp_path: Path) -> None:
    done = ask("figure", "tree", "-s", "scgpt | geneformer", "-o", tmp_path / "t.svg")
    assert "Selection: scgpt | geneformer (2 models)" in done.out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["tre"], 2, "Did you mean tree?"),
        (["tree", "-f", "gif"], 2, "no figure format called 'gif'"),
        (["tree", "--width", "3"], 2, "number of millimetres"),
        (["tree", "--width", "wide"], 2, "single, double, page"),
        (["timeline", "scgpt"], 1, "papers(…)"),
        (["tree", "--kind", "task"], 1, "no model in the selection"),
        (["tree", "no-such-model"], 2, "no-such-model"),
    ],
)
def test_what_cannot_be_drawn_says_why(
    ask: Run, words: list[str], code: int, says: str, tmp_path: Path
) -> None:
    there = tmp_path / "x.svg"
    done = ask("figure", *words, "-o", there)
    assert done.code == code
    assert says in done.err
    assert not there.exists()


def test_an_analysis_is_drawn_into_a_figure(ask: Run, tmp_path: Path) -> None:
    done = ask("figure", "tree", "--size-by", "users", "-o", tmp_path / "t.svg")
    assert "The area of a sign grows with the models known to be built on it." in done.out
    wrong = ask("figure", "tree", "--size-by", "usrs", "-o", tmp_path / "t.svg")
    assert (wrong.code, "Did you mean users?" in wrong.err) == (2, True)


def test_a_file_that_cannot_be_named_for_a_format_is_refused(ask: Run, tmp_path: Path) -> None:
    done = ask("figure", "tree", "-o", tmp_path / "tree.bmp")
    assert done.code == 2
    assert "pdf, png, svg" in done.err
