"""x cites a and b; y cites a, b and c; z cites a.

Cited: a by 3, b by 2, c by 1. Together: a and b by x and y, a and c by y, b and c by y. Cosines:
2/√(3·2), 1/√(3·1), 1/√(2·1).
"""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.analysis.bibliometrics.pairing import Pair, co_cited, coupled
from tests.analysis.bibliometrics.lettered import cited, citing, letters

NET = citing("x>a x>b y>a y>b y>c z>a")


def told(pairs: tuple[Pair, ...]) -> list[tuple[str, int, float]]:
    return [(letters(p.first, p.second), p.strength, p.cosine) for p in pairs]


def test_co_citation_is_as_worked_by_hand() -> None:
    assert told(co_cited(NET, NET.works)) == [
        ("ab", 2, pytest.approx(2 / sqrt(6))),
        ("bc", 1, pytest.approx(1 / sqrt(2))),
        ("ac", 1, pytest.approx(1 / sqrt(3))),
    ]


def test_coupling_is_as_worked_by_hand() -> None:
    """Works x and y share a and b, of 2 and 3 references; x and z share a, y and z share a."""
    assert told(coupled(NET, NET.works)) == [
        ("xy", 2, pytest.approx(2 / sqrt(6))),
        ("xz", 1, pytest.approx(1 / sqrt(2))),
        ("yz", 1, pytest.approx(1 / sqrt(3))),
    ]


def test_only_chosen_works_are_paired_but_anybody_cites_them() -> None:
    chosen = [work for work in NET.works if letters(work) in "ab"]
    assert told(co_cited(NET, chosen)) == [("ab", 2, pytest.approx(2 / sqrt(6)))]


def test_works_that_share_nothing_are_no_pair() -> None:
    assert co_cited(citing("b>a"), ["a", "b"]) == coupled(citing("b>a"), []) == ()


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=20)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_co_citation_is_the_coupling_of_the_citations_turned_round(
    pairs: list[tuple[str, str]],
) -> None:
    net, turned = cited(pairs), cited([(b, a) for a, b in pairs])
    assert co_cited(net, net.works) == coupled(turned, turned.works)


@settings(max_examples=40, deadline=None)
@given(PAIRS.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))))
def test_the_order_of_the_citations_does_not_matter(
    given: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    one, other = (cited(pairs) for pairs in given)
    assert co_cited(one, one.works) == co_cited(other, other.works)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_a_cosine_lies_between_nothing_and_one(pairs: list[tuple[str, str]]) -> None:
    net = cited(pairs)
    assert all(0 < pair.cosine <= 1 + 1e-12 for pair in coupled(net, net.works))
