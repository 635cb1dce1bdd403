"""Claims and tests of two tasks, of which one is narrower.

    narrow is a task within broad
    one claims narrow: its own work tests it on narrow, and bench tests it on narrow
    two claims narrow: its own work tests it on narrow
    three claims broad: nobody tests it
    four claims nothing: bench tests it on narrow

Narrow: one by others, two by its makers; four tested without a claim; one work, bench. Broad holds
narrow: three families claim it, three has no known test.
"""

from __future__ import annotations

from spallm.analysis.bibliometrics.task_coverage import Coverage, coverage, reported_tests
from spallm.vocabulary import BASE
from tests.analysis.bibliometrics.lettered import letters, read

GRAPH = read("""
    task:broad a skos:Concept . task:narrow a skos:Concept ; skos:broader task:broad .
    model:one a fair4ml:MLModel ; fair4ml:mlTask task:narrow ;
        codemeta:referencePublication paper:one .
    model:two a fair4ml:MLModel ; fair4ml:mlTask task:narrow ;
        codemeta:referencePublication paper:two .
    model:three a fair4ml:MLModel ; fair4ml:mlTask task:broad .
    model:four a fair4ml:MLModel .
    paper:one a schema:ScholarlyArticle . paper:two a schema:ScholarlyArticle .
    paper:bench a schema:ScholarlyArticle .
    evaluation:a fair4ml:evaluatedMLModel model:one ; dcterms:source paper:one ;
        fair4ml:mlTask task:narrow .
    evaluation:b fair4ml:evaluatedMLModel model:one ; dcterms:source paper:bench ;
        fair4ml:mlTask task:narrow .
    evaluation:c fair4ml:evaluatedMLModel model:two ; dcterms:source paper:two ;
        fair4ml:mlTask task:narrow .
    evaluation:d fair4ml:evaluatedMLModel model:four ; dcterms:source paper:bench ;
        fair4ml:mlTask task:narrow .
    evaluation:e fair4ml:evaluatedMLModel model:three ; dcterms:source paper:bench .
""")
MODELS = [f"{BASE}model/{name}" for name in ("one", "two", "three", "four")]


def told(found: Coverage) -> dict[str, list[str]]:
    names = ("by_others", "by_makers", "untested", "unclaimed", "works")
    return {name: sorted(letters(each) for each in getattr(found, name)) for name in names}


def test_coverage_is_as_worked_by_hand() -> None:
    broad, narrow = coverage(GRAPH, MODELS)
    assert (letters(broad.task), broad.claimed) == ("broad", 3)
    assert (letters(narrow.task), narrow.claimed) == ("narrow", 2)
    others = {"by_others": ["one"], "by_makers": ["two"], "unclaimed": ["four"], "works": ["bench"]}
    assert told(narrow) == {**others, "untested": []}
    assert told(broad) == {**others, "untested": ["three"]}


def test_only_chosen_families_are_covered() -> None:
    broad, narrow = coverage(GRAPH, MODELS[1:2])
    assert told(narrow) == told(broad) == {
        "by_others": [], "by_makers": ["two"], "untested": [], "unclaimed": [], "works": [],
    }  # fmt: skip


def test_a_test_without_a_task_covers_none() -> None:
    assert [tasks for _, model, tasks in reported_tests(GRAPH) if letters(model) == "three"] == [
        frozenset()
    ]


def test_nobody_covers_nothing() -> None:
    assert coverage(GRAPH, []) == ()


def test_what_is_no_entity_is_no_task() -> None:
    """In a foreign graph a test may name a task of which nothing else is said."""
    graph = read("""
        model:one a fair4ml:MLModel . paper:bench a schema:ScholarlyArticle .
        evaluation:a fair4ml:evaluatedMLModel model:one ; dcterms:source paper:bench ;
            fair4ml:mlTask task:unheard .
    """)
    assert coverage(graph, MODELS) == ()
