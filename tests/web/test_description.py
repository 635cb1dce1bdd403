"""What the endpoint says of itself and of its data, read back as RDF."""

from __future__ import annotations

import asyncio

import pyoxigraph as ox
import pytest

from spallm.web.app import application

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
SERVICE = ox.NamedNode("http://localhost:8765/sparql")


def graph(answer) -> ox.Store:
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/turtle"
    store = ox.Store()
    store.load(answer.content, ox.RdfFormat.TURTLE)
    return store


def values(store: ox.Store, subject: ox.NamedNode, predicate: str) -> list[str]:
    found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
    return sorted(quad.object.value for quad in found)


def test_the_endpoint_describes_itself_where_nothing_is_asked(client) -> None:
    told = graph(client("GET"))
    assert values(told, SERVICE, f"{SD}endpoint") == [SERVICE.value]
    assert values(told, SERVICE, f"{SD}supportedLanguage") == [f"{SD}SPARQL11Query"]
    assert len(values(told, SERVICE, f"{SD}resultFormat")) == 10
    assert values(told, SERVICE, f"{SD}feature") == []


def test_the_default_graph_is_described_with_its_size(client) -> None:
    told = graph(client("GET"))
    (dataset,) = values(told, SERVICE, f"{SD}defaultDataset")
    (default,) = values(told, ox.NamedNode(dataset), f"{SD}defaultGraph")
    assert values(told, ox.NamedNode(default), f"{VOID}triples") == ["1"]
    (comment,) = values(told, ox.NamedNode(dataset), "http://www.w3.org/2000/01/rdf-schema#comment")
    assert "2 named graphs" in comment


def test_federation_is_a_feature_only_where_it_is_allowed(small_library, engine, client_of) -> None:
    allowing = client_of(application(small_library, engine, services=["http://a.example/"]))
    features = values(graph(allowing("GET")), SERVICE, f"{SD}feature")
    assert features == [f"{SD}BasicFederatedQuery"]


def test_the_description_carries_the_name_that_the_client_uses(client) -> None:
    told = graph(client("GET", headers={"host": "127.0.0.1:9", "x-forwarded-proto": "https"}))
    endpoint = ox.NamedNode("https://127.0.0.1:9/sparql")
    assert values(told, endpoint, f"{SD}endpoint") == [endpoint.value]


def test_a_browser_is_sent_to_the_page_where_queries_are_asked(client) -> None:
    answer = client("GET", headers={"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "ask"


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void", "/void"])
@pytest.mark.parametrize(
    "accept",
    ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"],
)
def test_descriptions_come_in_all_formats(client, path: str, accept: str) -> None:
    answer = client("GET", path, headers={"accept": accept})
    assert answer.headers["content-type"] == accept
    expected = set(ox.parse(client("GET", path).content, ox.RdfFormat.TURTLE))
    assert set(ox.parse(answer.content, ox.RdfFormat.from_media_type(accept))) == expected


@pytest.mark.parametrize("path", ["/sparql", "/void"])
def test_a_description_in_another_format_is_not_to_be_had(client, path: str) -> None:
    assert client("GET", path, headers={"accept": "image/png"}).status_code == 406


def test_a_graph_that_does_not_describe_itself_is_measured(client) -> None:
    told = graph(client("GET", "/.well-known/void"))
    dataset = ox.NamedNode("http://localhost:8765/.well-known/void#dataset")
    assert values(told, dataset, f"{VOID}sparqlEndpoint") == [SERVICE.value]
    measured = ("triples", "distinctSubjects", "classes", "properties")
    sizes = [values(told, dataset, VOID + term) for term in measured]
    assert sizes == [["1"], ["1"], ["0"], ["1"]]


def test_a_graph_that_describes_itself_is_quoted(engine, client_of) -> None:
    from spallm.store.subgraph import subgraph
    from spallm.web.library import Library

    own = f"""@prefix void: <{VOID}> . @prefix dcterms: <http://purl.org/dc/terms/> .
    <urn:set> a void:Dataset ; dcterms:title "Ours" ; void:classPartition <urn:part> .
    <urn:part> void:entities 7 . <urn:other> dcterms:title "Not ours" ."""
    library = Library(subgraph(tuple(ox.parse(own, ox.RdfFormat.TURTLE))))
    told = graph(client_of(application(library, engine))("GET", "/void"))
    assert values(told, ox.NamedNode("urn:set"), "http://purl.org/dc/terms/title") == ["Ours"]
    assert values(told, ox.NamedNode("urn:part"), f"{VOID}entities") == ["7"]
    assert values(told, ox.NamedNode("urn:set"), f"{VOID}triples") == []
    assert b"Not ours" not in client_of(application(library, engine))("GET", "/void").content


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("OPTIONS", 204), ("POST", 405)])
def test_the_description_of_the_data_is_only_read(client, method: str, status: int) -> None:
    answer = client(method, "/.well-known/void")
    assert answer.status_code == status
    assert answer.text == "" or status == 405


def test_descriptions_are_the_same_bytes_each_time(small_library) -> None:
    from spallm.web.endpoint.description import Descriptions

    scope = {"headers": [(b"host", b"localhost")], "scheme": "http", "method": "GET"}
    made = [asyncio.run(Descriptions(small_library).data(scope, None)).body for _ in range(2)]
    assert made[0] == made[1]
