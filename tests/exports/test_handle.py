"""Handles: short, stable and unique."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from spallm.exports.handle import handle, handles
from spallm.vocabulary import BASE


def test_an_entity_goes_by_its_id():
    assert handle(f"{BASE}model/scgpt-spatial") == "scgpt-spatial"


def test_ids_that_two_kinds_share_are_told_apart():
    found = handles([f"{BASE}model/x", f"{BASE}paper/x"])
    assert len(set(found.values())) == 2


@given(st.sets(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=5))
def test_handles_are_unique_tokens(ends):
    found = handles([f"http://example.org/{end}" for end in ends])
    assert len(set(found.values())) == len(ends)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.:_-]*", name) for name in found.values())


def test_another_entity_changes_no_handle():
    few = handles([f"{BASE}paper/a", "http://example.org/ü"])
    more = handles([*few, f"{BASE}paper/b", "http://example.org/ö"])
    assert {iri: more[iri] for iri in few} == few
