"""The W3C's tests, where a checkout of them is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conformance.judging import judge
from tests.conformance.ours import Ours
from tests.conformance.reasons import REASONS
from tests.conformance.sets import VARIABLE, w3c

PLACE = os.environ.get(VARIABLE)


@pytest.mark.skipif(PLACE is None, reason=f"{VARIABLE} names no checkout of w3c/rdf-tests")
def test_the_endpoint_fails_what_is_known_and_nothing_else():
    ours = Ours()
    failed = {(case.group, case.name) for case in w3c(Path(PLACE or "")) if judge(ours, case)}
    assert failed == {test for tests in REASONS.values() for test in tests}
