"""Two triangles abc and def, tied by c and d.

Seven ties in all. Each triangle holds 3 of them and 7 of the 14 ends, so the modularity is
2 · (3/7 − (7/14)²) = 5/14.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.analysis.bibliometrics.communities import by_citation, by_coupling, partition
from spallm.analysis.bibliometrics.telling import Telling, telling
from tests.analysis.bibliometrics.lettered import cited, citing, letters

TRIANGLES = citing("b>a c>a c>b e>d f>d f>e d>c", "g")


def test_two_triangles_are_two_communities() -> None:
    found = by_citation(TRIANGLES)
    assert [letters(*group) for group in found.groups] == ["abc", "def"]
    assert found.modularity == round(5 / 14, 10)


def test_a_work_that_nothing_ties_to_others_stands_apart() -> None:
    assert letters(*by_citation(TRIANGLES).apart) == "g"


def test_two_works_that_cite_each_other_are_tied_once() -> None:
    assert by_citation(citing("a>b b>a")).modularity == by_citation(citing("a>b")).modularity == 0


def test_works_that_share_references_are_a_community() -> None:
    """Works a and b cite x, c and d cite y; both ties weigh 1: the modularity is 2·(1/2 − 1/4)."""
    found = by_coupling(net := citing("a>x b>x c>y d>y"), net.works)
    assert [letters(*group) for group in found.groups] == ["ab", "cd"]
    assert (letters(*found.apart), found.modularity) == ("xy", 0.5)


def test_without_ties_there_are_no_communities() -> None:
    found = partition(["b", "a"], [])
    assert (found.groups, found.apart, found.modularity) == ((), ("a", "b"), None)


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=24)


@settings(max_examples=40, deadline=None)
@given(PAIRS.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))))
def test_the_order_of_the_citations_does_not_matter(
    given: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    one, other = (by_citation(cited(pairs, "abcdefgh")) for pairs in given)
    assert one == other
    assert sorted(work for group in (*one.groups, one.apart) for work in group) == sorted(
        cited((), "abcdefgh").works
    )


def test_a_topic_tells_of_the_group_in_which_it_is_commoner() -> None:
    """Of abc all are spatial, of def one is, and all six are models: only "spatial" tells.

    The share is 3/3 in the first group and 1/3 elsewhere.
    """
    topics = {name: frozenset({"models"}) for name in "abcdef"}
    topics |= {name: frozenset({"models", "spatial"}) for name in "abcd"}
    kinds = {"spatial": "section", "models": "section"}
    first, second = telling(["abc", "def"], topics, kinds)
    assert first == (Telling("spatial", 3, 1.0, pytest.approx(1 / 3)),)
    assert second == ()


def test_works_of_which_no_topic_of_the_kind_is_known_do_not_count() -> None:
    """Only abc have a known task, all the same: whether d and e have it is unknown."""
    topics = {name: frozenset({"imputation"}) for name in "abc"}
    topics |= {"d": frozenset({"spatial"}), "f": frozenset({"clustering"})}
    kinds = {"imputation": "task", "clustering": "task", "spatial": "section"}
    (found,), _ = telling(["abcde", "f"], topics, kinds)
    assert found == Telling("imputation", 3, 1.0, 0.0)


def test_the_most_telling_topic_of_each_kind_comes_first() -> None:
    topics = {name: frozenset({"spatial", "imputation"}) for name in "abcd"}
    topics |= {"d": frozenset({"spatial"}), "e": frozenset({"bulk", "clustering"})}
    kinds = {"spatial": "section", "bulk": "section", "imputation": "task", "clustering": "task"}
    found, _ = telling(["abcd", "e"], topics, kinds)
    assert [each.topic for each in found] == ["spatial", "imputation"]
