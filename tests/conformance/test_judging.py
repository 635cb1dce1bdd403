"""A subject that hangs or breaks down fails its test and nothing else."""

from __future__ import annotations

import os
import time

from tests.conformance.cases import Case
from tests.conformance.judging import verdicts


class Moody:
    """Does what the query says."""

    def answer(self, case: Case, accept: str) -> tuple[bytes, str]:
        raise NotImplementedError

    def parse(self, case: Case) -> None:
        if case.query == "hang":
            time.sleep(60)
        if case.query == "break down":
            os._exit(7)
        if case.query == "refuse":
            raise ValueError("no such word\nin a second line")


def test_every_test_has_a_verdict_whatever_becomes_of_the_subject():
    moods = ["accept", "hang", "refuse", "break down", "accept"]
    cases = [Case("group", mood, "syntax", query=mood) for mood in moods]
    assert [verdict.reason for verdict in verdicts(Moody, cases, patience=0.3)] == [
        "",
        "no answer in time",
        "refused: ValueError: no such word",
        "the process broke down (7)",
        "",
    ]
