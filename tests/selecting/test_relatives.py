"""What stands around entities, what they came from, and what cites or tests them."""

from __future__ import annotations

import pytest

from spallm.errors import UnknownId, UsageError
from spallm.selecting.parsing import parse


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("scGPT", ["scgpt"]),
        ("model/scgpt", ["scgpt"]),
        ("https://w3id.org/spallm/model/scgpt", ["scgpt"]),
        ("10.1038/S41592-024-02201-0", ["scgpt-toward-building"]),
        ("doi:10.1101/2023.04.30.538439", ["scgpt-toward-building"]),
        ("https://doi.org/10.1038/s41592-024-02201-0", ["scgpt-toward-building"]),
        ("'scGPT whole-human'", ["scgpt"]),
        ("scgpt | scbert | scgpt", ["scbert", "scgpt"]),
    ],
)
def test_entities_are_named_as_everywhere(find, expression, found):
    assert find(expression) == found


def test_a_name_that_means_nothing_is_answered_with_a_near_one(find):
    with pytest.raises(UnknownId, match="Did you mean scgpt"):
        find("scgptt")


def test_a_name_of_what_has_no_class_beside_things_that_have_is_refused(elsewhere):
    with pytest.raises(UsageError, match="no entity of it"):
        elsewhere.members(parse("Delta"))


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("around(scgpt, hops=0)", ["scgpt"]),
        ("around(scgpt, along=lineage)", ["scgpt", "scgpt-brain", "scgpt-spatial"]),
        (
            "around(scgpt | stofm, along=lineage, along=components)",
            ["geneformer", "scgpt", "scgpt-brain", "scgpt-spatial", "stofm"],
        ),
        ("around(year:2030..)", []),
    ],
)
def test_a_walk_starts_from_any_selection(find, expression, found):
    assert find(expression) == found


def test_unknown_edges_to_walk_along_are_answered_with_the_known(find):
    with pytest.raises(UnknownId, match="lineage"):
        find("around(scgpt, along=linage)")


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("lineage(scgpt, down)", ["scgpt", "scgpt-brain", "scgpt-spatial"]),
        ("lineage(scgpt-spatial, up)", ["scgpt", "scgpt-spatial"]),
        ("lineage(scgpt-spatial)", ["scgpt", "scgpt-spatial"]),
        ("lineage(scgpt-brain | stofm)", ["scgpt", "scgpt-brain", "stofm"]),
    ],
)
def test_lineage_has_ancestors_and_descendants_and_no_cousins(find, expression, found):
    assert find(expression) == found


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("citing(scgpt-toward-building)", ["zero-shot-evaluation"]),
        ("citing(scgpt)", ["zero-shot-evaluation"]),
        ("citing(scgpt-brain)", ["zero-shot-evaluation"]),
        ("cited-by(scgpt)", ["scbert-as-a-large-scale"]),
        ("papers(scgpt | scgpt-brain)", ["scgpt-toward-building"]),
        ("papers(scgpt-toward-building)", []),
        ("models(kind:paper)", ["scbert", "scgpt"]),
        ("datasets(kind:paper)", []),
        ("tests(scgpt)", ["zero-shot-evaluation"]),
        ("tested-by(zero-shot-evaluation)", ["geneformer", "scgpt"]),
        ("tests(kind:model) & citing(scgpt) - year:..2024", ["zero-shot-evaluation"]),
    ],
)
def test_relations_are_asked_of_works_and_of_what_they_introduced(find, expression, found):
    assert find(expression) == found


def test_chosen_edges_tie_what_is_narrowed_but_not_what_is_united(scope):
    walk = parse("around(scgpt, along=lineage)")
    alone = scope.members(walk).within(scope.whole)
    narrowed = scope.members(parse(f"{walk.text} & kind:model - scgpt-brain")).within(scope.whole)
    united = scope.members(parse(f"{walk.text} | cellxgene-census")).within(scope.whole)
    assert len(narrowed.nodes) == 2
    assert set(narrowed.edges) < set(alone.edges)
    trained = {edge.predicate.rpartition("#")[2] for edge in united.edges}
    assert "pretrainedOn" in trained


def test_everything_is_the_graph_itself(scope):
    assert scope.members(parse("everything")).within(scope.whole) is scope.whole


def test_a_foreign_graph_has_relatives_too(elsewhere):
    (found,) = elsewhere.members(parse("citing('beta & sons')")).iris
    assert found == "http://example.org/a"
    assert not elsewhere.members(parse("models(Alpha)")).iris
