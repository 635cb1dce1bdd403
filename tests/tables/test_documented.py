"""What the pages on tables say of names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spallm.tables.comparison import columns_for
from spallm.tables.kinds import SYNONYMS
from spallm.tables.marks import CLAIMED_SIGN, OUTCOME_LEGEND, USES
from spallm.tables.matrices import MATRICES
from tests.tables.small_world import chosen

PAGES = {
    page: (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    for page in ("tables.md", "tables.zh.md")
}


@pytest.mark.parametrize("page", PAGES)
def test_columns_that_are_explained_exist(page: str) -> None:
    known = {column.name for column in columns_for(chosen("model/alpha"))}
    told = re.findall(r"^\| (`.*?) \|", PAGES[page], flags=re.MULTILINE)
    names = {name for line in told for name in re.findall(r"`(\w+)`", line)}
    assert len(names) > 20
    assert names <= known


@pytest.mark.parametrize("page", PAGES)
def test_columns_in_the_commands_are_columns_or_synonyms(page: str) -> None:
    known = {column.name for column in columns_for(chosen("model/alpha"))} | SYNONYMS.keys()
    asked = re.findall(r"--columns ([a-z_,]+)", PAGES[page])
    assert {name for each in asked for name in each.split(",")} <= known | {"list", "all"}


@pytest.mark.parametrize(("page", "language"), [("tables.md", 0), ("tables.zh.md", 1)])
def test_signs_are_those_of_the_tables(page: str, language: int) -> None:
    told = PAGES[page].replace("\n", " ")
    assert OUTCOME_LEGEND[language].split(";")[0].split("；")[0] in told
    assert all(use.sign[language].rstrip("!") in told for use in USES)
    assert all(f"spallm matrix {name} " in told for name in MATRICES)
    assert CLAIMED_SIGN == "·"
