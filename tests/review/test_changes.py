"""Each sort of change is told as what it is, with why, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.review.changes import Change, changes
from spallm.review.earlier import earlier_state
from spallm.review.state import State
from spallm.store.subgraph import Subgraph
from tests.review.small import ALL, EVALUATION, bent, graph, iris, stood

PUBLISHED = "schema:creativeWorkStatus <https://w3id.org/spallm/status/preprint-only>"
Row = tuple[str, str, str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "review"


def between(before: State, now: State) -> list[tuple[str, str, str]]:
    """Return sort, id and reason of each change."""
    found = changes(earlier_state("an older graph", before), now).found
    return [(c.sort, c.node.id, c.reason.name if c.reason else "") for c in found]


def news(folder: Path, new: Subgraph, *rows: Row, names: tuple[str, ...] = ALL) -> list[Change]:
    """Return what changed from the small graph to a new one, without the calls for another look."""
    before = stood(graph(), folder, ALL, *rows)
    now = stood(new, folder, names, *rows)
    found = changes(earlier_state("an older graph", before), now).found
    return [change for change in found if change.sort != "look"]


def status(name: str) -> Subgraph:
    return bent(PUBLISHED, PUBLISHED.replace("preprint-only", name))


def test_nothing_changes_by_itself(folder: Path) -> None:
    state = stood(graph(), folder)
    assert not changes(earlier_state("x", state), state)


@pytest.mark.parametrize("name", ["published", "retracted", "withdrawn"])
def test_a_new_status_is_told_by_its_name(folder: Path, name: str) -> None:
    (change,) = news(folder, status(name))
    assert (change.sort, change.node.id) == (name, "first")
    assert [value.text for value in change.gone] == ["Preprint only"]


def test_other_values_are_facts(folder: Path) -> None:
    (change,) = news(folder, bent("parameterCount 30000000 ;", "parameterCount 53000000 ;"))
    assert (change.sort, change.came[0].text) == ("fact", "53,000,000")


def test_an_evaluation_is_told_once_at_the_model(folder: Path) -> None:
    (change,) = news(folder, graph(more=EVALUATION))
    assert (change.sort, change.node.id, change.came[0].text) == ("evaluation", "base", "It won.")


def test_a_work_that_evaluates_what_is_not_selected_says_so_itself(folder: Path) -> None:
    papers = ("paper/first", "paper/second")
    before = stood(graph(), folder, papers)
    now = stood(graph(more=EVALUATION), folder, papers)
    assert between(before, now) == [("evaluation", "second", "")]


def test_lineage_and_citations_have_their_own_places(folder: Path) -> None:
    more = "model:tuned fair4ml:fineTunedFrom model:base . paper:first cito:cites paper:second ."
    sorts = [(change.sort, change.node.id) for change in news(folder, graph(more=more))]
    assert sorts == [("lineage", "tuned"), ("citation", "first")]


def test_the_lineage_of_a_model_that_enters_is_told(folder: Path) -> None:
    more = graph(more="model:tuned fair4ml:fineTunedFrom model:base .")
    before, now = stood(graph(), folder, ["model/base"]), stood(more, folder)
    assert between(before, now) == [
        ("entered", "tuned", ""),
        ("entered", "second", ""),
        ("lineage", "tuned", ""),
    ]


def test_why_something_left_is_told(folder: Path) -> None:
    before = stood(graph(), folder, ["model/base", "model/tuned", "task/annotation"])
    new = graph(more="")
    fewer = Subgraph({i: n for i, n in new.nodes.items() if i not in iris(["task/annotation"])},
                     new.edges, new.quads)  # fmt: skip
    now = stood(
        fewer,
        folder,
        ["model/base"],
    )
    assert between(before, now) == [
        ("left", "tuned", "unmatched"),
        ("left", "second", "unmatched"),
        ("left", "annotation", "gone"),
    ]


def test_what_readers_exclude_leaves_with_their_reason(folder: Path) -> None:
    before = stood(graph(), folder)
    now = stood(graph(), folder, ALL, ("first", "exclude", ""), ("second", "include", ""))
    found = changes(earlier_state("x", before), now).found
    assert [(c.node.id, c.reason and c.reason.words()) for c in found] == [
        ("base", "it was excluded: E1"),
        ("first", "it was excluded: E1"),
    ]


def test_a_decided_record_that_changed_needs_another_look(folder: Path) -> None:
    state = stood(graph(), folder)
    row = ("first", "include", state.by_id["first"].digest)
    before, now = stood(graph(), folder, ALL, row), stood(status("published"), folder, ALL, row)
    assert ("look", "first", "facts") in between(before, now)


def test_a_decision_without_a_digest_is_compared_with_the_earlier_record(folder: Path) -> None:
    row = ("first", "include", "")
    before, now = stood(graph(), folder, ALL, row), stood(status("published"), folder, ALL, row)
    assert ("look", "first", "facts") in between(before, now)


def test_an_included_work_that_is_retracted_needs_another_look(folder: Path) -> None:
    row = ("first", "include", "")
    before, now = stood(graph(), folder, ALL, row), stood(status("retracted"), folder, ALL, row)
    assert between(before, now)[:2] == [("look", "first", "retracted"), ("retracted", "first", "")]


def test_a_new_record_without_a_decision_is_called_out(folder: Path) -> None:
    row = ("first", "include", "")
    before = stood(graph(), folder, ["paper/first"], row)
    now = stood(graph(), folder, ALL, row)
    assert ("look", "second", "new") in between(before, now)


def test_a_decision_about_what_is_not_selected_any_more_is_called_out(folder: Path) -> None:
    rows = (("first", "include", ""), ("second", "include", ""))
    before = stood(graph(), folder, ALL, *rows)
    now = stood(graph(), folder, ["paper/first"], *rows)
    assert ("look", "second", "lost") in between(before, now)


def test_a_decision_about_an_unknown_id_is_called_out(folder: Path) -> None:
    row = ("nobody", "include", "")
    before = stood(graph(), folder, ALL)
    now = stood(graph(), folder, ALL, row, ("first", "include", ""))
    assert ("look", "nobody", "stranger") in between(before, now)


def test_counts_are_in_a_readers_order(folder: Path) -> None:
    found = changes(earlier_state("x", stood(graph(), folder, ["paper/first"])),
                    stood(status("retracted"), folder))  # fmt: skip
    assert list(found.counts()) == ["entered", "retracted"]
