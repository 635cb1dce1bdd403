"""Groups of relations, and edges counted once."""

from __future__ import annotations

from spallm.exports.relation import GROUPS, group, relation, specific
from spallm.store.subgraph import Edge
from spallm.vocabulary import CITO, FAIR4ML, PROV, SCHEMA, SPALLM


def test_no_relation_is_in_two_groups():
    relations = [each for members in GROUPS.values() for each in members]
    assert len(relations) == len(set(relations))


def test_a_relation_of_other_vocabularies_describes():
    assert group("http://xmlns.com/foaf/0.1/knows") == "description"


def test_a_relation_is_called_by_its_last_word():
    assert relation("http://xmlns.com/foaf/0.1/knows") == "knows"
    assert relation("urn:x:knows/") == "knows"


def test_a_general_edge_gives_way_to_a_specific_one_between_the_same_two():
    general, tuned = Edge("a", PROV.wasDerivedFrom, "b"), Edge("a", FAIR4ML.fineTunedFrom, "b")
    assert specific([general, tuned]) == [tuned]


def test_a_general_edge_by_itself_stays():
    edges = [Edge("a", PROV.wasDerivedFrom, "b"), Edge("a", SPALLM.pretrainedOn, "c")]
    assert specific(edges) == edges
    assert (
        len(specific([Edge("a", PROV.wasDerivedFrom, "b"), Edge("a", SCHEMA.isBasedOn, "b")])) == 2
    )


def test_edges_come_in_order():
    edges = [Edge("b", CITO.cites, "a"), Edge("a", CITO.cites, "b")]
    assert [edge.source for edge in specific(edges)] == ["a", "b"]
