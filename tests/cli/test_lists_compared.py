"""The coverage command on a file: a list beside a graph."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

_LIST = """\
# My list

## Models

| Year | Title | Venue | Paper | Code |
| ---- | ----- | :---: | :---: | :--: |
| 2023 | **scBERT as a large-scale pretrained deep language model for cell type annotation of \
single-cell RNA-seq data** | nature machine intelligence | \
[Link](https://doi.org/10.1038/s42256-022-00534-z) | - |
| 2024 | **A model that nobody has heard of** | Nature | [Link](https://doi.org/10.1000/x1) | - |
"""


@pytest.fixture(autouse=True)
def a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(_LIST, encoding="utf-8")


def test_every_entry_is_told_and_the_whole_summed_up(ask) -> None:
    done = ask("coverage", "README.md")
    both, there = csv.DictReader(io.StringIO(done.out))
    assert (both["line"], both["status"], both["id"]) == (
        "7", "both", "scbert-as-a-large-scale-pretrained-deep",
    )  # fmt: skip
    assert both["disagreement"].startswith("year: 2023 there, 2022 here (")
    assert (there["line"], there["status"], there["id"]) == ("8", "there", "")
    assert done.code == 0
    assert done.err.startswith("README.md: 2 entries; 1 in both (1 disagree), 0 perhaps, 1 only")


def test_what_the_list_lacks_can_be_narrowed(ask) -> None:
    done = ask("coverage", "README.md", "--missing", "--section", "spatial-models", "-f", "json")
    ids = [row["id"] for row in json.loads(done.out)]
    assert "scgpt-spatial-continual-pretraining-of-single" in ids
    assert "scbert-as-a-large-scale-pretrained-deep" not in ids


def test_a_bibliography_is_a_list_as_well(ask) -> None:
    Path("a.bib").write_text(
        "@article{x, title = {Some title of nobody}, year = 2020}\n", encoding="utf-8"
    )
    (row,) = csv.DictReader(io.StringIO(ask("coverage", "a.bib").out))
    assert (row["status"], row["title"]) == ("there", "Some title of nobody")


def test_the_summary_is_in_chinese_if_wanted(ask) -> None:
    assert "README.md：2 条；双方都有 1 条" in ask("coverage", "README.md", "--lang", "zh").err


@pytest.mark.parametrize(("name", "says"), [
    ("nowhere.md", "nowhere.md: there is no such file"),
    ("empty.md", "empty.md: holds no entries"),
])  # fmt: skip
def test_what_is_no_list_is_refused(ask, name: str, says: str) -> None:
    Path("empty.md").write_text("# Nothing\n\nOnly prose.\n", encoding="utf-8")
    done = ask("coverage", name)
    assert done.code == 2
    assert says in done.err
