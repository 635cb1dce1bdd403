from __future__ import annotations

import pytest

from spallm.analysis.statistics import stats


@pytest.fixture(scope="module")
def counted(toy):
    return stats(toy)


def test_kinds_are_counted_and_parts_are_not(counted):
    assert counted.kinds["model"] == 8
    assert counted.kinds["paper"] == 3
    assert not {"evaluation", "quantity", "evidence", "statement"} & counted.kinds.keys()


def test_relations_between_entities_are_counted(counted):
    assert counted.relations["cito:cites"] == 2
    assert counted.relations["spallm:evaluates"] == 2
    assert "schema:author" not in counted.relations


def test_statements_are_counted_by_the_footing_they_stand_on(counted):
    assert counted.bases == {"list": 5, "stated-in-paper": 5, "stated-in-repository": 5}


def test_years_are_counted_by_kind(counted):
    assert counted.years["paper"] == {2022: 1, 2024: 1, 2025: 1}


def test_statements_that_the_curated_view_leaves_out_are_disagreements(counted):
    assert counted.disagreements == 2


def test_the_snapshot_describes_itself(counted):
    assert (counted.version, counted.date) == ("0.1.0", "2026-11-20")
    assert counted.license == "https://creativecommons.org/licenses/by/4.0/"
    assert counted.titles == {"en": "SpaLLM"}


def test_a_foreign_graph_is_counted_by_its_classes(foreign):
    found = stats(foreign)
    assert found.kinds == {"Network": 3, "Corpus": 1}
    assert found.relations == {"prov:wasDerivedFrom": 4}
    assert found.version is None
