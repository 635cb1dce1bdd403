"""The map: what is drawn, named and lit, and how readers get about on it, with either engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from spallm.store.subgraph import Subgraph
from spallm.views import Features, render

GraphOf = Callable[[str], Subgraph]
Open = Callable[..., Any]
Box = dict[str, float]

LISTEN = """() => {
    window.frames_drawn = [];
    document.querySelector("#map").addEventListener("spallm-frame", (event) =>
        window.frames_drawn.push(event.detail.names));
}"""


@pytest.fixture(scope="module")
def pyvis_html(graph: Subgraph) -> str:
    return render(graph, title="By pyvis", features=Features(engine="pyvis"))


def camera(opened: Any) -> list[float]:
    """Return where the map looks: x, y, scale, width, height, growth."""
    told = opened.page.locator("#map[data-camera]").get_attribute("data-camera")
    return [float(part) for part in told.split()]


def spot(opened: Any, n: int) -> tuple[float, float]:
    """Return where a node stands in the window."""
    x, y, scale, width, height, _ = camera(opened)
    nodes, box = opened.data()["nodes"], opened.page.locator("#map").bounding_box()
    across = (nodes["x"][n] - x) * scale + width / 2
    down = (nodes["y"][n] * tall(opened) - y) * scale + height / 2
    return box["x"] + across, box["y"] + down


def tall(opened: Any) -> float:
    """Return how much higher than in the data everything stands, to fill the stage."""
    return float(opened.page.locator("#map").get_attribute("data-tall"))


def links(opened: Any) -> list[tuple[int, int, int]]:
    edges = opened.data()["edges"]
    return list(zip(edges["from"], edges["to"], edges["r"], strict=True))


def name(opened: Any, n: int) -> str:
    told = opened.data()["cards"][n]["t"]
    return told if isinstance(told, str) else told[0]


def address(opened: Any) -> dict[str, str]:
    """Return what the address says now; the browser tells the test's side of it a little later."""
    return dict(parse_qsl(opened.page.evaluate("location.hash").removeprefix("#")))


def drawn(opened: Any) -> list[int]:
    """Return the numbers in the line that says what is drawn."""
    said = opened.page.locator("#drawn").inner_text()
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", said)]


def settled(opened: Any) -> float:
    """Wait until the view rests, and return its scale."""
    opened.page.wait_for_timeout(300)
    return camera(opened)[2]


@pytest.mark.parametrize("engine", ["html", "pyvis_html"])
def test_either_engine_draws_what_is_shown_at_first_and_selects_on_click(
    open_page: Open, request: pytest.FixtureRequest, engine: str
) -> None:
    opened = open_page(request.getfixturevalue(engine), reduced_motion="reduce")
    told = opened.data()
    shown = sum(told["relations"][r]["shown"] for _, _, r in links(opened))
    count = len(told["cards"])
    assert drawn(opened) == [count, count, shown, len(links(opened))]
    settled(opened)
    assert opened.painted() > 3000
    n = opened.place("scgpt")
    opened.page.mouse.click(*spot(opened, n))
    assert opened.heading() == "scGPT"
    near = [link for link in links(opened) if n in link[:2]]
    assert drawn(opened)[2] == len(near)
    opened.page.keyboard.press("Escape")
    assert drawn(opened)[2] == shown
    assert opened.complaints == []


def test_a_click_on_bare_ground_clears_the_selection(open_page: Open, html: str) -> None:
    opened = open_page(html, at="#at=scgpt", reduced_motion="reduce")
    box = opened.page.locator("#map").bounding_box()
    opened.page.mouse.click(box["x"] + 3, box["y"] + box["height"] - 3)
    assert "at" not in address(opened)


def test_control_click_picks_and_picks_no_more(opened: Any) -> None:
    where = spot(opened, opened.place("geneformer"))
    opened.page.keyboard.down("Control")
    opened.page.mouse.click(*where)
    assert address(opened) == {"pick": "geneformer"}
    opened.page.mouse.click(*where)
    opened.page.keyboard.up("Control")
    assert address(opened) == {}


def test_a_frame_drawn_with_shift_picks_all_nodes_in_it(opened: Any) -> None:
    box = opened.page.locator("#map").bounding_box()
    middle = box["x"] + box["width"] / 2
    opened.page.keyboard.down("Shift")
    opened.page.mouse.move(box["x"] + 1, box["y"] + 1)
    opened.page.mouse.down()
    opened.page.mouse.move(middle, box["y"] + box["height"] - 1, steps=4)
    opened.page.mouse.up()
    opened.page.keyboard.up("Shift")
    count = len(opened.data()["cards"])
    left = {opened.data()["cards"][n]["id"] for n in range(count) if spot(opened, n)[0] < middle}
    assert left
    assert set(address(opened)["pick"].split(",")) == left


