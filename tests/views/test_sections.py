"""How the field is divided into regions."""

from __future__ import annotations

from collections.abc import Callable

from spallm.store.subgraph import Subgraph
from spallm.views.sections import sections

GraphOf = Callable[[str], Subgraph]


def _models(count: int, *modalities: str, prefix: str) -> str:
    reads = ", ".join(f"b:modality\\/{name}" for name in modalities)
    return "\n".join(
        f"model:{prefix}{n} a fair4ml:MLModel ; spallm:hasModality {reads} ." for n in range(count)
    )


def _section(graph: Subgraph, model: str) -> str | None:
    iris = sorted(graph.nodes)
    divided = sections(graph, iris, graph.edges)
    number = divided.of[iris.index(f"https://w3id.org/spallm/{model}")]
    return divided.concepts[number].rpartition("/")[2] if number >= 0 else None


def test_a_model_stands_where_it_differs_from_most(graph_of: GraphOf) -> None:
    text = _models(9, "rna", prefix="r") + _models(5, "rna", "spatial", prefix="s")
    graph = graph_of(text)
    assert _section(graph, "model/r0") == "rna"
    assert _section(graph, "model/s0") == "spatial"


def test_a_generalist_stands_among_the_many(graph_of: GraphOf) -> None:
    text = (
        _models(9, "rna", prefix="r")
        + _models(5, "spatial", prefix="s")
        + _models(5, "text", prefix="t")
        + _models(1, "rna", "spatial", "text", prefix="g")
    )
    assert _section(graph_of(text), "model/g0") == "rna"


def test_others_follow_their_neighbours(graph_of: GraphOf) -> None:
    text = _models(9, "rna", prefix="r") + _models(5, "spatial", prefix="s")
    text += "\ndataset:d a schema:Dataset . model:s1 spallm:pretrainedOn dataset:d ."
    text += "\npaper:p a schema:ScholarlyArticle ."
    graph = graph_of(text)
    assert _section(graph, "dataset/d") == "spatial"
    assert _section(graph, "paper/p") is None


def test_without_modalities_links_divide_the_graph(graph_of: GraphOf) -> None:
    text = "model:a prov:wasDerivedFrom model:b . model:c prov:wasDerivedFrom model:d . "
    text += " ".join(f"model:{name} a fair4ml:MLModel ." for name in "abcd")
    graph = graph_of(text)
    divided = sections(graph, sorted(graph.nodes), graph.edges)
    assert divided.concepts == ()
    assert divided.of == (0, 0, 1, 1)
