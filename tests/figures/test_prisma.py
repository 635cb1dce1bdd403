"""The PRISMA 2020 flow diagram."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spallm.figures.flow import Flow, Previous
from spallm.figures.prisma import prisma
from spallm.figures.shapes import Area
from tests.programs import need_chinese

FLOW = Flow(
    {"Query A": 120, "Citations": 34}, screened=130, studies_included=25,
    excluded={"off topic": 80}, duplicates=14, removed_automatically=10, sought=50,
    not_retrieved=2, assessed=48, ineligible={"no evaluation": 15, "no model": 8},
    reports_included=41,
)  # fmt: skip


def said(flow: Flow, language: str = "en") -> str:
    return " ".join(words.text for words in prisma(flow, language).scene.words).replace("\xa0", " ")


def test_the_diagram_has_the_words_of_prisma_2020_and_all_numbers() -> None:
    text = said(FLOW)
    for words in (
        "Identification", "Screening", "Included", "Records identified from:", "Query A (n = 120)",
        "Records removed before screening:", "Duplicate records removed (n = 14)",
        "Records marked as ineligible by automation tools (n = 10)", "Records screened (n = 130)",
        "Records excluded (n = 80)", "off topic (n = 80)", "Reports sought for retrieval (n = 50)",
        "Reports not retrieved (n = 2)", "Reports assessed for eligibility (n = 48)",
        "Reports excluded (n = 23)", "no model (n = 8)", "Studies included in review (n = 25)",
        "Reports of included studies (n = 41)",
    ):  # fmt: skip
        assert words in text, words


def test_a_step_that_was_not_done_has_no_box() -> None:
    flow = Flow({"A": 3}, screened=3, studies_included=2, excluded={"off": 1})
    assert "sought" not in said(flow)
    assert "eligibility" not in said(flow)


def test_an_updated_review_adds_up_with_the_version_before() -> None:
    text = said(replace(FLOW, previous=Previous(14, 20)))
    assert "Studies included in previous version of review (n = 14)" in text
    assert "New studies included in review (n = 25)" in text
    assert "Total studies included in review (n = 39)" in text
    assert "Reports of total included studies (n = 61)" in text


def test_undecided_records_are_told() -> None:
    flow = Flow({"A": 3}, screened=3, studies_included=1, excluded={"off": 1}, undecided=1)
    drawing = prisma(flow)
    assert "not finished" in drawing.caption
    assert "Not decided yet (n = 1)" in said(flow)


def test_a_review_that_nobody_screened_says_so_and_includes_nothing() -> None:
    flow = Flow({"lists": 5}, None, 3, duplicates=1, removed_automatically=1, reports_included=4)
    assert flow.faults() == ()
    assert "nobody has screened them" in prisma(flow).caption
    text = said(flow)
    assert "Records not screened (n = 3)" in text
    assert "Studies that the query alone selects (n = 3) Reports of these studies (n = 4)" in text
    assert "ncluded in review" not in text
    assert "excluded" not in text


def test_reports_that_wait_for_an_assessment_are_told() -> None:
    flow = replace(FLOW, assessed=40, waiting=8)
    assert flow.faults() == ()
    assert "Reports not retrieved (n = 2) Not assessed yet (n = 8)" in said(flow)
    assert "8 undecided records wait" in prisma(flow).caption


@pytest.mark.parametrize(
    ("flow", "words"),
    [
        (replace(FLOW, screened=131), "154 records identified less 24 removed are not 131"),
        (
            replace(FLOW, assessed=40),
            "50 reports sought less 2 not retrieved or not assessed yet are not",
        ),
        (Flow({"A": 3}, screened=3, studies_included=1), "2 of the 3 screened records are neither"),
    ],
)
def test_numbers_that_do_not_add_up_are_told(flow: Flow, words: str) -> None:
    assert words in " ".join(flow.faults())
    assert words in prisma(flow).caption


def test_numbers_that_add_up_have_no_faults() -> None:
    assert FLOW.faults() == ()


def test_text_stays_within_its_boxes() -> None:
    long = replace(
        FLOW, excluded={"a reason of so many words that no single line holds it " * 2: 80}
    )
    scene = prisma(long).scene
    boxes = [s.points for s in scene.shapes if isinstance(s, Area)]
    lowest = max(points[2][1] for points in boxes)
    for words in scene.words:
        if not words.turn and words.y < lowest:
            left, top, right, bottom = words.box
            assert any(
                p[0][0] <= left and right <= p[1][0] and p[0][1] <= top and bottom <= p[2][1]
                for p in boxes
            ), words.text


def test_a_note_below_says_what_a_record_and_a_report_are() -> None:
    scene = prisma(FLOW).scene
    note = [words for words in scene.words if words.size < 7]
    assert "a work with all its versions" in " ".join(words.text for words in note)
    assert all(words.box[2] <= scene.width and words.box[3] <= scene.height for words in note)


def test_the_diagram_exists_in_chinese() -> None:
    need_chinese()
    text = said(FLOW, "zh")
    for words in ("识别", "筛选", "纳入", "筛选的记录（n = 130）", "综述纳入的研究（n = 25）"):
        assert words in text


def test_the_diagram_is_written_in_the_same_bytes_twice() -> None:
    assert prisma(FLOW).written("svg") == prisma(FLOW).written("svg")
    assert prisma(FLOW).written("pdf").startswith(b"%PDF")