def test_two_steps_light_the_links_among_all_neighbours(open_page: Open, html: str) -> None:
    opened = open_page(html, at="#at=geneformer&hops=2")
    near = {opened.place("geneformer")}
    for _ in range(2):
        near |= {end for a, b, _ in links(opened) if {a, b} & near for end in (a, b)}
    among = [link for link in links(opened) if set(link[:2]) <= near]
    assert drawn(opened)[2] == len(among)


def test_a_way_is_drawn_with_all_links_between_its_stations(open_page: Open, html: str) -> None:
    opened = open_page(html, at="#at=scgpt-spatial&to=geneformer")
    stations = opened.page.locator("#details .way-there .way").all_inner_texts()
    places = {next(n for n in range(99) if name(opened, n) == station) for station in stations}
    assert len(places) > 2
    between = Counter(frozenset((a, b)) for a, b, _ in links(opened) if {a, b} <= places)
    assert drawn(opened)[2] == sum(between.values())


def test_what_a_filter_hides_is_neither_drawn_nor_found_by_pointers(
    open_page: Open, html: str
) -> None:
    opened = open_page(html, at="#without=model", reduced_motion="reduce")
    told = opened.data()
    model = next(k for k, kind in enumerate(told["kinds"]) if kind["key"] == "model")
    kept = {n for n, card in enumerate(told["cards"]) if card["k"] != model}
    shown = [a for a, b, r in links(opened) if {a, b} <= kept and told["relations"][r]["shown"]]
    assert drawn(opened)[0] == len(kept)
    assert drawn(opened)[2] == len(shown)
    opened.page.mouse.click(*spot(opened, opened.place("scgpt")))
    assert address(opened).get("at") != "scgpt"


def overlap(a: Box, b: Box) -> bool:
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    return across > 0 and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 0


def test_names_never_cover_each_other_at_any_scale(opened: Any) -> None:
    opened.page.evaluate(LISTEN)
    opened.page.locator("#map").focus()
    for key in ["-", "-", "0", "+", "+", "+", "+"]:
        opened.page.keyboard.press(key)
        settled(opened)
    frames = opened.page.evaluate("window.frames_drawn")
    assert len(frames) >= 7
    assert max(len(names) for names in frames) > 8
    for names in frames:
        assert [pair for pair in combinations(names, 2) if overlap(*pair)] == []


def test_keys_and_buttons_zoom_move_and_show_everything(opened: Any) -> None:
    page, start = opened.page, camera(opened)
    page.locator("#map").focus()
    page.keyboard.press("+")
    assert settled(opened) == pytest.approx(start[2] * 1.25)
    page.keyboard.press("ArrowRight")
    settled(opened)
    assert camera(opened)[0] == pytest.approx(start[0] + 80 / camera(opened)[2])
    page.get_by_role("button", name="Zoom out").click()
    assert settled(opened) == pytest.approx(start[2] * 1.25 / 1.35)
    page.get_by_role("button", name="Show everything").click()
    settled(opened)
    assert camera(opened) == pytest.approx(start)


def test_enter_selects_the_entity_in_the_middle(opened: Any) -> None:
    x, y, *_ = camera(opened)
    nodes = opened.data()["nodes"]
    high = tall(opened)
    away = [
        ((nodes["x"][n] - x) ** 2 + (nodes["y"][n] * high - y) ** 2) ** 0.5
        for n in range(len(nodes["x"]))
    ]
    opened.page.locator("#map").focus()
    opened.page.keyboard.press("Enter")
    assert away[opened.place(address(opened)["at"])] <= min(away) + 20


def test_the_wheel_zooms_around_the_pointer(opened: Any) -> None:
    n = opened.place("census")
    before, scale = spot(opened, n), camera(opened)[2]
    opened.page.mouse.move(*before)
    opened.page.mouse.wheel(0, -200)
    assert settled(opened) > scale * 1.3
    assert spot(opened, n) == pytest.approx(before, abs=0.5)


