"""The status of a work follows from its versions, unless a claim says otherwise."""

from __future__ import annotations

from spallm.build import assemble
from spallm.vocabulary import SCHEMA, SPALLM


def said(workshop, work: str, predicate: str) -> list[str]:
    snapshot = assemble(workshop.read(), workshop.vocabulary)
    return [
        quad.object.value.rpartition("/")[2]
        for quad in snapshot.quads
        if quad.subject.value.endswith(f"paper/{work}")
        and quad.predicate.value == predicate
        and not hasattr(quad.graph_name, "value")
    ]


def test_a_work_with_a_journal_version_is_published(workshop) -> None:
    assert said(workshop, "second-work", SCHEMA.creativeWorkStatus) == ["published"]


def test_a_work_without_one_is_a_preprint(workshop) -> None:
    assert said(workshop, "first-work", SCHEMA.creativeWorkStatus) == ["preprint-only"]


def test_a_page_of_the_web_alone_implies_no_status(workshop) -> None:
    workshop.bend("papers/first-work.toml", 'form = "preprint"', 'form = "web-page"')
    assert said(workshop, "first-work", SCHEMA.creativeWorkStatus) == []


def test_a_stated_retraction_stands(workshop) -> None:
    status = 'status = [\n    {value = "retracted", by = ["list"]},\n]\n\n[[versions]]'
    workshop.bend("papers/second-work.toml", "\n[[versions]]", status)
    assert said(workshop, "second-work", SCHEMA.creativeWorkStatus) == ["retracted"]


def test_the_day_of_the_last_check_is_kept(workshop) -> None:
    workshop.bend(
        "papers/second-work.toml", "\n[[versions]]", "checked = 2026-11-23\n\n[[versions]]"
    )
    assert said(workshop, "second-work", SPALLM.checkedOn) == ["2026-11-23"]
