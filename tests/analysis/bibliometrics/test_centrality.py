"""b cites a; c cites a and b; d cites c.

    d → c → b → a,  and c → a

Cited: a twice, b and c once, d never. The shortest chains between two works that run through a
third: d → c → a and d → c → b, both through c. Of (4 − 1)(4 − 2) = 6 ordered pairs of others c is
between 2, so its betweenness is 1/3; no other work is between any.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from spallm.analysis.bibliometrics.centrality import Centrality, centralities
from spallm.analysis.bibliometrics.dispatch import check, dispatched
from spallm.errors import SpallmError, UsageError
from tests.analysis.bibliometrics.lettered import citing, letters

CHAIN = citing("b>a c>a c>b d>c")


def of(name: str) -> Centrality:
    found = centralities(CHAIN.works, CHAIN.pairs)
    return next(each for each in found if letters(each.node) == name)


def test_the_most_cited_come_first_and_ties_go_by_address() -> None:
    found = centralities(CHAIN.works, CHAIN.pairs)
    assert letters(*(each.node for each in found)) == "abcd"
    assert [each.indegree for each in found] == [2, 1, 1, 0]
    assert [each.outdegree for each in found] == [0, 1, 2, 1]


def test_betweenness_is_as_worked_by_hand() -> None:
    assert [of(name).betweenness for name in "abcd"] == [0, 0, round(1 / 3, 10), 0]


def test_pagerank_is_as_worked_by_hand() -> None:
    """Of two works, b cites a: b has 0.15/2 + 0.85·a/2, and a + b = 1, so b = 0.5/1.425."""
    found = centralities(*(lambda c: (c.works, c.pairs))(citing("b>a")))
    assert [each.pagerank for each in found] == [round(1 - 0.5 / 1.425, 10), round(0.5 / 1.425, 10)]


def test_all_pageranks_together_make_one() -> None:
    found = centralities(CHAIN.works, CHAIN.pairs)
    assert sum(each.pagerank for each in found) == pytest.approx(1)


def test_a_work_that_cites_itself_is_not_cited_for_that() -> None:
    (alone,) = centralities(["a"], [("a", "a")])
    assert (alone.indegree, alone.pagerank, alone.betweenness) == (0, 1, 0)


def test_nothing_has_no_centrality() -> None:
    assert centralities([], []) == ()


def test_pagerank_says_that_it_needs_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(SpallmError, match=r"PageRank needs scipy\n.*spallm\[review\]"):
        centralities(["a"], [])


def test_a_backend_that_is_not_installed_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="'warp' is not installed\nInstalled are: networkx"):
        check("warp")


def test_a_backend_that_the_environment_names_wrongly_is_a_clear_error() -> None:
    code = "from spallm.analysis.bibliometrics.dispatch import check; check(None)"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env=os.environ | {"NETWORKX_BACKEND_PRIORITY": "warp"},
    )  # fmt: skip
    assert "UsageError: networkx does not start: Unknown backend" in found.stderr


def test_networkx_itself_is_a_backend() -> None:
    found = centralities(CHAIN.works, CHAIN.pairs, backend="networkx")
    assert found == centralities(CHAIN.works, CHAIN.pairs)


def test_the_name_of_a_backend_is_handed_on() -> None:
    def sums(*, backend: str) -> str:
        return backend

    assert dispatched(sums, backend="networkx") == "networkx"


def test_what_a_backend_cannot_do_is_said() -> None:
    def sums(*, backend: str) -> str:
        raise NotImplementedError("no such sum")

    with pytest.raises(UsageError, match="'networkx' cannot do sums: no such sum"):
        dispatched(sums, backend="networkx")
