"""c cites a and b; d and e cite c; f cites d and e; g cites b.

From old to new:

    a → c,  b → c,  c → d,  c → e,  d → f,  e → f,  b → g

Ways that arrive: a 1, b 1, c 2, d 2, e 2, f 4, g 1. Ways that go on: f 1, g 1, d 1, e 1, c 2, a 2,
b 3. So a → c has 1·2 = 2, b → c 2, c → d 2·1 = 2, c → e 2, d → f 2, e → f 2, b → g 1, of 4 + 1 = 5
ways. The heaviest way weighs 2 + 2 + 2 = 6; of the four that do, a → c → d → f comes first.
"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.analysis.bibliometrics.main_path import Flow, equal_ways, flow, main_path, throughput
from tests.analysis.bibliometrics.lettered import cited, citing, letters

NET = citing("c>a c>b d>c e>c f>d f>e g>b")


def weights(found: Flow) -> dict[str, int]:
    return {
        f"{letters(*found.rings[a])}>{letters(*found.rings[b])}": weight
        for (a, b), weight in found.arcs.items()
    }


def test_search_path_counts_are_as_worked_by_hand() -> None:
    found = flow(NET)
    assert weights(found) == {
        "a>c": 2, "b>c": 2, "b>g": 1, "c>d": 2, "c>e": 2, "d>f": 2, "e>f": 2,
    }  # fmt: skip
    assert (found.paths, found.sources, found.sinks) == (5, 2, 2)


def test_the_main_path_is_as_worked_by_hand() -> None:
    steps = main_path(flow(NET))
    assert [letters(*step.works) for step in steps] == ["a", "c", "d", "f"]
    assert [step.weight for step in steps] == [None, 2, 2, 2]


def test_ways_that_weigh_as_much_as_the_main_path_are_counted() -> None:
    assert equal_ways(flow(NET)) == 4
    assert equal_ways(flow(citing("b>a"))) == 1
    assert equal_ways(flow(citing(""))) == 0


def test_ways_through_a_work_are_counted() -> None:
    through = {letters(work): ways for work, ways in throughput(flow(NET)).items()}
    assert through == {"a": 2, "b": 3, "c": 4, "d": 2, "e": 2, "f": 4, "g": 1}


def test_works_that_cite_each_other_in_a_ring_are_one_step() -> None:
    found = flow(citing("b>a c>b b>c d>c"))
    assert weights(found) == {"a>bc": 1, "bc>d": 1}
    assert [letters(*step.works) for step in main_path(found)] == ["a", "bc", "d"]


def test_a_ring_that_nothing_else_is_tied_to_has_no_path() -> None:
    found = flow(citing("a>b b>a"))
    assert (main_path(found), found.paths) == ((), 0)


def test_a_work_that_cites_itself_is_no_ring() -> None:
    assert flow(citing("a>a", "a")).rings == ()


def test_without_citations_there_is_no_path() -> None:
    assert main_path(flow(citing("", "ab"))) == ()


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=24)


@settings(max_examples=60, deadline=None)
@given(PAIRS)
def test_as_many_ways_leave_a_work_as_arrive(pairs: list[tuple[str, str]]) -> None:
    """Kirchhoff's law of search path counts: what flows into a work between flows out of it."""
    found = flow(cited(pairs))
    nodes = {node for arc in found.arcs for node in arc}
    arriving = {n: sum(w for (_, b), w in found.arcs.items() if b == n) for n in nodes}
    leaving = {n: sum(w for (a, _), w in found.arcs.items() if a == n) for n in nodes}
    assert all(arriving[n] == leaving[n] for n in nodes if arriving[n] and leaving[n])
    assert sum(leaving[n] for n in nodes if not arriving[n]) == found.paths
    assert sum(arriving[n] for n in nodes if not leaving[n]) == found.paths


@settings(max_examples=40, deadline=None)
@given(PAIRS.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))))
def test_the_order_of_the_citations_does_not_matter(
    given: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    one, other = (flow(cited(pairs)) for pairs in given)
    assert one == other
    assert main_path(one) == main_path(other)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_no_citation_of_the_main_path_runs_backwards(pairs: list[tuple[str, str]]) -> None:
    net = cited(pairs)
    steps = main_path(flow(net))
    for older, newer in pairwise(steps):
        assert any(set(net.cites(work)) & set(older.works) for work in newer.works)
