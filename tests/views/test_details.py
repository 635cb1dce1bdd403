"""What the page tells of one entity, and the ways on from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph
from spallm.views import render

Open = Callable[..., Any]


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
