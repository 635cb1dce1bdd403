"""The counts of PRISMA 2020, from what sources list to what is included."""

from __future__ import annotations

import pytest

from spallm.review.review import Criterion
from spallm.selecting.screening import Conflict
from tests.review.conftest import WORKS, Standing

BOTH = ("screening", "full-text")


def test_what_the_sources_say_of_the_selection_less_what_was_joined_is_screened(
    stand: Standing,
) -> None:
    flow = stand(("scgpt",)).flow()
    assert dict(flow.identified) == {"lists of papers and models": 11, "citation indexes": 3}
    assert (flow.duplicates, flow.removed_automatically, flow.screened) == (14 - 4, 0, 4)
    assert flow.faults() == ()


def test_where_nothing_is_screened_all_pass_by_the_query_alone(stand: Standing) -> None:
    state = stand()
    flow = state.flow()
    assert not state.screened
    assert (flow.screened, flow.studies_included, flow.reports_included) == (None, 4, 6)
    assert (flow.excluded, flow.sought, flow.faults()) == ({}, None, ())
    assert [record.id for record in state.included] == list(WORKS.values())


def test_reports_of_one_study_count_as_its_reports(stand: Standing) -> None:
    flow = stand(("scgpt",), ("geneformer",), ("gel", "ann", "exclude"), ("spatial",)).flow()
    assert (flow.studies_included, flow.reports_included) == (3, 2 + 1 + 1)


def test_exclusions_count_by_criterion_in_the_order_of_the_review(stand: Standing) -> None:
    state = stand(
        ("gel", "ann", "exclude", "too old"), ("scgpt", "ann", "exclude", "e2"),
        ("spatial", "ann", "exclude", "E1"), ("geneformer", "ann", "exclude", ""),
        exclude=(Criterion("E1", "off topic", "无关"), Criterion("E2", "no model")),
    )  # fmt: skip
    flow = state.flow()
    assert list(flow.excluded.items()) == [
        ("off topic", 1), ("no model", 1), ("no reason given", 1), ("too old", 1),
    ]  # fmt: skip
    assert (flow.studies_included, flow.undecided, flow.faults()) == (0, 0, ())
    assert list(state.flow("zh").excluded) == ["无关", "no model", "未注明理由", "too old"]


def test_the_second_stage_counts_what_was_sought_and_not_retrieved(stand: Standing) -> None:
    state = stand(
        ("gel",), ("spatial",), ("scgpt",), ("geneformer", "ann", "exclude", "E1"),
        ("gel", "ann", "exclude", "Not-Retrieved", "full-text"),
        ("spatial", "ann", "exclude", "E3", "full-text"),
        stages=BOTH,
    )  # fmt: skip
    flow = state.flow()
    assert (flow.sought, flow.not_retrieved, flow.waiting, flow.assessed) == (3, 1, 1, 1)
    assert flow.ineligible == {"no account of methods or results of its own": 1}
    assert (flow.studies_included, flow.faults()) == (0, ())


def test_unsure_conflicting_and_missing_words_are_undecided(stand: Standing) -> None:
    state = stand(("gel", "ann", "unsure"), ("spatial",), ("spatial", "bo", "exclude"), ("scgpt",))
    flow = state.flow()
    assert (flow.undecided, flow.studies_included, flow.faults()) == (3, 1, ())
    assert [record.id for record in state.undecided] == [WORKS["gel"], WORKS["geneformer"]]
    with pytest.raises(Conflict, match=r"screening\.csv: readers disagree about 1 record"):
        _ = state.included


def test_a_record_whose_text_was_read_has_passed_the_first_stage(stand: Standing) -> None:
    flow = stand(("scgpt", "ann", "include", "", "full-text")).flow()
    assert (flow.sought, flow.assessed, flow.studies_included, flow.undecided) == (1, 1, 1, 3)


def test_decisions_about_other_records_are_kept_and_not_counted(stand: Standing) -> None:
    state = stand(("scgpt",), ("nicheformer",), ("nonsense",), ("10.1038/s41586-023-06139-9",))
    assert [each.id for each in state.gone] == ["nicheformer-a-foundation-model-for-single-cell"]
    assert [(each.id, each.line) for each in state.strangers] == [("nonsense", 4)]
    assert state.flow().studies_included == 2


def test_what_is_included_brings_its_models_and_leaves_others_out(stand: Standing) -> None:
    state = stand(
        ("scgpt",), ("gel", "ann", "exclude"), ("spatial", "ann", "exclude"),
        ("geneformer", "ann", "exclude"),
    )  # fmt: skip
    assert {node.id for node in state.chosen.nodes.values()} == {"scgpt", WORKS["scgpt"]}


def test_a_record_that_changed_since_it_was_decided_is_told(stand: Standing) -> None:
    from dataclasses import replace

    from spallm.review import log
    from spallm.selecting.screening import Decision

    state = stand()
    record = state.by_id[WORKS["scgpt"]]
    log.add(state.review.log, [Decision(record.id, seen=record.digest)])
    assert stand().changed == ()
    log.add(state.review.log, [Decision(record.id, seen="0" * 12)])
    assert [each.id for each in stand().changed] == [record.id]
    assert replace(record).digest == record.digest


def test_an_empty_selection_gives_a_state_without_records(stand: Standing) -> None:
    state = stand(select="scgpt & kind:task")
    assert (state.records, state.included) == ((), ())
    assert state.flow().faults() == ()


def test_files_in_the_expression_count_from_the_folder_of_the_review(stand: Standing) -> None:
    review = stand().review
    (review.folder / "earlier.csv").write_text("id,decision\nscgpt,include\n", encoding="utf-8")
    state = stand(select='screened("earlier.csv") | exceiver')
    assert state.expression == "screened(earlier.csv) | exceiver"
    assert len(state.records) == 2


def test_an_expression_that_cannot_be_read_names_the_file(stand: Standing) -> None:
    from spallm.errors import UsageError

    with pytest.raises(UsageError, match=r"review\.toml: select: .*kjnd"):
        stand(select="kjnd:model")
