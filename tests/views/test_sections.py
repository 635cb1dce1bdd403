"""How the field is divided into regions."""

from __future__ import annotations

from collections.abc import Callable

from spallm.store.subgraph import Subgraph
from spallm.views.palette import KINDS, RELATIONS, SECTION_INKS, UNSORTED_INK, Ink
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


def _papers(count: int, *shelves: str, prefix: str) -> str:
    stands = ", ".join(f"b:section\\/{name}" for name in shelves)
    return "\n".join(
        f"paper:{prefix}{n} a schema:ScholarlyArticle ; dcterms:subject {stands} ."
        for n in range(count)
    )


SHELVES = "\n".join(
    (
        _papers(9, "many", prefix="m"),
        _papers(5, "some", prefix="s"),
        "b:section\\/some skos:broader b:section\\/roof .",
        "b:section\\/few skos:broader b:section\\/roof .",
    )
)


def test_a_work_stands_on_the_shelf_that_says_most_about_it(graph_of: GraphOf) -> None:
    graph = graph_of(SHELVES + _papers(1, "many", "some", prefix="x"))
    assert _section(graph, "paper/m0") == "many"
    assert _section(graph, "paper/x0") == "some"


def test_a_shelf_with_few_works_folds_into_the_nearest_in_the_tree(graph_of: GraphOf) -> None:
    assert _section(graph_of(SHELVES + _papers(2, "few", prefix="f")), "paper/f0") == "some"


def test_a_work_on_a_large_shelf_does_not_follow_its_small_one(graph_of: GraphOf) -> None:
    graph = graph_of(SHELVES + _papers(1, "few", "many", prefix="f"))
    assert _section(graph, "paper/f0") == "many"


def test_a_work_that_introduces_a_model_stands_on_a_shelf_of_models(graph_of: GraphOf) -> None:
    text = SHELVES + _papers(1, "many", "some", prefix="x") + _papers(1, "many", "some", prefix="y")
    text += """
        b:section\\/many skos:broader b:section\\/single-cell-models .
        model:m a fair4ml:MLModel ; codemeta:referencePublication paper:x0 .
    """
    graph = graph_of(text)
    assert _section(graph, "model/m") == _section(graph, "paper/x0") == "many"
    assert _section(graph, "paper/y0") == "some"


def test_a_model_stands_with_its_paper_and_its_versions_with_it(graph_of: GraphOf) -> None:
    text = (
        SHELVES
        + """
        model:family a fair4ml:MLModel ; codemeta:referencePublication paper:s1 .
        model:version a fair4ml:MLModel ; dcterms:isVersionOf model:family ;
            fair4ml:evaluatedOn dataset:d .
        dataset:d a schema:Dataset .
    """
    )
    graph = graph_of(text)
    assert _section(graph, "model/family") == "some"
    assert _section(graph, "model/version") == "some"
    assert _section(graph, "dataset/d") == "some"


def test_there_are_no_more_regions_than_colours(graph_of: GraphOf) -> None:
    text = "\n".join(_papers(4 + n, f"s{n}", prefix=f"p{n}-") for n in range(20))
    graph = graph_of(text)
    assert len(sections(graph, sorted(graph.nodes), graph.edges).concepts) == len(SECTION_INKS)


def test_shelves_under_one_roof_have_numbers_side_by_side(graph_of: GraphOf) -> None:
    text = SHELVES + _papers(6, "few", prefix="f")
    graph = graph_of(text)
    concepts = sections(graph, sorted(graph.nodes), graph.edges).concepts
    names = [concept.rpartition("/")[2] for concept in concepts]
    assert names in (["many", "few", "some"], ["few", "some", "many"])


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


def _contrast(ink: str, ground: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(ink), light(ground)))
    return (bright + 0.05) / (dark + 0.05)


def _contrasts(ink: Ink) -> float:
    return min(_contrast(ink.light, "#FFFFFF"), _contrast(ink.dark, "#0F1720"))


def test_names_of_regions_can_be_read_on_both_grounds() -> None:
    assert all(_contrasts(ink) >= 4.5 for ink in (*SECTION_INKS, UNSORTED_INK))


def test_nodes_and_edges_stand_out_from_both_grounds() -> None:
    inks = [look.ink for look in (*KINDS.values(), *RELATIONS.values())]
    assert all(_contrasts(ink) >= 3 for ink in inks)


def test_relations_of_lineage_are_told_apart_by_their_dashes() -> None:
    dashes = [look.dash for look in RELATIONS.values() if look.role == "lineage"]
    assert len(set(dashes)) == len(dashes) == 8
