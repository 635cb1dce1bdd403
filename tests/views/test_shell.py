"""The frame of the page in a real browser: views, language, theme, phone, paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph
from spallm.views import Features, render

Open = Callable[..., Any]


def _asked_hosts(opened: Any) -> list[str]:
    return [url for url in opened.requests if not url.startswith(("data:", "blob:"))]


def test_opening_asks_no_other_host_and_complains_of_nothing(opened: Any) -> None:
    opened.page.wait_for_timeout(300)
    assert len(_asked_hosts(opened)) == 1
    assert opened.requests[0].startswith("file://")
    assert opened.complaints == []


def test_every_view_opens_without_a_complaint_or_a_request(opened: Any) -> None:
    tabs = opened.page.locator("#tabs button")
    for n in range(tabs.count()):
        tabs.nth(n).click()
        view = tabs.nth(n).get_attribute("data-view")
        expect(opened.page.locator(f"#view-{view}")).to_be_visible()
        expect(tabs.nth(n)).to_have_attribute("aria-current", "page")
    assert tabs.count() == 8
    assert opened.complaints == []
    assert len(_asked_hosts(opened)) == 1


def test_nothing_in_the_bar_moves_from_view_to_view(opened: Any) -> None:
    places = """() => [...document.querySelectorAll(".bar button, #search")]
        .map((each) => [each.id, Math.round(each.getBoundingClientRect().x)])"""
    before = opened.page.evaluate(places)
    for view in ("table", "lineage"):
        opened.show(view)
        assert opened.page.evaluate(places) == before


def test_the_language_switch_turns_words_names_and_facts(opened: Any) -> None:
    opened.select("Cell type annotation")
    opened.page.get_by_role("button", name="切换到中文").click()
    assert opened.heading() == "细胞类型注释"
    assert opened.page.locator("html").get_attribute("lang") == "zh-Hans"
    assert "模型" in opened.page.locator("#side").inner_text()
    opened.page.get_by_role("button", name="Switch to English").click()
    assert opened.heading() == "Cell type annotation"


def test_a_chinese_reader_is_met_in_chinese_and_no_english_is_left(
    open_page: Open, html: str
) -> None:
    opened = open_page(html, locale="zh-CN")
    assert opened.heading() == "尚未选择"
    assert "lang" not in opened.address()
    tabs = opened.page.locator("#tabs button").all_inner_texts()
    assert not [tab for tab in tabs if tab.isascii()]


def test_the_language_is_remembered(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.page.get_by_role("button", name="切换到中文").click()
    page = opened.page.context.new_page()
    page.goto(opened.page.url.partition("#")[0])
    expect(page.locator("#details h2")).to_have_text("尚未选择")


def test_the_theme_follows_the_system_until_the_button_says_otherwise(
    open_page: Open, html: str
) -> None:
    page = open_page(html, color_scheme="dark").page
    theme = page.locator("html")
    expect(theme).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Light or dark").click()
    expect(theme).to_have_attribute("data-theme", "light")
    page.reload()
    expect(theme).to_have_attribute("data-theme", "light")


def test_the_about_box_names_the_data_and_the_software(opened: Any) -> None:
    opened.page.get_by_role("button", name="About this page").click()
    box = opened.page.get_by_role("dialog")
    expect(box).to_contain_text("One file that works offline.")
    box.locator("summary").click()
    expect(box.locator("pre")).to_contain_text("oxigraph 0.5")
    opened.page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_a_page_without_the_engine_offers_no_questions(open_page: Open, graph: Subgraph) -> None:
    opened = open_page(render(graph, title="A", features=Features(sparql=False)))
    assert opened.page.locator("#tabs [data-view=ask]").count() == 0
    opened.show("table")
    assert opened.complaints == []


def test_a_phone_shows_view_filters_and_details_in_turn(open_page: Open, html: str) -> None:
    opened = open_page(html, viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator("#side")).to_be_hidden()
    expect(page.locator("#details")).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_role("checkbox", name="Models")).to_be_visible()
    page.get_by_role("button", name="Filters").click()
    opened.select("scGPT")
    details = page.locator("#details").bounding_box()
    assert details["width"] == 390
    assert details["y"] >= page.locator("#stage").bounding_box()["y"] + 100
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#details")).to_be_hidden()


def test_filters_on_a_phone_lead_back_to_the_view(open_page: Open, html: str) -> None:
    page = open_page(html, viewport={"width": 390, "height": 844}).page
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("button", name="Show the view").click()
    expect(page.locator("#side")).to_be_hidden()
    expect(page.get_by_role("button", name="Filters")).to_be_focused()


def test_paper_gets_a_picture_of_the_view_in_light(open_page: Open, html: str) -> None:
    page = open_page(html, "#at=scgpt", color_scheme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert "scGPT" in page.locator("#paper svg text").all_text_contents()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("#details h2")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.locator("#paper").count() == 0


def test_an_empty_graph_is_a_page_without_complaints(
    open_page: Open, graph_of: Callable[[str], Subgraph]
) -> None:
    opened = open_page(render(graph_of(""), title="Nothing"))
    assert opened.heading() == "Nothing selected"
    assert opened.complaints == []
