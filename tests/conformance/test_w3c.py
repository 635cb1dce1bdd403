"""The W3C's tests, from the checkout that SPALLM_RDF_TESTS names."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conformance.judging import judge
from tests.conformance.ours import Ours
from tests.conformance.reasons import REASONS
from tests.conformance.sets import VARIABLE, w3c

PLACE = Path(os.environ.get(VARIABLE, ""))


def test_the_endpoint_fails_what_is_known_and_nothing_else():
    ours = Ours()
    failed = {(case.group, case.name) for case in w3c(PLACE) if judge(ours, case)}
    assert failed == {test for tests in REASONS.values() for test in tests}
