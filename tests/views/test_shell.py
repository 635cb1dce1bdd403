"""The frame of the page in a real browser: search, filters, details, address, language, theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
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


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("geneform", "Geneformer"),
        ("genefomrer", "Geneformer"),
        ("SINGLE-CELL gpt", "scGPT"),
        ("toward building", "scGPT, 2024"),
        ("haotian", "scGPT, 2024"),
        ("ｓｃＧＰＴ－ｓｐａｔｉａｌ", "scGPT-spatial"),
        ("细胞类型", "Cell type annotation"),
        ("多伦多", "University of Toronto"),
    ],
)
def test_search_finds_names_titles_and_people_in_both_languages(
    opened: Any, asked: str, name: str
) -> None:
    opened.select(asked)
    assert opened.heading() == name


def test_search_says_when_it_only_guesses(opened: Any) -> None:
    opened.page.locator("#search").fill("genefomrer")
    hits = opened.page.locator("#hits")
    expect(hits).to_contain_text("Nothing has this name; these come near")
    opened.page.locator("#search").fill("geneformer")
    expect(hits).not_to_contain_text("come near")


def test_search_works_by_keyboard_alone(opened: Any) -> None:
    opened.page.keyboard.press("/")
    expect(opened.page.locator("#search")).to_be_focused()
    opened.page.keyboard.type("scgpt")
    options = opened.page.get_by_role("option")
    first, second = options.nth(0).inner_text(), options.nth(1).inner_text()
    assert first.startswith("scGPT")
    opened.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    opened.page.keyboard.press("Enter")
    assert opened.heading() == second.split("\n")[0]
    expect(opened.page.locator("#hits")).to_be_hidden()


def test_search_says_when_nothing_is_found(opened: Any) -> None:
    opened.page.locator("#search").fill("zzzz")
    expect(opened.page.locator("#hits")).to_have_text("Nothing found")


def test_search_offers_to_show_all_that_it_found_and_nothing_else(
    open_page: Open, graph_of: Callable[[str], Subgraph]
) -> None:
    many = "".join(f'model:m{n} a fair4ml:MLModel ; rdfs:label "Cell {n}" . ' for n in range(20))
    other = 'model:x a fair4ml:MLModel ; rdfs:label "Other" .'
    opened = open_page(render(graph_of(many + other), title="Many"))
    opened.page.locator("#search").fill("cell")
    assert opened.page.get_by_role("option").count() == 13
    opened.page.keyboard.press("ArrowUp")
    expect(opened.page.get_by_role("option").last).to_have_text("Show only these 20")
    opened.page.keyboard.press("Enter")
    assert opened.drawn()[:2] == [20, 21]
    expect(opened.page.locator("#side")).to_contain_text("Only what was found: 20")
    opened.page.get_by_role("button", name="Show everything again").click()
    assert opened.drawn()[:2] == [21, 21]


def test_details_show_facts_and_who_says_them(opened: Any) -> None:
    opened.select("scGPT")
    panel = opened.page.locator("#details").inner_text()
    assert "over 33,000,000 cells" in panel
    assert "rejected: The list gives the year of another model." in panel
    link = opened.page.locator(".sources a", has_text="A list, README.md")
    expect(link).to_have_attribute("href", "https://github.com/example/list")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert "Stated in paper" in opened.page.locator(".sources").inner_text()


def test_details_tell_what_a_test_found(opened: Any) -> None:
    opened.select("scGPT")
    findings = opened.page.locator(".findings")
    expect(findings).to_contain_text("Worse than a linear baseline.")
    findings.get_by_role("button", name="A benchmark of embeddings").click()
    assert opened.heading() == "A benchmark of embeddings"
    expect(opened.page.locator(".findings")).to_contain_text("Worse than a linear baseline.")


def test_neighbours_are_ways_to_go_on(opened: Any) -> None:
    opened.select("scGPT-spatial")
    group = opened.page.locator(".group", has_text="continually pretrained from")
    group.get_by_role("button", name="scGPT", exact=True).click()
    assert opened.heading() == "scGPT"
    into = opened.page.locator(".group", has_text="continually pretrained into")
    expect(into.get_by_role("button", name="scGPT-spatial")).to_be_visible()


def test_a_relation_that_sources_dispute_says_so(opened: Any) -> None:
    opened.select("Geneformer")
    group = opened.page.locator(".group li", has_text="Spatial deconvolution")
    expect(group).to_contain_text("also stated")


def test_a_footnote_leads_to_its_source(opened: Any) -> None:
    opened.select("scGPT")
    mark = opened.page.locator(".facts .mark").first
    mark.click()
    lit = opened.page.locator(".sources .lit")
    expect(lit).to_have_count(1)
    assert lit.get_attribute("id") == f"source-{int(mark.inner_text()) - 1}"


def test_the_way_between_two_entities_is_spelt_out(opened: Any) -> None:
    opened.select("scGPT-spatial")
    opened.page.locator(".path-to").fill("genecorpus")
    opened.page.locator(".path-to").press("Enter")
    steps = opened.page.locator(".way-there li")
    assert steps.all_inner_texts() == [
        "scGPT-spatial",
        "scGPT",
        "Cell type annotation",
        "Geneformer",
        "Genecorpus-30M",
    ]
    assert opened.address()["to"] == "genecorpus"


def test_no_way_is_said_to_be_none(open_page: Open, graph_of: Callable[[str], Subgraph]) -> None:
    text = "model:a a fair4ml:MLModel ; prov:wasDerivedFrom model:b . model:b a fair4ml:MLModel . "
    opened = open_page(render(graph_of(text + "model:c a fair4ml:MLModel ."), title="A"), "#at=a")
    opened.page.locator(".path-to").fill("c")
    opened.page.locator(".path-to").press("Enter")
    expect(opened.page.locator(".ways")).to_contain_text("No way leads there")


def _count(opened: Any, name: str) -> int:
    return int(opened.page.locator("#side li", has_text=name).locator(".count").inner_text())


def test_facets_count_what_a_choice_would_leave(opened: Any) -> None:
    assert _count(opened, "Cell type annotation") == 2
    assert _count(opened, "Models") == 3
    opened.page.get_by_role("checkbox", name="Spatial", exact=True).check()
    assert (_count(opened, "Models"), _count(opened, "Papers")) == (1, 0)
    expect(opened.page.locator("#side li", has_text="Cell type annotation")).to_have_count(0)
    assert _count(opened, "scRNA-seq") == 2
    assert opened.address()["f.modality"] == "Spatial"


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(opened: Any) -> None:
    opened.page.get_by_role("checkbox", name="Spatial", exact=True).check()
    opened.page.get_by_role("checkbox", name="scRNA-seq").check()
    assert _count(opened, "Models") == 3
    opened.page.get_by_role("checkbox", name="Cell type annotation").check()
    assert _count(opened, "Models") == 2
    opened.page.get_by_role("button", name="Show everything again").click()
    assert _count(opened, "Papers") == 2
    assert opened.address() == {}


def test_a_turned_box_keeps_the_keyboard(opened: Any) -> None:
    box = opened.page.get_by_role("checkbox", name="Cell type annotation")
    box.focus()
    opened.page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()


def test_a_turned_box_stays_where_it_is(open_page: Open, html: str) -> None:
    opened = open_page(html, viewport={"width": 1280, "height": 420})
    boxes = opened.page.locator("#side details", has_text="Modality").locator(".what")
    before = boxes.all_inner_texts()
    box = opened.page.get_by_role("checkbox", name=before[-1], exact=True)
    box.scroll_into_view_if_needed()
    height = box.bounding_box()["y"]
    box.check()
    assert boxes.all_inner_texts() == before
    assert box.bounding_box()["y"] == pytest.approx(height, abs=1)


def test_each_end_of_the_years_keeps_the_keyboard(opened: Any) -> None:
    for name in ("From year", "To year"):
        slider = opened.page.get_by_role("slider", name=name)
        slider.focus()
        opened.page.keyboard.press("ArrowRight" if name == "From year" else "ArrowLeft")
        expect(slider).to_be_focused()


def test_buttons_in_details_and_tray_keep_the_keyboard(opened: Any) -> None:
    opened.select("scGPT")
    for name in ("Pick", "2 steps"):
        button = opened.page.locator("#details").get_by_role("button", name=name)
        button.focus()
        opened.page.keyboard.press("Enter")
        expect(button).to_be_focused()
    opened.page.get_by_role("button", name="Drop scGPT").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#stage")).to_be_focused()
    opened.page.locator("#details").get_by_role("button", name="Close").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#stage")).to_be_focused()


def test_a_selection_is_announced_in_one_line(opened: Any) -> None:
    opened.select("scGPT-spatial")
    edges, n = opened.data()["edges"], opened.place("scgpt-spatial")
    near = edges["from"].count(n) + edges["to"].count(n)
    said = opened.page.get_by_role("status").filter(has_text="connections")
    expect(said).to_have_text(f"scGPT-spatial, Model: {near} connections")
    details = opened.page.get_by_role("complementary", name="Details of scGPT-spatial")
    assert details.get_attribute("aria-live") is None


def test_nothing_in_the_bar_moves_from_view_to_view(opened: Any) -> None:
    places = """() => [...document.querySelectorAll(".bar button, #search")]
        .map((each) => [each.id, Math.round(each.getBoundingClientRect().x)])"""
    before = opened.page.evaluate(places)
    for view in ("table", "lineage"):
        opened.show(view)
        assert opened.page.evaluate(places) == before


def test_years_narrow_every_view(opened: Any) -> None:
    slider = opened.page.get_by_role("slider", name="From year")
    slider.focus()
    opened.page.keyboard.press("ArrowRight")
    assert opened.address()["years"] == "2024-2025"
    assert _count(opened, "Models") == 0
    assert _count(opened, "Papers") == 2


def test_picking_survives_in_the_address(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.select("Geneformer")
    opened.page.get_by_role("button", name="Pick").click()
    opened.select("scGPT")
    opened.page.get_by_role("button", name="Pick", exact=True).click()
    assert opened.address()["pick"] == "geneformer,scgpt"
    opened.page.reload()
    chips = opened.page.locator("#tray .chip button:first-child")
    assert chips.all_inner_texts() == ["Geneformer", "scGPT"]
    opened.page.get_by_role("button", name="Drop Geneformer").click()
    assert chips.all_inner_texts() == ["scGPT"]


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


def test_the_address_brings_everything_back(open_page: Open, html: str) -> None:
    at = "#view=table&at=geneformer&pick=scgpt&f.modality=scRNA-seq&years=2023-2024&lang=zh"
    opened = open_page(html, at)
    expect(opened.page.locator("#view-table")).to_be_visible()
    assert opened.heading() == "Geneformer"
    assert opened.page.locator("html").get_attribute("lang") == "zh-Hans"
    assert _count(opened, "论文") == 0
    assert opened.page.locator("#tray .chip").count() == 1
    opened.page.get_by_role("button", name="Switch to English").click()
    assert opened.address() == {
        "view": "table",
        "at": "geneformer",
        "pick": "scgpt",
        "f.modality": "scRNA-seq",
        "years": "2023-2024",
    }


def test_filters_in_the_address_hold_from_the_start(open_page: Open, html: str) -> None:
    opened = open_page(html, "#f.modality=Spatial")
    assert opened.drawn()[0] == 1
    assert _count(opened, "Models") == 1


def test_back_returns_to_the_entity_before(opened: Any) -> None:
    opened.select("Geneformer")
    opened.select("scGPT")
    opened.page.go_back()
    expect(opened.page.locator("#details h2")).to_have_text("Geneformer")
    opened.page.go_back()
    expect(opened.page.locator("#details h2")).to_have_text("Nothing selected")


@pytest.mark.parametrize(
    "at",
    [
        "#%E0%A4%A", "#view=<script>&at=nobody&years=9-1&lines=99.-1.x&f.task=%ZZ",
        "#at=__proto__&pick=constructor,,%00&only=x&hops=9&lang=fr", "#" + "a" * 5000,
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_shows_everything(
    open_page: Open, html: str, at: str
) -> None:
    opened = open_page(html, at)
    assert opened.heading() == "Nothing selected"
    expect(opened.page.locator("#view-map")).to_be_visible()
    assert opened.complaints == []


def test_the_first_addresses_of_the_page_still_lead_to_their_entity(
    open_page: Open, html: str
) -> None:
    assert open_page(html, "#geneformer").heading() == "Geneformer"


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
