"""The page in a real browser, opened from a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph, subgraph
from spallm.views import render

Open = Callable[..., Any]


def test_opening_asks_no_other_host_and_complains_of_nothing(opened: Any) -> None:
    opened.page.wait_for_timeout(300)
    assert len([url for url in opened.requests if not url.startswith("data:")]) == 1
    assert opened.requests[0].startswith("file://")
    assert opened.complaints == []


def test_the_map_is_painted_in_the_colours_of_its_kinds(opened: Any) -> None:
    assert opened.painted() > 2000
    colours = {kind["light"] for kind in opened.data("page")["kinds"]}
    found = opened.page.evaluate(
        """() => {
        const canvas = document.querySelector("#map canvas");
        const { width, height } = canvas;
        const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
        const hex = (value) => value.toString(16).padStart(2, "0");
        const found = new Set();
        for (let at = 0; at < data.length; at += 4) {
            found.add("#" + hex(data[at]) + hex(data[at + 1]) + hex(data[at + 2]));
        }
        return [...found];
    }"""
    )
    assert {colour.lower() for colour in colours} <= set(found)


def test_nothing_moves_by_itself(opened: Any) -> None:
    canvas = opened.page.locator("#map canvas")
    before = canvas.evaluate("c => c.toDataURL()")
    opened.page.wait_for_timeout(1000)
    assert canvas.evaluate("c => c.toDataURL()") == before


def test_turning_a_kind_off_takes_its_nodes_and_edges_away(opened: Any) -> None:
    nodes, all_nodes, edges, all_edges = opened.drawn()
    assert (nodes, all_nodes) == (10, 10)
    assert edges < all_edges
    opened.page.get_by_role("checkbox", name="Datasets").uncheck()
    after = opened.drawn()
    assert after[0] == 8
    assert after[2] == edges - 3
    opened.page.get_by_role("checkbox", name="Datasets").check()
    assert opened.drawn() == [nodes, all_nodes, edges, all_edges]


def test_citations_are_quiet_until_asked_for(opened: Any) -> None:
    box = opened.page.get_by_role("checkbox", name="cites")
    expect(box).not_to_be_checked()
    before = opened.drawn()[2]
    box.check()
    assert opened.drawn()[2] == before + 1


def test_the_legend_counts_nodes_and_edges(opened: Any) -> None:
    rows = opened.page.locator("#legend li").all_inner_texts()
    assert [row.split("\n")[-1].split()[-1] for row in rows[:5]] == ["3", "2", "2", "1", "2"]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("geneform", "Geneformer"),
        ("SINGLE-CELL gpt", "scGPT"),
        ("toward building", "scGPT, 2024"),
        ("ｓｃＧＰＴ－ｓｐａｔｉａｌ", "scGPT-spatial"),
        ("细胞类型", "Cell type annotation"),
        ("多伦多", "University of Toronto"),
    ],
)
def test_search_finds_names_other_names_and_titles_in_both_languages(
    opened: Any, asked: str, name: str
) -> None:
    opened.select(asked)
    assert opened.heading() == name


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


def test_a_click_on_a_node_shows_its_facts_and_their_sources(opened: Any) -> None:
    opened.select("scGPT")
    opened.page.keyboard.press("Escape")
    assert opened.heading() == "Nothing selected"
    box = opened.page.locator("#map").bounding_box()
    # The search has brought scGPT and its neighbours into view; find it where the engine put it.
    point = _screen_point(opened, "scgpt")
    opened.page.mouse.click(box["x"] + point[0], box["y"] + point[1])
    expect(opened.page.locator("#details h2")).to_have_text("scGPT")
    panel = opened.page.locator("#details").inner_text()
    assert "over 33,000,000 cells" in panel
    assert "rejected: The list gives the year of another model." in panel
    link = opened.page.locator(".sources a", has_text="A list, README.md")
    expect(link).to_have_attribute("href", "https://github.com/example/list")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert "Stated in paper" in opened.page.locator(".sources").inner_text()


def _screen_point(opened: Any, entity: str) -> tuple[float, float]:
    """Return where a node stands on the map after it and its neighbours were brought into view."""
    place = opened.place(entity)
    nodes, edges = opened.data("nodes"), opened.data("edges")
    near = {place} | {
        n for e in edges for n in (e["from"], e["to"]) if place in (e["from"], e["to"])
    }
    left = min(nodes[n]["x"] - nodes[n]["size"] for n in near)
    right = max(nodes[n]["x"] + nodes[n]["size"] for n in near)
    top = min(nodes[n]["y"] - nodes[n]["size"] for n in near)
    bottom = max(nodes[n]["y"] + nodes[n]["size"] for n in near)
    box = opened.page.locator("#map").bounding_box()
    across = min(88, box["width"] / 8)
    scale = min((box["width"] - 2 * across) / (right - left), (box["height"] - 76) / (bottom - top))
    scale = min(scale, 1.5)
    return (
        (nodes[place]["x"] - (left + right) / 2) * scale + box["width"] / 2,
        (nodes[place]["y"] - (top + bottom) / 2) * scale + box["height"] / 2,
    )


def test_selecting_draws_the_neighbourhood_with_its_quiet_relations(opened: Any) -> None:
    opened.select("A benchmark")
    # it cites the scGPT paper, which is off in the legend, and evaluates scGPT
    assert opened.drawn()[2] == 2


def test_escape_restores_the_map(opened: Any) -> None:
    before = opened.drawn()
    opened.select("Geneformer")
    assert opened.drawn() != before
    opened.page.keyboard.press("Escape")
    assert opened.drawn() == before
    assert opened.heading() == "Nothing selected"


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


def test_the_language_switch_turns_words_names_and_facts(opened: Any) -> None:
    opened.select("Cell type annotation")
    opened.page.get_by_role("button", name="切换到中文").click()
    assert opened.heading() == "细胞类型注释"
    assert opened.page.locator("html").get_attribute("lang") == "zh-Hans"
    assert "模型" in opened.page.locator("#legend").inner_text()
    opened.page.get_by_role("button", name="Switch to English").click()
    assert opened.heading() == "Cell type annotation"


def test_a_chinese_reader_is_met_in_chinese(open_page: Open, html: str) -> None:
    assert open_page(html, locale="zh-CN").heading() == "尚未选择"


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


def test_the_address_keeps_the_selection(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.select("Geneformer")
    assert opened.page.url.endswith("#geneformer")
    opened.page.reload()
    opened.page.locator("html[data-ready=true]").wait_for()
    assert opened.heading() == "Geneformer"
    opened.page.keyboard.press("Escape")
    assert "#" not in opened.page.url
    assert opened.complaints == []


def test_the_list_says_the_same_as_the_map(opened: Any) -> None:
    opened.page.get_by_role("button", name="List").click()
    shown = opened.page.locator("#list")
    assert "Models (3)" in shown.inner_text()
    assert shown.get_by_role("button").count() == 10
    shown.get_by_role("button", name="Geneformer").press("Enter")
    assert opened.heading() == "Geneformer"


def test_the_map_can_be_moved_by_keys(opened: Any) -> None:
    canvas = opened.page.locator("#map canvas")
    before = canvas.evaluate("c => c.toDataURL()")
    opened.page.locator("#map").focus()
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("+")
    opened.page.wait_for_timeout(100)
    assert canvas.evaluate("c => c.toDataURL()") != before


def test_a_phone_shows_map_legend_and_details_in_turn(open_page: Open, html: str) -> None:
    opened = open_page(html, viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator("#legend")).to_be_hidden()
    expect(page.locator("#details")).to_be_hidden()
    page.get_by_role("button", name="Legend").click()
    expect(page.get_by_role("checkbox", name="Models")).to_be_visible()
    page.get_by_role("button", name="Legend").click()
    opened.select("scGPT")
    details = page.locator("#details").bounding_box()
    assert details["width"] == 390
    assert details["y"] >= page.locator("#map").bounding_box()["y"] + 100
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#details")).to_be_hidden()


HOSTILE = (
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '\\"\' onmouseover=window.hit=1 x=\\"',
    "{{ 7*7 }} ${window.hit=1}",
    "\\u202Egnp.exe \\u0000 \\u2028",
    "javascript:window.hit=1",
    "__proto__",
)


def _hostile_graph() -> Subgraph:
    lines = ["@prefix s: <https://schema.org/> .", "@prefix x: <https://w3id.org/spallm/> ."]
    for n, text in enumerate(HOSTILE):
        lines.append(
            f"<https://w3id.org/spallm/model/m{n}> a <https://w3id.org/fair4ml#MLModel> ; "
            f'<http://purl.org/dc/terms/identifier> "{text}" ; '
            f'<http://www.w3.org/2004/02/skos/core#prefLabel> "{text}"@en, "{text}"@zh ; '
            f'<http://www.w3.org/2004/02/skos/core#altLabel> "{text}" ; s:description "{text}" ; '
            f"s:codeRepository <javascript:window.hit=1> , <data:text/html,x> ; "
            f"<http://www.w3.org/ns/prov#wasDerivedFrom> "
            f"<https://w3id.org/spallm/model/m{(n + 1) % len(HOSTILE)}> ."
        )
        lines.append(
            f"<https://w3id.org/spallm/evidence/e{n}> s:url <javascript:window.hit=1> ; "
            f'<http://www.w3.org/2004/02/skos/core#prefLabel> "{text}"@en . '
            f"<https://w3id.org/spallm/evidence/e{n}> "
            f'{{ <https://w3id.org/spallm/model/m{n}> s:description "{text}" . }}'
        )
    return subgraph(ox.parse("\n".join(lines), format=ox.RdfFormat.TRIG))


def test_hostile_texts_stay_texts_wherever_they_are_shown(open_page: Open) -> None:
    title = "</title></script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
    opened = open_page(
        render(_hostile_graph(), title=title, subtitle=title), reduced_motion="reduce"
    )
    page = opened.page
    assert page.title() == title
    box = page.locator("#map").bounding_box()
    for x in range(10):
        for y in range(8):
            page.mouse.move(box["x"] + box["width"] * x / 10, box["y"] + box["height"] * y / 8)
    page.get_by_role("button", name="List").click()
    for n in range(len(HOSTILE)):
        page.locator("#list button").nth(n).click()
        for mark in page.locator(".mark").all():
            mark.click()
    page.keyboard.press("/")
    page.keyboard.type("window")
    page.keyboard.press("Enter")
    assert page.evaluate("window.hit") is None
    assert page.locator("main img").count() == 0
    hrefs = page.locator("main a").evaluate_all("all => all.map((a) => a.href)")
    assert all(href.startswith(("http://", "https://")) for href in hrefs)
    assert opened.complaints == []


def test_inserted_script_is_refused_by_the_policy(opened: Any) -> None:
    opened.page.evaluate(
        """() => {
        const script = document.createElement("script");
        script.textContent = "window.hit = 1";
        document.body.append(script);
    }"""
    )
    assert opened.page.evaluate("window.hit") is None
    assert any("Content Security Policy" in text for text in opened.complaints)


def test_hovering_shows_a_hostile_name_as_text(
    open_page: Open, graph_of: Callable[[str], Subgraph]
) -> None:
    name = "<img src=x onerror=window.hit=1>"
    graph = graph_of(f'paper:p a schema:ScholarlyArticle ; skos:prefLabel "{name}"@en .')
    page = open_page(render(graph, title="One paper")).page
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    expect(page.locator("#tip")).to_have_text(name)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("#details h2")).to_have_text(name)
    assert page.evaluate("window.hit") is None
