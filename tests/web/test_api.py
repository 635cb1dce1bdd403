from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.testclient import TestClient

from spallm.store.subgraph import subgraph
from spallm.web.api.entity import Entity, entity_json
from spallm.web.api.routes import routes
from spallm.web.library import Library, path_of

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
HOSTILE = """
@prefix ex: <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:a a ex:Gene ; rdfs:label "<script>alert(1)</script>"@fr ; rdfs:seeAlso <javascript:alert(1)> ;
    ex:note [ rdfs:label "inner" ] , "\\u202Eturned" , "" .
<http://example.org/b?x=1#y> a ex:Gene ; ex:near ex:a .
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(subgraph(ox.parse(path=TOY)))


@pytest.fixture(scope="module")
def foreign() -> Library:
    return Library(subgraph(ox.parse(HOSTILE, format=ox.RdfFormat.TURTLE)))


@pytest.fixture(scope="module")
def client(library: Library) -> TestClient:
    return TestClient(Starlette(routes=routes(library)), follow_redirects=False)


def fact(entity: dict[str, Any], name: str, *, incoming: bool = False) -> dict[str, Any]:
    return next(
        each for each in entity["facts"] if (each["property"], each["incoming"]) == (name, incoming)
    )


def test_an_entity_is_told_with_names_classes_and_facts(library, iri):
    told = entity_json(library, iri("model/scgpt"))
    assert {key: told[key] for key in ("iri", "id", "kind", "labels", "aliases", "classes")} == {
        "iri": "https://w3id.org/spallm/model/scgpt",
        "id": "scgpt",
        "kind": "model",
        "labels": {"en": "scGPT"},
        "aliases": ["scGPT whole-human"],
        "classes": ["fair4ml:MLModel"],
    }
    assert [value["text"] for value in fact(told, "spallm:parameterCount")["values"]] == [
        "53,000,000"
    ]


def test_a_value_names_its_entity_and_who_says_so(library, iri):
    told = entity_json(library, iri("model/scgpt-spatial"))
    assert fact(told, "spallm:continuallyPretrainedFrom") == {
        "predicate": "https://w3id.org/spallm/ontology#continuallyPretrainedFrom",
        "property": "spallm:continuallyPretrainedFrom",
        "labels": {"en": "continually pre-trained from"},
        "incoming": False,
        "values": [
            {
                "text": "scGPT",
                "iri": "https://w3id.org/spallm/model/scgpt",
                "id": "scgpt",
                "kind": "model",
                "curated": True,
                "evidence": [
                    {
                        "iri": "https://w3id.org/spallm/evidence/github-bowang-lab-scgpt/readme.md",
                        "label": "bowang-lab/scGPT, README.md",
                        "source": "github-bowang-lab-scgpt",
                        "locator": "README.md",
                        "basis": "stated-in-repository",
                        "url": "https://github.com/bowang-lab/scGPT/blob/main/README.md",
                    }
                ],
            }
        ],
    }


def test_a_disputed_value_is_told_with_the_reason_of_the_curator(library, iri):
    sizes = fact(entity_json(library, iri("model/geneformer")), "spallm:pretrainingSize")["values"]
    assert [(size["curated"], size.get("rank")) for size in sizes] == [
        (True, None),
        (False, "deprecated"),
    ]
    assert sizes[1]["reason"] == "36M is the figure of another model in the same list."


def test_a_part_is_told_with_its_details(library, iri):
    weights = fact(entity_json(library, iri("model/scgpt")), "schema:distribution")["values"][0]
    assert weights["url"].startswith("https://drive.google.com/")
    assert [detail["property"] for detail in weights["details"]] == ["schema:license"]


def test_labels_come_in_both_languages_where_they_differ(library, iri):
    assert entity_json(library, iri("species/mouse"))["labels"] == {"en": "mouse", "zh": "小鼠"}


def test_every_entity_has_the_shape_that_is_described(library, foreign):
    shape = TypeAdapter(Entity)
    for each in (library, foreign):
        for iri in each.whole.nodes:
            shape.validate_python(entity_json(each, iri), strict=True)


def test_keys_stand_in_the_order_of_the_shape(library, iri):
    told = entity_json(library, iri("model/scgpt"))
    known = list(Entity.__annotations__)
    assert list(told) == [key for key in known if key in told]


def test_strange_graphs_are_told_without_links_that_run_anything(foreign):
    told = entity_json(foreign, "http://example.org/a")
    assert told["labels"] == {"en": "<script>alert(1)</script>"}
    assert "javascript:" not in json.dumps(
        [value.get("url", "") for each in told["facts"] for value in each["values"]]
    )
    assert not any(
        value.get("iri", "").startswith("_:") for each in told["facts"] for value in each["values"]
    )


def test_an_entity_is_found_at_the_path_of_its_page_and_by_its_iri(client, library, iri):
    expected = entity_json(library, iri("model/scgpt"))
    assert client.get("/api/entity/model/scgpt").json() == expected
    assert client.get("/api/entity", params={"iri": iri("model/scgpt")}).json() == expected


def test_an_entity_of_a_foreign_graph_is_found_at_the_path_of_its_page(foreign):
    client = TestClient(Starlette(routes=routes(foreign)))
    for iri in foreign.whole.nodes:
        assert client.get(f"/api/entity/{path_of(iri)}").json()["iri"] == iri


def test_what_stands_in_links_of_a_foreign_graph_is_only_text(foreign):
    client = TestClient(Starlette(routes=routes(foreign)))
    told = client.get("/api/facets/Gene").json()
    assert [each["iri"] for each in told["entities"]] == [
        "http://example.org/a",
        "http://example.org/b?x=1#y",
    ]
    for query in ("q=<script>", "q=%00", "q=%ff%fe", "q=" + "%F0%9F%A7%AC" * 200):
        hits = client.get(f"/api/search?{query}").json()["hits"]
        assert [hit["iri"] for hit in hits] in ([], ["http://example.org/a"])


def test_an_entity_that_is_not_there_is_a_problem_with_near_names(client):
    answer = client.get("/api/entity/model/scgtp")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "title": "Not Found",
        "status": 404,
        "detail": "there is no entity called 'model/scgtp'",
        "hint": "Did you mean model/scgpt, model/scbert or model/scgpt-spatial?",
    }


def test_search_returns_the_best_first_with_what_matched(client):
    answer = client.get("/api/search", params={"q": "genformer", "limit": 1}).json()
    assert [(hit["path"], hit["field"], hit["text"]) for hit in answer["hits"]] == [
        ("model/geneformer", "name", "Geneformer")
    ]
    assert answer["total"] >= 1


def test_search_finds_within_a_kind_and_in_chinese(client):
    hits = client.get("/api/search", params={"q": "细胞类型注释", "kind": "task"}).json()["hits"]
    assert [hit["id"] for hit in hits[:1]] == ["cell-type-annotation"]
    assert {hit["kind"] for hit in hits} == {"task"}


def test_total_counts_what_the_limit_leaves_out(client):
    few = client.get("/api/search", params={"q": "scgpt", "limit": 1}).json()
    all_ = client.get("/api/search", params={"q": "scgpt", "limit": 100}).json()
    assert few["total"] == all_["total"] == len(all_["hits"]) > len(few["hits"]) == 1


def test_facets_count_what_each_value_would_leave(client):
    tasks = facet(client.get("/api/facets/model").json(), "task")
    expected = {"cell-type-annotation": 3, "perturbation-prediction": 1, "spatial-deconvolution": 1}
    assert {each["value"]: each["count"] for each in tasks["values"]} == expected


def test_a_choice_narrows_the_other_facets_and_not_its_own(client):
    free = client.get("/api/facets/model").json()
    told = client.get("/api/facets/model", params={"task": "spatial-deconvolution"}).json()
    assert (told["total"], [each["id"] for each in told["entities"]]) == (1, ["scgpt-spatial"])
    assert facet(told, "task") == facet(free, "task")
    assert {v["value"]: v["count"] for v in facet(told, "modality")["values"]} == {
        "scrna-seq": 0,
        "spatial-transcriptomics": 1,
    }


def test_several_values_of_a_facet_widen_and_years_narrow(client):
    both = {"task": ["spatial-deconvolution", "perturbation-prediction"]}
    assert client.get("/api/facets/model", params=both).json()["total"] == 2
    answer = client.get("/api/facets/model", params={**both, "since": 2025}).json()
    assert [each["id"] for each in answer["entities"]] == ["scgpt-spatial"]
    assert answer["years"] == [{"year": 2024, "count": 1}, {"year": 2025, "count": 1}]


def test_entities_can_be_paged(client):
    whole = client.get("/api/facets/model", params={"limit": 100}).json()
    pages = [
        client.get("/api/facets/model", params={"limit": 2, "offset": offset}).json()["entities"]
        for offset in range(0, whole["total"], 2)
    ]
    assert [each for page in pages for each in page] == whole["entities"]


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("search", "the parameter q is missing"),
        ("search?q=", "the parameter q does not fit: string should have at least 1 character"),
        ("search?q=x&limit=101", "the parameter limit does not fit"),
        ("search?q=x&limit=x", "the parameter limit does not fit"),
        ("search?q=x&q=y", "q is given twice"),
        ("search?q=x&colour=red", "there is no parameter colour"),
        ("search?q=x&kind=modle", "there is no kind called 'modle'"),
        (f"search?q={'x' * 201}", "the parameter q does not fit"),
        ("entity", "the parameter iri is missing"),
        ("facets/model?task=typing", "there is no value of task called 'typing'"),
        ("facets/model?colour=red", "there is no facet called 'colour'"),
        ("facets/model?since=2025&since=2026", "since is given twice"),
        ("facets/model?since=long-ago", "the parameter since does not fit"),
        ("entity/model/scgpt?kind=paper", "kind is given twice"),
    ],
)
def test_a_question_that_does_not_fit_is_a_problem_in_one_sentence(client, query, detail):
    answer = client.get(f"/api/{query}")
    assert answer.status_code == answer.json()["status"] == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail.casefold() in answer.json()["detail"].casefold()


@pytest.mark.parametrize("path", ["facets/gene", "nothing/here", "entity/model", "entity?iri=a:b"])
def test_what_is_not_there_is_a_problem(client, path):
    answer = client.get(f"/api/{path}")
    assert (answer.status_code, answer.json()["title"]) == (404, "Not Found")


def test_only_get_and_head_are_answered(client):
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = client.request(method, "/api/search?q=scgpt")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
        assert answer.json()["title"] == "Method Not Allowed"


def test_head_tells_the_length_and_sends_nothing(client):
    for path in ("/api/search?q=scgpt", "/api/nothing"):
        head, whole = client.head(path), client.get(path)
        assert head.content == b""
        assert head.headers == whole.headers
        assert head.headers["content-length"] == str(len(whole.content))


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("*/*", 200),
        ("application/json", 200),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 200),
        ("APPLICATION/*; Q=0.5", 200),
        ("text/turtle", 406),
        ("*/*, application/json;q=0", 406),
        ("application/json;q=0.000", 406),
    ],
)
def test_json_is_sent_to_whoever_takes_it(client, accept, status):
    answer = client.get("/api/", headers={"accept": accept})
    assert answer.status_code == status
    kind = "application/json" if status == 200 else "application/problem+json"
    assert answer.headers["content-type"] == kind


def test_the_contents_count_each_kind(client, library):
    told = client.get("/api/").json()
    assert told["entities"] == len(library.whole.nodes)
    assert {each["kind"]: each["entities"] for each in told["kinds"]} == {
        kind: len(nodes) for kind, nodes in library.by_kind.items()
    }


def test_the_address_without_a_slash_leads_to_the_contents(client):
    answer = client.get("/api")
    assert (answer.status_code, answer.headers["location"]) == (308, "api/")


def test_the_same_question_has_the_same_bytes_for_an_answer(client, library):
    other = TestClient(Starlette(routes=routes(Library(library.whole))))
    for path in ("/api/", "/api/search?q=cell", "/api/facets/model", "/api/openapi.json"):
        assert client.get(path).content == other.get(path).content


def facet(answer: dict[str, Any], key: str) -> dict[str, Any]:
    return next(each for each in answer["facets"] if each["key"] == key)


@pytest.fixture(scope="module")
def iri():
    return lambda short: f"https://w3id.org/spallm/{short}"
