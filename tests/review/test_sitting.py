"""A reader goes through the records; every decision is in the log at once."""

from __future__ import annotations

import pytest

from spallm.errors import SpallmError
from spallm.review import log
from spallm.review.sitting import reason_meant, sitting
from spallm.selecting.screening import read_decisions
from tests.review.conftest import WORKS, Standing

ORDER = list(WORKS.values())


def test_a_sitting_begins_at_the_first_record_that_its_reader_has_not_decided(
    stand: Standing,
) -> None:
    state = stand(("gel",), ("scgpt",), ("spatial", "bo"))
    begun = sitting(state, "ann")
    assert [record.id for record in begun.queue] == [WORKS["spatial"], WORKS["geneformer"]]
    assert (begun.done, begun.total) == (2, 4)
    assert [record.id for record in sitting(state, "cy").queue] == ORDER


def test_a_decision_is_in_the_log_before_the_next_record_is_shown(stand: Standing) -> None:
    state = stand()
    begun = sitting(state, "ann")
    begun.decide("exclude", "E1", 'a "note"')
    (row,) = read_decisions(state.review.log).decisions
    assert (row.id, row.decision, row.reason, row.reader, row.note) == (
        ORDER[0], "exclude", "E1", "ann", 'a "note"',
    )  # fmt: skip
    assert row.seen == state.records[0].digest
    assert begun.record is state.records[1]


def test_going_back_and_deciding_again_adds_a_row(stand: Standing) -> None:
    state = stand()
    begun = sitting(state, "ann")
    begun.decide("exclude")
    assert begun.back()
    word = begun.standing.of("ann")
    assert word is not None
    assert word.decision == "exclude"
    begun.decide("include")
    assert len(read_decisions(state.review.log).decisions) == 2
    assert stand().standing(state.records[0]).outcome == "include"
    assert (begun.decided, begun.done) == (2, 1)


def test_before_the_first_record_there_is_nothing(stand: Standing) -> None:
    begun = sitting(stand(), "ann")
    assert not begun.back()
    assert begun.place == 0


def test_a_decision_that_cannot_be_written_leaves_the_reader_where_they_were(
    stand: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SpallmError("no room")

    begun = sitting(stand(), "ann")
    monkeypatch.setattr(log, "add", refuse)
    with pytest.raises(SpallmError, match="no room"):
        begun.decide("include")
    assert (begun.place, begun.decided, begun.done) == (0, 0, 0)


def test_the_consensus_goes_through_the_conflicts(stand: Standing) -> None:
    state = stand(("gel",), ("gel", "bo", "exclude"), ("scgpt",), ("scgpt", "bo"))
    begun = sitting(state, "consensus")
    assert [record.id for record in begun.queue] == [WORKS["gel"]]
    begun.decide("include")
    assert stand().conflicts == ()


def test_texts_are_read_of_what_passed_the_first_stage(stand: Standing) -> None:
    state = stand(("gel",), ("scgpt", "ann", "exclude"), ("spatial", "ann", "unsure"))
    assert [record.id for record in sitting(state, "ann", "full-text").queue] == [WORKS["gel"]]


def test_unsure_and_changed_records_can_be_looked_at_again(stand: Standing) -> None:
    from spallm.selecting.screening import Decision

    state = stand(("gel", "ann", "unsure"), ("scgpt",))
    log.add(state.review.log, [Decision(WORKS["scgpt"], reader="ann", seen="old")])
    state = stand()
    assert [r.id for r in sitting(state, "ann", choice="unsure").queue] == [WORKS["gel"]]
    assert [r.id for r in sitting(state, "ann", choice="changed").queue] == [WORKS["scgpt"]]
    assert len(sitting(state, "ann", choice="all").queue) == 4


def test_a_number_beyond_the_criteria_is_a_reason_of_its_own(stand: Standing) -> None:
    review = stand().review
    assert [reason_meant(review, each) for each in ("3", "4", " NOT-retrieved ", "")] == [
        "E3", "4", "not-retrieved", "",
    ]  # fmt: skip