def test_two_fingers_stretch_the_map(open_page: Open, html: str) -> None:
    opened = open_page(html, has_touch=True, viewport={"width": 390, "height": 844})
    start = camera(opened)[2]
    box = opened.page.locator("#map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    fingers = opened.page.context.new_cdp_session(opened.page)
    for kind, apart in [("touchStart", 30), ("touchMove", 45), ("touchMove", 60)]:
        points = [{"x": x + side * apart, "y": y, "id": side} for side in (-1, 1)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert settled(opened) == pytest.approx(start * 2, rel=0.05)


def test_the_map_is_drawn_out_to_the_shape_of_the_stage(open_page: Open, html: str) -> None:
    wide = open_page(html, viewport={"width": 1280, "height": 800})
    high = open_page(html, viewport={"width": 390, "height": 844})
    assert tall(high) > tall(wide)
    count = len(high.data()["cards"])
    box = high.page.locator("#map").bounding_box()
    down = [spot(high, n)[1] - box["y"] for n in range(count)]
    assert all(0 < each < box["height"] for each in down)
    assert max(down) - min(down) > 0.5 * box["height"]


def test_nothing_lies_over_the_map(open_page: Open, html: str) -> None:
    for size in ({"width": 1280, "height": 800}, {"width": 390, "height": 844}):
        page = open_page(html, viewport=size).page
        box = page.locator("#map").bounding_box()
        for part in page.locator("#view-map .foot > *").all():
            assert part.bounding_box()["y"] >= box["y"] + box["height"]


def test_the_legend_tells_the_signs_of_what_there_is(open_page: Open, html: str) -> None:
    opened = open_page(html, viewport={"width": 390, "height": 844})
    told = opened.page.locator(".map-signs li").all_inner_texts()
    kinds = [kind["t"][0] for kind in opened.data()["kinds"] if kind["count"]]
    assert told == [*kinds, "weights from", "trained on"]


def test_what_is_tapped_on_a_phone_stays_in_view_above_its_details(
    open_page: Open, html: str
) -> None:
    opened = open_page(
        html, viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce"
    )
    opened.page.locator("#map").focus()
    for key in ("+", "+", "ArrowUp", "ArrowUp"):
        opened.page.keyboard.press(key)
    settled(opened)
    stage = opened.page.locator("#map").bounding_box()
    count = len(opened.data()["cards"])
    lowest = max(
        (spot(opened, n) for n in range(count)),
        key=lambda at: at[1] if 0 < at[0] < 390 and at[1] < stage["y"] + stage["height"] else 0,
    )
    opened.page.touchscreen.tap(*lowest)
    n = opened.place(address(opened)["at"])
    settled(opened)
    box = opened.page.locator("#map").bounding_box()
    assert box["height"] < stage["height"] / 2
    assert box["y"] < spot(opened, n)[1] < box["y"] + box["height"]


def test_pointing_tells_name_kind_and_year(opened: Any) -> None:
    opened.page.mouse.move(*spot(opened, opened.place("scgpt")))
    tip = opened.page.locator("#view-map .tip")
    assert tip.locator("strong").inner_text() == "scGPT"
    assert tip.locator("span").inner_text() == "Model · 2023"
    box = opened.page.locator("#map").bounding_box()
    opened.page.mouse.move(box["x"] + 2, box["y"] + box["height"] - 2)
    assert tip.is_hidden()


def test_the_text_lists_every_entity_by_kind(open_page: Open, html: str) -> None:
    opened = open_page(html, at="#text=1&lang=zh")
    told = opened.data()
    zh = [card["t"] if isinstance(card["t"], str) else card["t"][1] for card in told["cards"]]
    for k, kind in enumerate(told["kinds"]):
        section = opened.page.locator("#text section").filter(has_text=kind["t"][1]).first
        wanted = sorted(zh[n] for n, card in enumerate(told["cards"]) if card["k"] == k)
        assert sorted(section.locator(".way").all_inner_texts()) == wanted


def test_long_lists_are_shown_in_parts_and_say_so(open_page: Open, graph_of: GraphOf) -> None:
    many = "".join(f"<http://e.org/{n}> a <http://e.org/Thing> ." for n in range(700))
    opened = open_page(render(graph_of(many), title="Many"), at="#text=1")
    items = opened.page.locator("#text li")
    assert items.count() == 300
    assert opened.page.locator("#text [role=status]").inner_text() == "Showing 300 of 700."
    opened.page.get_by_role("button", name="Show 300 more").click()
    opened.page.get_by_role("button", name="Show 100 more").click()
    assert items.count() == 700


def test_the_picture_holds_names_of_regions_and_entities_as_text(
    opened: Any, tmp_path: Path
) -> None:
    opened.page.locator("#export").click()
    with opened.page.expect_download() as download:
        opened.page.locator("#export-svg").click()
    download.value.save_as(tmp_path / "map.svg")
    text = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert ">scGPT<" in text
    for region in opened.data()["regions"]:
        words = region["t"] if isinstance(region["t"], str) else region["t"][0]
        assert f">{words}<" in text
    assert "<style" not in text


def test_the_same_page_is_drawn_alike_every_time(open_page: Open, html: str) -> None:
    drawn = [
        open_page(html).page.evaluate("document.querySelector('#map .sheet').toDataURL()")
        for _ in range(2)
    ]
    assert drawn[0] == drawn[1]


def test_a_graph_without_entities_says_so(open_page: Open, graph_of: GraphOf) -> None:
    opened = open_page(render(graph_of(""), title="Nothing"))
    assert opened.page.locator("#drawn").inner_text() == "This graph has no entities to show."
    assert opened.complaints == []
