from __future__ import annotations

import pytest

from spallm.analysis.entities import Filters, filters, list_entities
from spallm.errors import UnknownId


def ids(rows):
    return [row.node.id for row in rows]


def test_entities_of_a_kind_are_listed_by_name(toy):
    assert ids(list_entities(toy, "dataset")) == [
        "cellxgene-census", "genecorpus-30m", "spatialhuman30m", "tabula-sapiens",
    ]  # fmt: skip


def test_a_kind_may_stand_in_the_plural(toy):
    assert list_entities(toy, "models") == list_entities(toy, "model")
    assert ids(list_entities(toy, "species")) == ["human", "mouse"]


def test_a_row_names_what_readers_compare(toy):
    (scgpt,) = list_entities(toy, "model", Filters(text="whole-human"))
    assert scgpt.columns["year"] == ("2024",)
    assert scgpt.columns["task"] == ("cell-type-annotation", "perturbation-prediction")
    assert scgpt.columns["parameters"] == ("53000000",)


def test_years_bound_a_list_on_both_ends(toy):
    assert ids(list_entities(toy, "model", Filters(since=2023, until=2024))) == [
        "geneformer", "scgpt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filters(species="mouse"), ["stofm"]),
        (Filters(modality="空间转录组"), ["scgpt-spatial"]),
        (Filters(architecture="transformer encoder"), ["geneformer", "scgpt"]),
        (Filters(task="spatial-deconvolution"), ["scgpt-spatial"]),
    ],
)
def test_a_concept_narrows_a_list_by_id_or_name_in_either_language(toy, wanted, found):
    assert ids(list_entities(toy, "model", wanted)) == found


def test_a_broad_concept_includes_the_narrower_ones(toy):
    assert ids(list_entities(toy, "model", Filters(task="cell-annotation"))) == [
        "geneformer", "scbert", "scgpt",
    ]  # fmt: skip
    assert ids(list_entities(toy, "model", Filters(license="permissive-license"))) == [
        "geneformer", "scgpt",
    ]  # fmt: skip


def test_weights_are_open_where_they_can_be_downloaded(toy):
    assert ids(list_entities(toy, "model", Filters(open_weights=True))) == ["geneformer", "scgpt"]
    assert "scbert" in ids(list_entities(toy, "model", Filters(open_weights=False)))


def test_a_text_is_looked_for_and_never_read_as_sparql(toy):
    assert ids(list_entities(toy, "model", Filters(text="SPATIAL"))) == ["scgpt-spatial"]
    assert list_entities(toy, "model", Filters(text='")) } #')) == ()


def test_an_unknown_kind_is_answered_with_a_near_one(toy):
    with pytest.raises(UnknownId, match="Did you mean model"):
        list_entities(toy, "modle")


def test_an_unknown_concept_is_answered_with_a_near_one(toy):
    with pytest.raises(UnknownId, match=r"no task called(.|\n)*cell-type-annotation"):
        list_entities(toy, "model", Filters(task="cell type anotation"))


def test_an_unknown_filter_is_answered_with_a_near_one():
    with pytest.raises(UnknownId, match="Did you mean species"):
        filters({"specie": "human"})


def test_a_foreign_graph_is_listed_by_its_classes(foreign):
    assert ids(list_entities(foreign, "network")) == [
        "http://example.org/a", "http://example.org/b", "http://example.org/c",
    ]  # fmt: skip
