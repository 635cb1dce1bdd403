"""Records that several tests start from."""

from __future__ import annotations

import pytest

from spallm.intake.stock import Stock, stock
from spallm.records import Claim, Evidence, Paper, Version

DOI = "doi:10.1038/s41592-024-02201-0"
OLD = Evidence(source="old-list", locator="README.md#L1")


@pytest.fixture(scope="session")
def nothing() -> Stock:
    """Return a stock without records, with the bundled ontology."""
    return stock(None)


@pytest.fixture
def paper() -> Paper:
    """Return a published paper as an older list gives it."""
    return Paper(
        id="segmenting-cells",
        name="Segmenting cells",
        title=(Claim(value="Segmenting cells with one model for all tissues", by=("old",)),),
        year=(Claim(value=2024, by=("old",)),),
        venue=(Claim(value="Nature Methods", by=("old",)),),
        authors=(Claim(value=("Ada One", "Bo Two"), by=("old",)),),
        code=(Claim(value="https://github.com/lab/segmenter", by=("old",)),),
        versions=(Version(form="journal-article", identifiers=(DOI,), by=("old",)),),
        evidence={"old": OLD},
    )
