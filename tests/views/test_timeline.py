"""The timeline: works in the order of time, sized and joined by citations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import pytest

from spallm.store.subgraph import Subgraph
from spallm.views import render

GraphOf = Callable[[str], Subgraph]
Open = Callable[..., Any]
Names = dict[int, dict[str, float]]

WORKS = """
paper:first a schema:ScholarlyArticle ; skos:prefLabel "First"@en ; spallm:year 2009 .
paper:spring a schema:ScholarlyArticle ; skos:prefLabel "Spring"@en ; spallm:year 2024 ;
    dcterms:issued "2024-03-05"^^xsd:date ; cito:cites paper:first .
paper:autumn a schema:ScholarlyArticle ; skos:prefLabel "Autumn"@en ; spallm:year 2024 ;
    dcterms:issued "2024-10-05"^^xsd:date ; cito:cites paper:first, paper:spring .
paper:last a schema:ScholarlyArticle ; skos:prefLabel "Last"@en ; spallm:year 2026 ;
    cito:cites paper:first .
model:named a fair4ml:MLModel ; skos:prefLabel "Named"@en ;
    codemeta:referencePublication paper:spring .
paper:timeless a schema:ScholarlyArticle ; skos:prefLabel "Timeless"@en .
"""
XSD = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"


@pytest.fixture(scope="module")
def timeline(graph_of: GraphOf) -> str:
    return render(graph_of(XSD + WORKS), title="Works in time")


@pytest.fixture
def shown(open_page: Open, timeline: str) -> Any:
    return open_page(timeline, at="#view=timeline", reduced_motion="reduce")


def names(opened: Any) -> Names:
    """Return the boxes of the names in a frame that is drawn just now, by node."""
    boxes = opened.page.evaluate("""() => new Promise((done) => {
        const surface = document.querySelector("#view-timeline .surface");
        const tell = ({ detail }) => done(detail.names);
        surface.addEventListener("spallm-frame", tell, { once: true });
        document.querySelector("#view-timeline .zoom-fit").click();
    })""")
    return {box["n"]: box for box in boxes}


def middle(box: dict[str, float]) -> float:
    return (box["left"] + box["right"]) / 2


def painted(opened: Any) -> int:
    return int(
        opened.page.evaluate("""() => {
        const sheet = document.querySelector("#view-timeline .sheet");
        const { data } = sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height);
        return data.filter((value, at) => at % 4 === 3 && value > 40).length;
    }""")
    )


def chosen(opened: Any) -> str | None:
    return dict(parse_qsl(opened.page.evaluate("location.hash").removeprefix("#"))).get("at")


def test_works_stand_in_the_order_of_time(shown: Any) -> None:
    boxes = names(shown)
    order = [middle(boxes[shown.place(each)]) for each in ("first", "spring", "autumn", "last")]
    assert order == sorted(order)
    assert shown.place("timeless") not in boxes
    assert shown.complaints == []


def test_the_line_says_how_many_works_there_are(shown: Any) -> None:
    note = shown.page.locator("#view-timeline .note").inner_text()
    assert note.startswith("4 of 4 works;")
    assert shown.page.locator("#view-timeline .arcs").inner_text() == "Citations"


def test_a_work_that_introduces_a_model_is_called_by_its_name(shown: Any, tmp_path: Any) -> None:
    shown.page.locator("#export").click()
    with shown.page.expect_download() as download:
        shown.page.locator("#export-svg").click()
    download.value.save_as(tmp_path / "timeline.svg")
    text = (tmp_path / "timeline.svg").read_text(encoding="utf-8")
    assert all(f">{name}<" in text for name in ("First", "Named", "Autumn", "Last", "2009", "2026"))
    assert ">Spring<" not in text
    assert ">Timeless<" not in text


def test_years_stay_at_the_lower_edge_however_far_one_moves(shown: Any) -> None:
    strip = """() => {
        const sheet = document.querySelector("#view-timeline .sheet");
        const { width, height } = sheet;
        const { data } = sheet.getContext("2d").getImageData(0, height - 20, width, 20);
        return data.filter((value, at) => at % 4 === 0 && value < 160 && data[at + 3] > 200).length;
    }"""
    assert shown.page.evaluate(strip) > 50
    shown.page.locator("#view-timeline .surface").focus()
    for _ in range(3):
        shown.page.keyboard.press("ArrowUp")
    shown.page.wait_for_timeout(300)
    assert shown.page.evaluate(strip) > 50


def test_citations_are_drawn_when_asked_for(shown: Any) -> None:
    bare = painted(shown)
    toggle = shown.page.get_by_role("button", name="Citations")
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "true"
    assert painted(shown) > bare + 200
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "false"
    assert painted(shown) == bare


def test_a_selected_work_lights_those_that_it_cites_and_that_cite_it(shown: Any) -> None:
    shown.select("Autumn")
    assert chosen(shown) == "autumn"
    assert set(names(shown)) == {shown.place(each) for each in ("autumn", "first", "spring")}


def test_a_selected_model_is_shown_by_the_work_that_introduces_it(shown: Any) -> None:
    shown.select("Named")
    assert chosen(shown) == "named"
    assert set(names(shown)) == {shown.place(each) for each in ("spring", "first", "autumn")}


def test_selecting_what_is_in_view_moves_nothing(shown: Any) -> None:
    surface = shown.page.locator("#view-timeline .surface")
    before = surface.get_attribute("data-camera")
    shown.select("Autumn")
    assert surface.get_attribute("data-camera") == before


def test_works_outside_the_chosen_years_are_gone(open_page: Open, timeline: str) -> None:
    opened = open_page(timeline, at="#view=timeline&years=2024-2025")
    assert set(names(opened)) == {opened.place("spring"), opened.place("autumn")}
    assert opened.page.locator("#view-timeline .note").inner_text().startswith("2 of 4")


def test_the_text_lists_works_by_year_and_the_most_cited_first(
    open_page: Open, timeline: str
) -> None:
    opened = open_page(timeline, at="#view=timeline&text=1")
    sections = opened.page.locator("#text section")
    told = [
        [section.locator("h2").evaluate("each => each.firstChild.textContent"),
         *section.locator(".way").all_inner_texts()]
        for section in sections.all()
    ]  # fmt: skip
    assert told == [["2026", "Last"], ["2024", "Spring", "Autumn"], ["2009", "First"]]
    opened.page.locator("#text").get_by_role("button", name="Last").click()
    assert chosen(opened) == "last"


def test_a_graph_without_years_offers_no_timeline(open_page: Open, graph_of: GraphOf) -> None:
    opened = open_page(render(graph_of("<http://e.org/a> a <http://e.org/Thing> ."), title="No"))
    assert opened.page.locator("#tabs [data-view=map]").count() == 1
    assert opened.page.locator("#tabs [data-view=timeline]").count() == 0
