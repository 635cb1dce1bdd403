from __future__ import annotations

import pytest

from spallm.analysis.paths import path, ways
from spallm.errors import UnknownId


def told(way):
    return [
        f"{'->' if step.forwards else '<-'} {step.predicate.rpartition('/')[2]} {step.end.id}"
        for step in way
    ]


def test_a_way_shows_which_way_each_edge_points(toy, iri):
    (way,) = path(toy, iri("model/scgpt"), iri("model/geneformer"))
    assert told(way) == [
        "<- ontology#evaluates zero-shot-evaluation", "-> ontology#evaluates geneformer",
    ]  # fmt: skip


def test_a_step_names_its_evidence(toy, iri):
    (way,) = path(toy, iri("paper/zero-shot-evaluation"), iri("paper/scgpt-toward-building"))
    assert way[0].evidence[0].basis == "stated-in-paper"


def test_a_step_is_told_by_its_most_specific_property_alone(toy, iri):
    (way,) = path(toy, iri("model/scgpt-spatial"), iri("model/scgpt"))
    assert told(way) == ["-> ontology#continuallyPretrainedFrom scgpt"]


def test_topics_tie_nobody_unless_asked_for(toy, iri):
    ends = iri("model/scgpt-spatial"), iri("model/stofm")
    assert len(path(toy, *ends)[0]) > 2
    (way,) = path(toy, *ends, relations=["hasSpecies"])
    assert [step.end.id for step in way] == ["human", "stofm"]


def test_a_topic_may_be_where_a_way_ends(toy, iri):
    (way,) = path(toy, iri("model/scgpt"), iri("task/perturbation-prediction"))
    assert len(way) == 1


def test_no_way_is_an_empty_answer(toy, iri):
    assert path(toy, iri("model/scgpt"), iri("model/scbert"), relations=["lineage"]) == ()
    assert path(toy, iri("model/scgpt"), iri("model/nobody")) == ()


def test_the_limit_holds(toy, iri):
    ends = iri("model/scgpt"), iri("model/geneformer")
    assert len(path(toy, *ends, relations=["topic"])) == 3
    assert len(path(toy, *ends, relations=["topic"], limit=2)) == 2


def test_an_unknown_relation_is_answered_with_a_near_one(toy, iri):
    with pytest.raises(UnknownId, match="Did you mean lineage"):
        path(toy, iri("model/scgpt"), iri("model/scbert"), relations=["linage"])


def test_a_whole_subgraph_gives_the_same_ways(toy, toy_subgraph, iri):
    ends = iri("model/scgpt"), iri("model/scbert")
    assert ways(toy_subgraph, *ends) == path(toy, *ends)


def test_a_step_is_called_from_where_it_starts(toy, iri):
    ends = iri("paper/scgpt-toward-building"), iri("paper/scbert-as-a-large-scale")
    assert path(toy, *ends)[0][0].labels["en"] == "cites"
    assert path(toy, *reversed(ends))[0][0].labels["zh"] == "被引用于"
