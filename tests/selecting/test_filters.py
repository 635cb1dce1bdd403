"""Filters find entities by what is known of them."""

from __future__ import annotations

import pytest

from spallm.analysis.entities import Filters, list_entities
from spallm.errors import UnknownId, UsageError
from spallm.selecting.filters import NAMES, made


def test_a_kind_is_found_in_the_singular_and_the_plural(find):
    assert find("kind:species") == find("kind:Species") == ["human", "mouse"]
    assert find("kind:model") == find("kind:models")
    assert len(find("kind:model")) == 8


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("species:mouse", ["stofm"]),
        ("modality:空间转录组", ["scgpt-spatial"]),
        ('architecture:"transformer encoder"', ["geneformer", "scgpt"]),
        ("task:task/spatial-deconvolution", ["scgpt-spatial"]),
        ("task:cell-annotation", ["geneformer", "scbert", "scgpt"]),
        ("license:permissive-license", ["geneformer", "scgpt"]),
        ("weights:open", ["geneformer", "scgpt"]),
        ("creator:bowang-lab", ["scgpt"]),
        ("type:checkpoint", ["geneformer-v2-104m-clcancer"]),
        ("text:SPATIAL & kind:model", ["scgpt-spatial"]),
    ],
)
def test_values_are_named_as_everywhere_and_include_the_narrower(find, expression, found):
    assert find(expression) == found


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("year:2025", ["scgpt-spatial", "zero-shot-evaluation"]),
        ("year:..2022", ["scbert", "scbert-as-a-large-scale"]),
        ("year:2023..2024 & kind:model", ["geneformer", "scgpt"]),
        ("year:2030..", []),
    ],
)
def test_years_are_bounded_on_either_end(find, expression, found):
    assert find(expression) == found


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("section:language", ["scgpt", "scgpt-brain", "scgpt-toward-building"]),
        ("section:类语言模型 & kind:paper", ["scgpt-toward-building"]),
        ("section:models & kind:model", ["scbert", "scgpt", "scgpt-brain"]),
        ("status:retracted", ["scbert", "scbert-as-a-large-scale"]),
        ('venue:"nature  METHODS"', ["scgpt", "scgpt-brain", "scgpt-toward-building"]),
    ],
)
def test_what_is_told_of_works_holds_for_what_they_introduced(find, expression, found):
    assert find(expression) == found


def test_the_unknown_are_those_of_a_kind_of_which_others_tell(find):
    assert "scbert" in find("weights:unknown")
    assert set(find("weights:unknown | weights:open")) == set(find("kind:model"))
    assert "human" not in find("year:unknown")


def test_nothing_is_known_to_be_closed(find):
    with pytest.raises(UnknownId, match="open, unknown"):
        find("weights:closed")


@pytest.mark.parametrize(
    ("expression", "hint"),
    [
        ("kind:modle", "Did you mean model"),
        ("task:'cell type anotation'", "cell-type-annotation"),
        ("venue:'Natur Methods'", "Did you mean Nature Methods"),
        ("section:perturbation-prediction", "no section called"),
    ],
)
def test_an_unknown_value_is_answered_with_a_near_one(find, expression, hint):
    with pytest.raises(UnknownId, match=hint):
        find(expression)


@pytest.mark.parametrize("name", NAMES)
def test_a_filter_needs_a_value(name):
    with pytest.raises(UsageError, match=r"no value|no year"):
        made(name, " ")


@pytest.mark.parametrize(
    ("wanted", "expression"),
    [
        (Filters(section="models"), "section:models"),
        (Filters(venue="nature methods"), "venue:'Nature Methods'"),
        (Filters(status="retracted"), "status:retracted"),
        (Filters(license="permissive-license"), "license:permissive-license"),
        (Filters(open_weights=True), "weights:open"),
        (Filters(open_weights=False), "weights:unknown"),
        (Filters(text="gpt", since=2024), "text:gpt & year:2024.."),
    ],
)
def test_lists_and_selections_agree(graph, find, wanted, expression):
    listed = list_entities(graph, "model", wanted)
    assert sorted(row.node.id for row in listed) == find(f"kind:model & {expression}")


def test_a_list_by_an_unknown_venue_is_answered_with_a_near_one(graph):
    with pytest.raises(UnknownId, match="Nature Methods"):
        list_entities(graph, "paper", Filters(venue="Natur Methods"))


def test_a_foreign_graph_is_filtered_by_its_classes_and_names(elsewhere):
    from spallm.selecting.parsing import parse

    assert len(elsewhere.members(parse("kind:network")).iris) == 2
    assert len(elsewhere.members(parse("text:'& SONS'")).iris) == 1
    assert not elsewhere.members(parse("weights:open | year:2020..")).iris
    with pytest.raises(UnknownId, match="no task"):
        elsewhere.members(parse("task:x"))
