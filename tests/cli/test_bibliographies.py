"""Bibliographies from the command line: a style, a markup, and what goes wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

BIBLIOGRAPHY = ("export", "scgpt", "--format", "bibliography")


def test_a_style_is_named_and_the_list_is_on_stdout(ask) -> None:
    done = ask(*BIBLIOGRAPHY, "--style", "apa")
    assert done.code == 0
    assert "(2024). scGPT: toward building a foundation model" in done.out
    assert "No paper is selected" in done.err


@pytest.mark.parametrize(
    ("name", "begins"), [("x.html", "<!DOCTYPE"), ("x.md", "1\\. "), ("x.txt", "1. ")]
)
def test_a_files_name_says_what_it_is_written_as(ask, tmp_path: Path, name, begins) -> None:
    assert ask(*BIBLIOGRAPHY, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_what_is_asked_for_goes_before_what_the_name_says(ask, tmp_path: Path) -> None:
    assert ask(*BIBLIOGRAPHY, "--as", "text", "-o", tmp_path / "x.html").code == 0
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("1. ")


def test_all_styles_are_listed_one_a_line(ask) -> None:
    done = ask("export", "--style", "list")
    assert done.code == 0
    assert {"nature", "apa"} <= set(done.out.splitlines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "bibliography", "--style", "natur"), "nature"),
        (("--format", "csv", "--style", "apa"), "bibliography"),
        (("--format", "bibtex", "--as", "html"), "bibliography"),
    ],
)
def test_wrong_use_is_told_what_would_be_right(ask, words, said) -> None:
    done = ask("export", "scgpt", *words)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_csl_json_answers_to_its_former_name(ask) -> None:
    former, present = (ask("export", "scgpt", "-f", name) for name in ("csl", "csl-json"))
    assert former == present
    assert former.code == 0
