"""Works by year and topic.

    w1 2022 spatial          w2 2024 spatial, bulk     w3 2024 bulk     w4 2025 spatial

The last year that is over is 2024. Spatial: 1 of 1 work in 2022, before which nothing is known, 0
of 0 in 2023 (−1), 1 of 2 in 2024 (+1), 1 of 1 in 2025, which is not over.
"""

from __future__ import annotations

from spallm.analysis.bibliometrics.trends import Year, trends

WORKS = {"w1": 2022, "w2": 2024, "w3": 2024, "w4": 2025}
MODELS = {"m": 2024}
TOPICS = {
    "w1": frozenset({"spatial"}), "w2": frozenset({"spatial", "bulk"}), "w3": frozenset({"bulk"}),
    "w4": frozenset({"spatial"}), "m": frozenset({"spatial"}),
}  # fmt: skip


def test_trends_are_as_worked_by_hand() -> None:
    spatial, bulk = trends(WORKS, MODELS, TOPICS, complete=2024)
    assert spatial.years == (
        Year("spatial", 2022, 1, 0, 1.0, None, is_complete=True),
        Year("spatial", 2023, 0, 0, None, -1, is_complete=True),
        Year("spatial", 2024, 1, 1, 0.5, 1, is_complete=True),
        Year("spatial", 2025, 1, 0, 1.0, None, is_complete=False),
    )
    assert (spatial.works, bulk.works) == (3, 2)


def test_a_topic_begins_in_its_first_year_and_ends_with_all() -> None:
    _, bulk = trends(WORKS, MODELS, TOPICS, complete=2024)
    assert [(each.year, each.works) for each in bulk.years] == [(2024, 2), (2025, 0)]


def test_changes_lead_from_the_first_year_to_the_last_that_is_over() -> None:
    for trend in trends(WORKS, MODELS, TOPICS, complete=2024):
        full = [each for each in trend.years if each.is_complete]
        start = full[0].works if full[0].change is None else 0
        assert start + sum(each.change or 0 for each in full) == full[-1].works


def test_a_topic_that_begins_later_grows_from_nothing() -> None:
    _, bulk = trends(WORKS, MODELS, TOPICS, complete=2024)
    assert bulk.years[0].change == 2


def test_topics_of_models_alone_have_a_trend() -> None:
    (trend,) = trends({}, {"m": 2024}, {"m": frozenset({"spatial"})}, complete=2024)
    assert trend.years == (Year("spatial", 2024, 0, 1, None, None, is_complete=True),)


def test_without_years_there_is_no_trend() -> None:
    assert trends({}, {}, TOPICS, complete=2024) == ()
