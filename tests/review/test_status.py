"""The status says how far a review is, what is open and what to do next."""

from __future__ import annotations

import json

from spallm.review.status import as_json, finished, lines, next_command
from tests.review.conftest import WORKS, Standing

ALL = [(name,) for name in WORKS]


def text(stand: Standing, *rows: tuple[str, ...], **changed: object) -> str:
    return "\n".join(lines(stand(*rows, **changed)))


def test_a_new_review_says_that_nothing_is_recorded_and_how_to_go_on(stand: Standing) -> None:
    said = text(stand)
    assert "Screening  4 records: 4 open" in said
    assert "No screening is recorded" in said
    assert "Next: spallm review screen" in said


def test_outcomes_readers_and_agreement_are_counted(stand: Standing) -> None:
    said = text(
        stand, ("gel",), ("gel", "bo"), ("scgpt", "ann", "exclude"), ("scgpt", "bo", "exclude"),
        ("spatial",), ("spatial", "bo", "exclude"), ("geneformer", "ann", "unsure"),
    )  # fmt: skip
    assert "Screening  4 records: 1 include, 1 exclude, 1 unsure, 1 conflict" in said
    assert "Readers    ann 4, bo 3" in said
    assert "ann and bo, screening: 2 of 3 alike, kappa 0.40" in said
    assert f"  {WORKS['spatial']} (screening): ann include, bo exclude" in said


def test_a_long_list_is_cut(stand: Standing) -> None:
    said = text(stand, *[(f"nothing-{n}",) for n in range(12)])
    assert "Unknown in these data:\n  nothing-0 (line 2)" in said
    assert "and 2 more" in said


def test_a_torn_row_is_told(stand: Standing) -> None:
    state = stand(("gel",))
    with state.review.log.open("ab") as file:
        file.write(b"torn,scre")
    assert "the last row was cut off" in text(stand)


def test_the_next_step_follows_from_what_is_open(stand: Standing) -> None:
    assert next_command(stand(("gel",))).endswith("/review")
    assert next_command(stand(("gel", "bo", "exclude"))).endswith("--reader consensus")
    done = stand(("gel", "consensus"), *ALL)
    assert next_command(done).startswith("spallm review run")
    texts = stand(stages=("screening", "full-text"))
    assert next_command(texts).endswith("--stage full-text")


def test_a_review_is_finished_once_every_record_is_in_or_out(stand: Standing) -> None:
    assert not finished(stand(*ALL[:3]))
    assert finished(stand(ALL[3]))
    assert not finished(stand(("gel", "bo", "exclude")))
    assert not finished(stand(select="kind:task"))


def test_programs_get_it_as_json(stand: Standing) -> None:
    found = json.loads(json.dumps(as_json(stand(("gel",), ("gel", "bo", "exclude"), ("nothing",)))))
    assert found["stages"]["screening"] == {
        "records": 4, "include": 0, "exclude": 0, "unsure": 0, "conflict": 1, "open": 3,
    }  # fmt: skip
    assert found["conflicts"] == [
        {"id": WORKS["gel"], "stage": "screening", "said": {"ann": "include", "bo": "exclude"}}
    ]
    assert found["unknown"] == [{"id": "nothing", "line": 4}]
    assert (found["flow"]["duplicates"], found["flow"]["screened"]) == (10, 4)
    assert (found["finished"], found["undecided"]) == (False, list(WORKS.values())[1:])
