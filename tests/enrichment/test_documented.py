"""What docs/enrich.md says is so: every thing, service and key stands in it, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.enrichment.budget import DEFAULT
from spallm.enrichment.services import ALL, SERVICES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["enrich.md", "enrich.zh.md"])
def test_everything_that_can_be_asked_is_documented(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    keys = [service.key.variable for service in SERVICES.values() if service.key]
    labels = [service.label for service in SERVICES.values()]
    for word in (*ALL, *labels, *keys, "SPALLM_MAILTO", SERVICES["crossref"].variable):
        assert word in text, word
    assert f"{DEFAULT:,}" in text
    assert f"{SERVICES['openalex'].stranger.a_run} " in text
    assert {service.fresh for service in SERVICES.values()} == {30}
    assert "30 " in text
