"""Two selections are compared fact by fact, whatever else they hold."""

from __future__ import annotations

import pytest

from spallm.review.difference import Difference, difference
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import CODEMETA, DCTERMS, FAIR4ML, SCHEMA, SKOS, SPALLM
from tests.review.small import EVALUATION, TRIG, bent, graph, iris

Told = list[tuple[str, str, list[str], list[str]]]


def told(found: Difference) -> Told:
    return [
        (c.node.id, c.predicate, [v.text for v in c.gone], [v.text for v in c.came])
        for c in found.changed
    ]


def test_a_graph_does_not_differ_from_itself() -> None:
    assert difference(graph(), graph()) == Difference()


def test_the_order_of_statements_is_no_difference() -> None:
    whole = graph()
    turned = Subgraph(whole.nodes, whole.edges, whole.quads[::-1])
    assert difference(whole, turned) == Difference()


def test_what_came_and_what_went_is_told() -> None:
    whole = graph()
    old, new = (whole.restricted(iris(names)) for names in (["model/base"], ["model/tuned"]))
    found = difference(old, new)
    assert [node.id for node in found.entered] == ["tuned"]
    assert [node.id for node in found.left] == ["base"]
    assert not found.changed


def test_another_value_stands_beside_the_old_one() -> None:
    found = difference(graph(), bent("parameterCount 30000000 ;", "parameterCount 53000000 ;"))
    assert told(found) == [("base", SPALLM.parameterCount, ["30,000,000"], ["53,000,000"])]


def test_who_said_the_old_value_is_known() -> None:
    found = difference(graph(), bent("parameterCount 30000000 ;", "parameterCount 53000000 ;"))
    (gone,) = found.changed[0].gone
    assert [piece.label for piece in gone.evidence] == ["A list, line 1"]


def test_another_source_for_the_same_value_is_no_difference() -> None:
    assert not told(difference(graph(), bent("30000000 , 31000000", "31000000")))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("schema:license license:mit", "schema:license license:apache", SCHEMA.distribution),
        ('dcterms:title "First work"', 'dcterms:title "First work!"', DCTERMS.title),
        ('skos:prefLabel "First work"', 'skos:prefLabel "Work one"', SKOS.prefLabel),
        ("doi:10.1101/2023.1", "doi:10.1101/2023.2", DCTERMS.hasVersion),
    ],
)
def test_parts_titles_and_names_are_compared(old: str, new: str, what: str) -> None:
    found = difference(graph(), bent(old, new))
    assert [change.predicate for change in found.changed] == [what]


def test_the_details_of_a_part_are_told_with_it() -> None:
    found = difference(graph(), bent("schema:license license:mit", "schema:license license:apache"))
    licences = [
        v.details[0].values[0].text for v in (*found.changed[0].gone, *found.changed[0].came)
    ]
    assert licences == ["MIT", "Apache 2.0"]


def test_a_description_that_follows_from_facts_is_no_news() -> None:
    assert not told(difference(graph(), bent("30 million parameters", "Thirty million")))


def test_an_evaluation_is_told_with_what_it_tested() -> None:
    found = difference(graph(), graph(more=EVALUATION))
    evaluation = next(c for c in found.changed if c.predicate == FAIR4ML.hasEvaluation)
    assert [value.text for value in evaluation.came] == ["It won."]
    assert [detail.values[0].text for detail in evaluation.came[0].details] == [
        "Annotation",
        "Second work",
    ]


def test_a_renamed_neighbour_is_the_same_neighbour() -> None:
    old, new = graph(), bent('skos:prefLabel "First work"', 'skos:prefLabel "Work one"')
    base = iris(["model/base"])
    assert not told(difference(old.restricted(base), new.restricted(base)))


def test_a_neighbour_that_joins_the_selection_is_the_same_neighbour() -> None:
    whole = graph()
    old = whole.restricted(iris(["model/base"]))
    found = difference(old, whole.restricted(iris(["model/base", "paper/first"])))
    assert [node.id for node in found.entered] == ["first"]
    assert not told(found)


def test_what_is_new_brings_its_first_facts() -> None:
    whole = graph()
    found = difference(whole.restricted([]), whole.restricted(iris(["model/tuned"])))
    assert CODEMETA.referencePublication in {fact.predicate for fact in found.first}


def test_a_foreign_graph_is_compared_by_what_it_says() -> None:
    trig = '<urn:a> a <urn:T> ; <urn:size> "1" ; <urn:near> <urn:b> . <urn:b> a <urn:T> .'
    found = difference(graph(trig), graph(trig.replace('"1"', '"2"')))
    assert [(c.predicate, c.came[0].text) for c in found.changed] == [("urn:size", "2")]


def test_a_foreign_name_is_told_once() -> None:
    trig = '<urn:a> a <urn:T> ; <http://xmlns.com/foaf/0.1/name> "Bob" .'
    found = difference(graph(trig), graph(trig.replace("Bob", "Robert")))
    assert [change.came[0].text for change in found.changed] == ["Robert"]


def test_graphs_of_other_shapes_have_nothing_in_common() -> None:
    found = difference(graph("<urn:a> a <urn:Thing> ."), graph(TRIG))
    assert [node.iri for node in found.left] == ["urn:a"]
    assert len(found.entered) > 4
