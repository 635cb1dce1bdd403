"""Values as TOML: whatever is written, Python's own parser reads back."""

from __future__ import annotations

import datetime
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.records import toml_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.one_of(
    TEXTS, st.booleans(), st.integers(-(2**63), 2**63 - 1),
    st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)),
)  # fmt: skip
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(TEXTS.filter(bool), inner, max_size=3)
    ),
    max_leaves=8,
)


def plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple) else value


@settings(max_examples=60, deadline=None)
@given(TEXTS.filter(bool), VALUES)
def test_what_is_written_is_read_back(name: str, value: object) -> None:
    assert tomllib.loads(toml_text.line(name, value)) == {name: plain(value)}


@settings(max_examples=20, deadline=None)
@given(st.lists(VALUES, max_size=3))
def test_a_list_with_an_item_a_line_is_read_back(items: list[object]) -> None:
    assert tomllib.loads(toml_text.listed("a", items)) == {"a": [plain(each) for each in items]}


def test_what_toml_has_no_form_for_is_refused() -> None:
    with pytest.raises(TypeError, match="NoneType"):
        toml_text.value(None)
