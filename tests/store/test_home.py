"""Where a graph has its own entities."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.errors import QueryError
from spallm.store.graph import Graph
from spallm.store.home import OURS, Home, home_of, is_space
from spallm.vocabulary import BASE, PREFIXES

PLANTS = Home("https://example.org/plants/", frozenset({"section", "kingdom"}))
RESTS = r"[a-z0-9.-]{1,9}(/[a-z0-9]{1,3}){0,2}"
HEADS = ["paper", "evidence", "section", "kingdom", "basis", "status", "scheme"]


@settings(max_examples=30)
@given(
    st.sampled_from(HEADS), st.from_regex(r"[a-z0-9.-]{1,9}(/[a-z0-9]{1,3}){0,2}", fullmatch=True)
)
def test_paths_and_addresses_are_each_others_inverse(head: str, rest: str):
    for home in (OURS, PLANTS):
        assert home.path(home.iri(f"{head}/{rest}")) == f"{head}/{rest}"


def test_our_entities_are_foreign_in_a_graph_of_another_field():
    assert PLANTS.path(f"{BASE}paper/scgpt") is None
    assert PLANTS.kind(f"{BASE}basis/list") == "basis"
    assert PLANTS.kind(f"{PLANTS.base}paper/fern") == "paper"


def test_prefixes_are_ours_but_for_what_a_graph_owns():
    assert OURS.prefixes is PREFIXES
    assert PLANTS.prefixes["kingdom"] == "https://example.org/plants/kingdom/"
    assert PLANTS.prefixes["basis"] == PREFIXES["basis"]


@pytest.mark.parametrize(
    "space",
    [
        "", "example.org/", "ftp://example.org/", "https://example.org", "https://example.org/a b/",
        "https://example.org/plants", 'https://example.org/"x/', "https://example.org/?x/",
        "https://example.org/(a+)+/", BASE, f"{BASE}plants/", "https://w3id.org/", "https:///",
        f"https://example.org/{'a' * 300}/",
    ],
)  # fmt: skip
def test_what_cannot_be_a_namespace_is_none(space: str):
    assert not is_space(space)


def test_a_graph_that_tells_nothing_usable_is_at_home_with_us():
    told = ("https://example.org/plants/snapshot", "https://example.org/plants/")
    other = ("https://example.org/birds/snapshot", "https://example.org/birds/")
    elsewhere = ("https://example.org/void#it", "https://example.org/")
    assert home_of([told], ["https://example.org/plants/scheme/task"]).schemes == {"task"}
    assert home_of([told, elsewhere], []) == Home("https://example.org/plants/")
    assert home_of([told, other], []) == OURS
    assert home_of([elsewhere], []) == OURS
    assert home_of([(f"{BASE}snapshot", BASE)], [f"{BASE}scheme/task"]) == OURS


class Mute:
    """An engine that can answer nothing."""

    default_graphs = ()
    asked = 0

    def query(self, *_: object, **__: object) -> None:
        self.asked += 1
        raise QueryError("no such predicate here")


def test_an_endpoint_that_cannot_tell_is_asked_once_and_is_at_home_with_us():
    engine = Mute()
    graph = Graph(engine)
    assert graph.home == graph.within(graph.limits).home == OURS
    assert engine.asked == 1
