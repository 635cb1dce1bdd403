from __future__ import annotations

import pytest

from spallm.analysis.search import ranked, search


def first(graph, text):
    return search(graph, text)[0].node.id


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("scGPT", "scgpt"), ("genformer", "geneformer"), ("scgtp", "scgpt"),
        ("ＧＥＮＥＦＯＲＭＥＲ", "geneformer"),
        ("whole human", "scgpt"),
        ("扰动", "perturbation-prediction"),
        ("cell type anotation", "cell-type-annotation"), ("Haotian Cui", "scgpt-toward-building"),
        ("zero shot limitations", "zero-shot-evaluation"), ("王波", "bowang-lab"),
    ],
)  # fmt: skip
def test_what_is_remembered_of_a_name_finds_its_entity(toy, asked, found):
    assert first(toy, asked) == found


def test_equal_names_come_before_those_that_begin_alike(toy):
    scores = [(hit.node.id, hit.score) for hit in search(toy, "scgpt")[:3]]
    assert [name for name, _ in scores] == ["scgpt", "scgpt-brain", "scgpt-spatial"]
    assert scores[0][1] > scores[1][1]


def test_a_hit_says_what_matched(toy):
    hit = search(toy, "homo sapiens")[0]
    assert (hit.field, hit.text) == ("alias", "Homo sapiens")


def test_short_latin_texts_do_not_match_inside_words(toy):
    assert "zero-shot-evaluation" not in {hit.node.id for hit in search(toy, "mit")}


def test_the_limit_holds(toy):
    assert len(search(toy, "scgpt", limit=2)) == 2


@pytest.mark.parametrize("text", ["", "  ", "!?", "qqqqqqqq"])
def test_nothing_is_found_for_nothing(toy, text):
    assert search(toy, text) == ()


def test_a_subgraph_is_searched_without_a_graph(toy_subgraph):
    assert ranked(toy_subgraph, "scbert")[0].node.id == "scbert"


def test_a_foreign_graph_is_searched_by_its_labels(foreign):
    assert search(foreign, "gama")[0].node.label == "Gamma"


def test_a_name_that_has_some_of_the_words_counts_where_none_has_all(toy):
    assert first(toy, "cell xylophone") in {"cell-annotation", "cell-type-annotation"}
    assert search(toy, "cell annotation")[0].score > 90
