"""The analyses of the bundled graph, against what its engine counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm import KnowledgeGraph
from spallm.analysis.bibliometrics.topics import Topics
from spallm.exports.format import Selection
from spallm.exports.table import Number, Table
from spallm.tables.analyses import ANALYSES, GROUPS, WEIGHTS, analysed, groups, weights
from spallm.views.wording import Text
from spallm.vocabulary import BASE

CAVEATS = ("unknown, not absent", "表示未知，而非不存在")


@pytest.fixture(scope="module")
def spatial(bundled: Selection) -> Selection:
    """Select the works of spatial models and what they introduced, which takes little time."""
    whole = bundled.whole
    found = Topics(whole).with_broader(Topics(whole).sections)
    section = f"{BASE}section/spatial-models"
    return Selection(whole.restricted(each for each in found if section in found[each]), whole)


def column(table: Table, name: str) -> list[Number | str | None]:
    """Return the numbers of a column, or its texts where it has none."""
    place = [heading.name for heading in table.headings].index(name)
    items = [row.cells[place].items for row in table.rows]
    is_number = table.headings[place].is_number
    return [(each[0].number if is_number else each[0].text) if each else None for each in items]


def pairs(table: Table, key: str, value: str) -> dict[Number | str | None, Number | str | None]:
    return dict(zip(column(table, key), column(table, value), strict=True))


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_says_first_what_it_reckons_and_last_what_stays_unknown(
    name: str, spatial: Selection
) -> None:
    for language, caveat in zip(("en", "zh"), CAVEATS, strict=True):
        table = analysed(name, spatial, language, limit=3)
        assert table.rows
        assert all(len(row.cells) == len(table.headings) for row in table.rows)
        assert table.notes[0] == _said(ANALYSES[name].definition, language)
        assert caveat in table.notes[-1]
        assert not any("{" in note or "}" in note for note in table.notes)


def _said(text: Text, language: str) -> str:
    return text if isinstance(text, str) else text[language == "zh"]


def test_citations_are_those_that_the_engine_counts(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    counted = bundled_graph.query(
        "SELECT ?id (COUNT(DISTINCT ?citing) AS ?n) "
        "{ ?paper dcterms:identifier ?id . ?citing cito:cites ?paper } GROUP BY ?id"
    )
    found = pairs(analysed("centrality", bundled), "id", "cited_in_all")
    assert {id_: n for id_, n in found.items() if n} == {
        each["id"]: each["n"] for each in counted.to_dicts()
    }


def test_users_are_those_of_the_saved_query(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    counted = bundled_graph.query("most-reused-models").to_dicts()
    found = weights("users", bundled)
    assert counted
    assert all(found.get(each["model"], each["reusedBy"]) == each["reusedBy"] for each in counted)


def test_models_that_nobody_else_tested_are_those_of_the_saved_query(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    never = {
        each["model"] for each in bundled_graph.query("never-independently-evaluated").to_dicts()
    }
    asked = bundled_graph.query(
        "SELECT DISTINCT ?m { ?m dcterms:type model-level:family ; "
        "codemeta:referencePublication ?own }"
    )
    families = {each["m"] for each in asked.to_dicts()}
    tests = weights("tests", bundled)
    assert {family for family in families if not tests[family]} == never


def test_a_section_has_the_works_of_the_saved_query(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    counted = len(bundled_graph.query("works-of-section", section="single-cell-models").to_dicts())
    table = analysed("section-trends", bundled)
    works = zip(column(table, "id"), column(table, "works"), strict=True)
    assert sum(int(n or 0) for section, n in works if section == "single-cell-models") == counted


def test_a_year_that_is_not_over_says_until_when_and_has_no_change(bundled: Selection) -> None:
    table = analysed("section-trends", bundled, limit=1)
    last = table.rows[-1]
    year, change = last.cells[2], last.cells[5]
    assert (year.text[:12], year.mark) == ("2026 (until ", "incomplete")
    assert (year.items[0].number, change.items) == (2026, ())
    assert any("2026 is not over" in note for note in table.notes)


def test_a_claimed_task_is_tested_by_others_by_makers_or_not_known_to_be(
    bundled: Selection,
) -> None:
    table = analysed("task-coverage", bundled)
    parts = zip(*(column(table, n) for n in ("by_others", "by_makers", "untested")), strict=True)
    assert [sum(int(n or 0) for n in each) for each in parts] == column(table, "claimed")


def test_of_two_works_the_pair_counts_who_cites_both(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    table = analysed("co-citation", bundled, limit=1)
    (first,), (second,) = column(table, "first"), column(table, "second")
    asked = bundled_graph.query(
        "SELECT (COUNT(DISTINCT ?w) AS ?n) { ?a dcterms:identifier ?one . "
        "?b dcterms:identifier ?other . ?w cito:cites ?a , ?b }",
        one=str(first), other=str(second),
    )  # fmt: skip
    assert column(table, "strength") == [asked.to_dicts()[0]["n"]]


def test_the_main_path_leads_from_old_to_new_one_step_at_a_time(bundled: Selection) -> None:
    table = analysed("main-path", bundled)
    steps = [int(step or 0) for step in column(table, "step")]
    assert sorted(set(steps)) == list(range(1, max(steps) + 1))
    assert column(table, "path_count")[0] == 0
    assert table.rows[0].cells[4].text == "–"


@pytest.mark.parametrize("name", GROUPS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_community_has_a_name_of_its_own(
    name: str, language: str, spatial: Selection
) -> None:
    table = analysed(name, spatial, language)
    called = column(table, "community")
    assert len(set(called)) == len(called)
    members = groups(name, spatial, language)
    sizes = [list(members.values()).count(str(each)) for each in called]
    assert sizes == column(table, "works")


@pytest.mark.parametrize("name", WEIGHTS)
def test_every_weight_is_a_number_for_each_work_or_model(name: str, bundled: Selection) -> None:
    found = weights(name, bundled)
    kinds = {bundled.whole.nodes[iri].kind for iri in found}
    assert kinds in ({"paper"}, {"model"})
    assert all(weight >= 0 for weight in found.values())
    assert any(found.values())


def test_a_limit_keeps_the_first_rows_and_says_how_many_there_are(bundled: Selection) -> None:
    whole, part = analysed("co-citation", bundled), analysed("co-citation", bundled, limit=4)
    assert part.rows == whole.rows[:4]
    assert f"4 of {len(whole.rows):,} rows are shown." in part.notes


def test_a_limit_of_trends_counts_topics(bundled: Selection) -> None:
    table = analysed("task-trends", bundled, limit=2)
    assert len({row.group for row in table.rows}) == 2 < len(table.rows)


def test_a_limit_of_members_counts_those_of_each_community(bundled: Selection) -> None:
    table = analysed("community-members", bundled, limit=1)
    assert len({row.group for row in table.rows}) == len(table.rows) > 1


@pytest.mark.parametrize("page", ["analyses.md", "analyses.zh.md"])
def test_the_pages_tell_of_every_analysis(page: str) -> None:
    told = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    assert [name for name in (*ANALYSES, *WEIGHTS, *GROUPS) if name not in told] == []
