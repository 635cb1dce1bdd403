"""Tests of the protocol and of the service description: requests, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.store.formats import GRAPH_MEDIA, TABLE_MEDIA
from tests.conformance.answers import read
from tests.conformance.cases import RDF

if TYPE_CHECKING:
    from httpx import Response
    from starlette.testclient import TestClient

    from tests.conformance.cases import Case, Request

SD = "http://www.w3.org/ns/sparql-service-description#"
_KINDS = {media.partition(";")[0]: name for name, media in (TABLE_MEDIA | GRAPH_MEDIA).items()}
_SHAPES = {"boolean": ("json", "xml"), "tabular": tuple(TABLE_MEDIA), "RDF": tuple(GRAPH_MEDIA)}
#: The terms of the recommendation (SPARQL 1.1 Service Description, section 3).
_CLASSES = {
    "Service", "Feature", "Language", "Function", "Aggregate", "EntailmentRegime",
    "EntailmentProfile", "GraphCollection", "Dataset", "Graph", "NamedGraph",
}  # fmt: skip
_PROPERTIES = {
    "endpoint", "feature", "defaultEntailmentRegime", "entailmentRegime",
    "defaultSupportedEntailmentProfile", "supportedEntailmentProfile", "extensionFunction",
    "extensionAggregate", "languageExtension", "supportedLanguage", "propertyFeature",
    "defaultDataset", "availableGraphs", "resultFormat", "inputFormat", "defaultGraph",
    "namedGraph", "name", "graph",
}  # fmt: skip


def converse(client: TestClient, case: Case) -> str:
    """Return why a test fails, or nothing."""
    if case.kind == "description":
        return _description(client, case.name)
    for request in case.requests:
        reason = _reason(client, request)
        # A read-only endpoint has to refuse an update; what stands after it is then void.
        if reason or is_update(request):
            return reason
    return ""


def is_update(request: Request) -> bool:
    """Whether a request wants something changed, and expects that it is."""
    kinds = [value for name, value in request.headers if name.lower() == "content-type"]
    wanted = request.body.startswith(b"update=") or "application/sparql-update" in kinds
    return wanted and "2xx" in request.statuses


def _reason(client: TestClient, request: Request) -> str:
    response = client.request(
        request.method,
        request.target.replace("/sparql/", "/sparql", 1),
        headers=dict(request.headers),
        content=request.body or None,
        follow_redirects=False,
    )
    status = f"{response.status_code // 100}xx"
    statuses = ("4xx",) if is_update(request) else request.statuses
    if status not in statuses and str(response.status_code) not in statuses:
        return f"status {response.status_code} instead of {' or '.join(statuses)}"
    for name, value in request.answered:
        said = response.headers.get(name, "")
        if value.lower() not in said.lower():
            return f"{name}: {said} instead of {value}"
    if status == "2xx" and request.shape:
        return _misshapen(response, request)
    return ""


def _misshapen(response: Response, request: Request) -> str:
    """Return what is wrong with the body of an answer."""
    media = response.headers["content-type"].partition(";")[0]
    form = _KINDS.get(media, "")
    if form not in _SHAPES[request.shape or ""]:
        return f"{media} instead of {request.shape} results"
    answer = read(response.content, form)
    if request.truth is not None and answer != request.truth:
        return f"{answer} instead of {request.truth}"
    return ""


def _description(client: TestClient, name: str) -> str:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    if response.status_code != 200 or not response.headers["content-type"].startswith(
        "text/turtle"
    ):
        return f"status {response.status_code}, {response.headers['content-type']}"
    graph = read(response.content, "turtle", "http://localhost/sparql")
    if "endpoint triple" in name:
        endpoint = ox.NamedNode(SD + "endpoint"), ox.NamedNode("http://localhost/sparql")
        stated = any((t.predicate, t.object) == endpoint for t in graph)
        return "" if stated else "no sd:endpoint names the address that was asked"
    return _stray(graph) if "schema" in name else ""


def _stray(graph: frozenset[ox.Triple]) -> str:
    """Return a term that the recommendation does not have in its place."""
    for triple in graph:
        property_ = triple.predicate.value
        if property_.startswith(SD) and property_.removeprefix(SD) not in _PROPERTIES:
            return f"{property_} is no property of a service"
        class_ = triple.object.value if property_ == RDF + "type" else ""
        if class_.startswith(SD) and class_.removeprefix(SD) not in _CLASSES:
            return f"{class_} is no class"
    typed = {t.subject for t in graph if t.object == ox.NamedNode(SD + "Service")}
    return "" if len(typed) == 1 else f"{len(typed)} services are described"
