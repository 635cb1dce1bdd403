"""Limits hold against servers of other makes; what such a server cuts is never taken for whole."""

from __future__ import annotations

import time

import pytest

from spallm.errors import LimitExceeded
from spallm.store.engine import Limits
from spallm.store.graph import Graph
from spallm.store.remote import RemoteEngine
from spallm.store.results import text

from . import servers

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?c != ?f && ?f != ?i) }"


def graph_at(url: str, **limits) -> Graph:
    return Graph(RemoteEngine(url), Limits(**{"seconds": 20} | limits))


def test_an_endless_query_ends_in_time(remote):
    started = time.perf_counter()
    with pytest.raises(LimitExceeded, match=r"stopped after 0\.5 s"):
        graph_at(remote, seconds=0.5).select(ENDLESS)
    assert time.perf_counter() - started < 2


def test_rows_over_the_limit_are_cut_and_told_of(remote):
    table = graph_at(remote, rows=7).select("SELECT * { ?s ?p ?o }")
    assert (len(table), table.truncated) == (7, True)


def test_a_whole_answer_is_not_said_to_be_cut(remote):
    table = graph_at(remote).select("SELECT * { ?s ?p ?o }")
    assert (len(table), table.truncated) == (316, False)


def test_an_answer_too_large_is_refused(remote):
    with pytest.raises(LimitExceeded, match="larger than"):
        graph_at(remote, bytes=2000).select("SELECT * { ?s ?p ?o }")


def test_what_virtuoso_cuts_is_said_to_be_cut(many):
    table = graph_at(many).select("SELECT * { ?s ?p ?o }")
    assert (len(table), table.truncated) == (servers.MOST_ROWS, True)


def test_what_virtuoso_cuts_is_no_whole_graph(many):
    with pytest.raises(LimitExceeded, match=r"no more than 1000 rows.*\n.*ResultSetMaxRows"):
        graph_at(many).quads()


def test_more_rows_than_virtuoso_sorts_for_a_limit_are_sorted_all_the_same(many):
    table = graph_at(many, rows=servers.MOST_ROWS).select("SELECT ?o { ?s ?p ?o } ORDER BY ?o")
    assert [text(o) for (o,) in table][:3] == ["0", "1", "10"]


def test_time_that_ran_out_in_virtuoso_is_told_of_as_a_limit(many):
    with pytest.raises(LimitExceeded, match=r"SR171|estimated execution time"):
        graph_at(many).select(ENDLESS)


def test_terms_come_back_from_virtuoso_as_near_as_it_keeps_them(odd):
    table = graph_at(odd).select("SELECT ?a ?o { ?a <urn:p> ?b . ?b <urn:p> ?o }")
    assert len({str(a) for a in table.column("a")}) == 1
    assert {str(o) for o in table.column("o")} == {
        '"1"^^<http://www.w3.org/2001/XMLSchema#boolean>',  # which is true
        '"2.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"1.5"^^<http://www.w3.org/2001/XMLSchema#double>',
        '"2019"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        '"x"@zh-hans',
        '"a\\r\\nb\\u0001\\"\\\\ 模型"',
        "<http://example.org/é>",
    }
