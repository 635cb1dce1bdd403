from __future__ import annotations

import time

import pytest

from spallm.errors import QueryError, UnknownId, UsageError
from spallm.store.parameters import parameter_terms
from spallm.store.results import Literal, NamedNode
from spallm.store.saved import Parameter, SavedQuery, load_saved, saved_query

QUERY = """\
#+ title = "Ancestors"
#+ title_zh = "祖先"
#+ description = "What a model was made from."
#+ description_zh = "…"
#+ readers = ["student"]
#+ [parameters.model]
#+ type = "model"
#+ default = "scgpt"
#+ description = "The model to start from"
#+ [parameters.since]
#+ type = "integer"
#+ default = 2020

SELECT ?base { $model prov:wasDerivedFrom+ ?base } # $since
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ancestors.rq").write_text(QUERY, "utf-8")
    (tmp_path / "all.rq").write_text('#+ title = "All"\nSELECT * {}', "utf-8")
    return tmp_path


def with_parameter(kind: str, default: str | None = None) -> SavedQuery:
    return SavedQuery("q", "", "Q", parameters=(Parameter("x", kind, default),))


def test_a_saved_query_is_read_with_its_head(folder):
    query = saved_query("ancestors", folder)
    assert (query.title, query.title_zh, query.readers) == ("Ancestors", "祖先", ("student",))
    assert query.parameters == (
        Parameter("model", "model", "scgpt", "The model to start from"),
        Parameter("since", "integer", "2020"),
    )


def test_saved_queries_come_by_name(folder):
    assert [query.name for query in load_saved(folder)] == ["all", "ancestors"]


def test_a_name_that_is_not_there_is_answered_with_the_near_ones(folder):
    with pytest.raises(UnknownId, match="Did you mean ancestors"):
        saved_query("ancestor", folder)
    with pytest.raises(UnknownId, match="There are: all, ancestors"):
        saved_query("xyz", folder)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('#+ readers = []\n#+ title "x"', "line 2"),
        ("SELECT * {}", "'title' is missing"),
        ('#+ title = "x"\n#+ parameters.a = 3', "no table"),
        ('#+ title = "x"\n#+ colour = "red"', "colour"),
        ('#+ title = "x"\n#+ readers = ["king"]', "king"),
        ('#+ title = "x"\n#+ [parameters.a]\n#+ kind = "model"', "kind"),
        ('#+ title = "x"\n#+ [parameters.a]\n#+ default = "b"', "type"),
        ('#+ title = ["x"]', "neither a text"),
        ('#+ title = "x"\n#+ parameters = 3', "parameters"),
    ],
)
def test_a_head_that_is_wrong_is_told_with_its_file(tmp_path, head, message):
    (tmp_path / "q.rq").write_text(head)
    with pytest.raises(QueryError, match=r"q\.rq: .*") as caught:
        load_saved(tmp_path)
    assert message in str(caught.value)


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / "q.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match=r"q\.rq"):
        load_saved(tmp_path)


def test_many_saved_queries_are_listed_at_once(tmp_path):
    for number in range(40):
        (tmp_path / f"q{number}.rq").write_text(QUERY, "utf-8")
    started = time.perf_counter()
    load_saved(tmp_path)
    assert time.perf_counter() - started < 0.2


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("model", "scgpt", NamedNode("https://w3id.org/spallm/model/scgpt")),
        ("model", "model/scgpt", NamedNode("https://w3id.org/spallm/model/scgpt")),
        ("task", "https://w3id.org/spallm/task/a-b", NamedNode("https://w3id.org/spallm/task/a-b")),
        ("any-entity", "paper/x-1.5", NamedNode("https://w3id.org/spallm/paper/x-1.5")),
        ("string", '" } #', Literal('" } #')),
        ("integer", "12", Literal(12)),
        ("iri", "https://example.org/x?y#z", NamedNode("https://example.org/x?y#z")),
    ],
)
def test_a_value_becomes_a_term_of_its_type(kind, value, term):
    assert parameter_terms(with_parameter(kind), {"x": value}) == {"x": term}


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("model", "paper/scgpt", "it is a paper, not a model"),
        ("model", "sc GPT", "it is not an id"),
        ("model", "x> <y", "it is not an id"),
        ("integer", "many", "a whole number"),
        ("iri", "no scheme", "a whole IRI"),
        ("iri", "urn:x> ?y <z", "a whole IRI"),
        ("any-entity", "scgpt", "its kind is not stated"),
    ],
)
def test_a_value_of_another_type_is_refused(kind, value, message):
    with pytest.raises(UsageError) as caught:
        parameter_terms(with_parameter(kind), {"x": value})
    assert message in str(caught.value)


def test_a_default_stands_in_and_a_missing_value_is_asked_for():
    assert parameter_terms(with_parameter("string", "d"), {}) == {"x": Literal("d")}
    with pytest.raises(UsageError, match="-p x VALUE"):
        parameter_terms(with_parameter("string"), {})


def test_a_parameter_that_is_not_there_is_refused():
    with pytest.raises(UsageError, match="has no parameter 'y'\nIts parameters are: x"):
        parameter_terms(with_parameter("string"), {"y": "1"})


def test_entities_are_looked_up_where_a_graph_is_at_hand():
    seen = []
    parameter_terms(
        with_parameter("any-entity"),
        {"x": "scgpt"},
        lambda word: seen.append(word) or NamedNode("u:x"),
    )
    parameter_terms(
        with_parameter("model"), {"x": "scgpt"}, lambda word: seen.append(word) or NamedNode("u:x")
    )
    assert seen == ["scgpt", "model/scgpt"]
