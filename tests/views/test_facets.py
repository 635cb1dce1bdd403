"""Facets, statuses and years: what readers narrow the page by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph, subgraph
from spallm.views import render

Read = Callable[[str], Any]
GraphOf = Callable[[str], Subgraph]


def _values(page: Any, entity: str, facet: str) -> list[Any]:
    n = next(n for n, card in enumerate(page["cards"]) if card["id"] == entity)
    found = next(each for each in page["facets"] if each["key"] == facet)
    return [found["values"][value] for value in found["of"][n]]


def test_a_model_has_the_modality_that_the_curated_view_gives(html: str, read: Read) -> None:
    assert _values(read(html), "scgpt-spatial", "modality") == [["Spatial", "空间组学"]]


def test_what_only_some_source_says_is_no_value_of_a_facet(html: str, read: Read) -> None:
    assert _values(read(html), "geneformer", "task") == [["Cell type annotation", "细胞类型注释"]]


def test_the_most_frequent_value_comes_first(html: str, read: Read) -> None:
    task = next(each for each in read(html)["facets"] if each["key"] == "task")
    counts = [sum(n in of for of in task["of"]) for n in range(len(task["values"]))]
    assert counts == sorted(counts, reverse=True)


def test_weights_that_are_somewhere_to_be_had_are_open(html: str, read: Read) -> None:
    page = read(html)
    assert [page["cards"][n]["id"] for n in page["open_weights"]] == ["scgpt"]


def test_a_test_by_another_work_is_one_by_others(graph_of: GraphOf, read: Read) -> None:
    text = """
    model:a a fair4ml:MLModel ; codemeta:referencePublication paper:own .
    model:v a fair4ml:MLModel ; dcterms:isVersionOf model:a .
    model:b a fair4ml:MLModel ; codemeta:referencePublication paper:other .
    paper:own a schema:ScholarlyArticle ; spallm:evaluates model:a, model:v, model:b .
    paper:other a schema:ScholarlyArticle .
    """
    page = read(render(graph_of(text), title="A"))
    told = next(each for each in page["facets"] if each["key"] == "evaluated")
    by = {card["id"]: of for card, of in zip(page["cards"], told["of"], strict=True)}
    assert (by["a"], by["v"], by["b"], by["own"]) == ([1], [1], [0], [])


def test_a_work_is_reviewed_if_its_status_says_published(graph_of: GraphOf, read: Read) -> None:
    text = """
    paper:p a schema:ScholarlyArticle ; schema:creativeWorkStatus b:status\\/published .
    paper:q a schema:ScholarlyArticle ; schema:creativeWorkStatus b:status\\/preprint-only .
    model:m a fair4ml:MLModel ; codemeta:referencePublication paper:p .
    """
    page = read(render(graph_of(text), title="A"))
    assert [page["cards"][n]["id"] for n in page["peer_reviewed"]] == ["m", "p"]


def test_a_model_without_a_year_has_that_of_its_work(graph_of: GraphOf, read: Read) -> None:
    text = """
    model:m a fair4ml:MLModel ; codemeta:referencePublication paper:p .
    model:n a fair4ml:MLModel ; dcterms:isVersionOf model:m .
    paper:p a schema:ScholarlyArticle ; spallm:year 2023 ;
        dcterms:hasVersion b:paper\\/p\\/version\\/1, b:paper\\/p\\/version\\/2 .
    b:paper\\/p\\/version\\/1 dcterms:issued "2024-01-09" .
    b:paper\\/p\\/version\\/2 dcterms:issued "2023-05-01" .
    """
    page = read(render(graph_of(text), title="A"))
    told = zip(page["cards"], page["nodes"]["year"], page["nodes"]["date"], strict=True)
    assert {card["id"]: (year, date) for card, year, date in told} == {
        "m": (2023, "2023-05-01"),
        "n": (None, None),
        "p": (2023, "2023-05-01"),
    }


def test_a_foreign_graph_is_narrowed_by_what_its_things_share(read: Read) -> None:
    genes = (
        f"x:g{n} a x:Gene ; x:strand '{'+-'[n % 2]}' ; x:id '{n}' ; x:next x:g{n + 1} ."
        for n in range(8)
    )
    text = "\n".join(["@prefix x: <http://example.org/> .", *genes])
    graph = subgraph(ox.parse(text, format=ox.RdfFormat.TURTLE))
    (facet,) = read(render(graph, title="Foreign"))["facets"]
    assert (facet["t"], facet["values"]) == ("strand", ["+", "-"])
    assert facet["of"] == [[0], [1]] * 4
