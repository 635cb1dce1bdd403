"""The lineage view: what stands where, what is lit, and how readers get about in it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypedDict

import pytest

from spallm.store.subgraph import Subgraph
from spallm.views import render

GraphOf = Callable[[str], Subgraph]
Open = Callable[..., Any]

FAMILY = """
model:old a fair4ml:MLModel ; skos:prefLabel "Old"@en ; spallm:hasModality b:modality\\/scrna-seq .
model:base a fair4ml:MLModel ; skos:prefLabel "Base"@en ; spallm:year 2021 ;
    schema:distribution b:model\\/base\\/weights ;
    fair4ml:fineTunedFrom model:old ; spallm:hasModality b:modality\\/scrna-seq .
b:model\\/base\\/weights a schema:DataDownload ; schema:contentUrl <https://example.org/weights> .
model:child a fair4ml:MLModel ; skos:prefLabel "Child"@en ; spallm:year 2023 ;
    fair4ml:fineTunedFrom model:base ; spallm:hasModality b:modality\\/scrna-seq .
model:grandchild a fair4ml:MLModel ; skos:prefLabel "Grandchild"@en ; spallm:year 2024 ;
    spallm:initializedFrom model:child ; spallm:usesComponent model:text ;
    spallm:hasModality b:modality\\/scrna-seq .
model:cousin a fair4ml:MLModel ; skos:prefLabel "Cousin"@en ; spallm:year 2023 ;
    spallm:continuallyPretrainedFrom model:base ; spallm:hasModality b:modality\\/scrna-seq .
model:text a fair4ml:MLModel ; skos:prefLabel "Text"@en ; spallm:year 2022 ;
    spallm:hasModality b:modality\\/text .
model:small a fair4ml:MLModel ; skos:prefLabel "Text small"@en ; spallm:year 2022 ;
    dcterms:isVersionOf model:text ; spallm:hasModality b:modality\\/text .
model:large a fair4ml:MLModel ; skos:prefLabel "Text large"@en ;
    dcterms:isVersionOf model:text ; spallm:hasModality b:modality\\/text .
model:leaf a fair4ml:MLModel ; skos:prefLabel "Leaf"@en ; spallm:year 2024 ;
    fair4ml:fineTunedFrom model:small, model:large ; spallm:hasModality b:modality\\/text .
model:lonely a fair4ml:MLModel ; skos:prefLabel "Lonely"@en ; spallm:year 2023 .
b:modality\\/scrna-seq a skos:Concept ; skos:prefLabel "scRNA-seq"@en .
b:modality\\/text a skos:Concept ; skos:prefLabel "Text"@en .
"""
RING = """
model:a a fair4ml:MLModel ; skos:prefLabel "A"@en ; spallm:year 2020 ; spallm:adaptedFrom model:b .
model:b a fair4ml:MLModel ; skos:prefLabel "B <b>bold</b>"@en ; spallm:year 2020 ;
    spallm:adaptedFrom model:a .
"""

KNOWN = {"old", "base", "child", "grandchild", "cousin", "text", "leaf"}
VARIANTS = {"small", "large"}

READ = """() => [...document.querySelectorAll(".tree .box")].map((box) => {
    const [, frame] = box.querySelectorAll("rect");
    const words = box.querySelector("text");
    const [at, size, text] = [frame.getBBox(), box.parentNode.getBBox(), words.getBBox()];
    return {
        n: Number(box.dataset.n), x: at.x, y: at.y, width: at.width, height: at.height,
        whole: size.width - 7, fits: text.x > at.x && text.x + text.width < at.x + at.width,
        lit: !box.parentNode.hasAttribute("opacity"), told: box.getAttribute("aria-label"),
        filled: frame.getAttribute("fill") === frame.getAttribute("stroke"),
    };
})"""
CROSSED = """() => {
    const boxes = [...document.querySelectorAll(".tree .box")]
        .map((box) => box.querySelectorAll("rect")[1].getBBox());
    const meets = ([x, y], [toX, toY]) => boxes.some((box) =>
        Math.max(x, toX) > box.x + 1 && Math.min(x, toX) < box.x + box.width - 1
        && Math.max(y, toY) > box.y + 1 && Math.min(y, toY) < box.y + box.height - 1);
    return [...document.querySelectorAll(".bond path:first-of-type")].filter((line) => {
        const corners = line.getAttribute("d").split(/[MLQ ]/).filter(Boolean).map(Number);
        const points = corners.flatMap((x, k) => (k % 2 ? [] : [[x, corners[k + 1]]]));
        return points.some((point, k) => k > 0 && meets(points[k - 1], point));
    }).length;
}"""


class Box(TypedDict):
    """A box of the tree as the browser drew it."""

    n: int
    x: float
    y: float
    width: float
    height: float
    whole: float
    fits: bool
    lit: bool
    filled: bool
    told: str


def _boxes(opened: Any) -> dict[str, Box]:
    cards = opened.data()["cards"]
    return {cards[box["n"]]["id"]: box for box in opened.page.evaluate(READ)}


def _lines(opened: Any) -> list[str]:
    return sorted(opened.page.locator(".tree .bond title").all_text_contents())


def _lit(opened: Any) -> set[str]:
    return {name for name, box in _boxes(opened).items() if box["lit"]}


def _scale(opened: Any) -> float:
    placed = opened.page.locator(".tree .world").get_attribute("transform")
    return float(placed.split("scale(")[1].rstrip(")"))


def _box(opened: Any, entity: str) -> Any:
    return opened.page.locator(f".tree .box[data-n='{opened.place(entity)}']")


def _chip(opened: Any, entity: str) -> Any:
    return opened.page.locator(f".tree .chip[data-n='{opened.place(entity)}']")


@pytest.fixture(scope="module", name="family")
def _family(graph_of: GraphOf) -> str:
    return render(graph_of(FAMILY), title="A family")


@pytest.fixture(name="tree")
def _tree(open_page: Open, family: str) -> Iterator[Any]:
    opened = open_page(family, at="#view=lineage")
    yield opened
    assert opened.complaints == []


def test_families_of_known_descent_stand_in_boxes(tree: Any) -> None:
    assert set(_boxes(tree)) == KNOWN
    assert tree.page.locator(".lineage .shown").inner_text() == "9 of 10"


def test_all_models_are_a_click_away(tree: Any) -> None:
    tree.page.get_by_role("button", name="All", exact=True).click()
    assert set(_boxes(tree)) == KNOWN | {"lonely"}


def test_lines_of_folded_variants_are_those_of_their_family_and_told_once(tree: Any) -> None:
    lines = _lines(tree)
    assert len([line for line in lines if line.startswith("Leaf")]) == 1
    assert len(lines) == 6
    assert next(line for line in lines if line.startswith("Leaf")).endswith("Text")


def test_time_runs_to_the_right_and_unknown_years_stand_before_it(tree: Any) -> None:
    at = {name: box["x"] for name, box in _boxes(tree).items()}
    assert at["old"] < at["base"] < at["text"] < at["child"] < at["grandchild"]
    assert at["child"] == at["cousin"]
    years = tree.page.locator(".tree .axes text").all_text_contents()
    assert [year for year in years if year.isdigit()] == ["2021", "2022", "2023", "2024"]
    assert "year unknown" in _boxes(tree)["old"]["told"]


def test_open_weights_fill_their_box(tree: Any) -> None:
    assert {name for name, box in _boxes(tree).items() if box["filled"]} == {"base"}


def test_a_family_unfolds_into_its_variants_beside_it(tree: Any) -> None:
    assert _chip(tree, "text").text_content().endswith("+2")
    _chip(tree, "text").click()
    boxes = _boxes(tree)
    assert set(boxes) == KNOWN | VARIANTS
    for variant in VARIANTS:
        assert boxes[variant]["x"] == boxes["text"]["x"] + 16
        assert boxes[variant]["y"] > boxes["text"]["y"]
    _chip(tree, "text").click()
    assert set(_boxes(tree)) == KNOWN


def test_all_families_fold_and_unfold_together(tree: Any) -> None:
    variants = tree.page.get_by_role("button", name="Variants", exact=True)
    variants.click()
    assert set(_boxes(tree)) == KNOWN | VARIANTS
    variants.click()
    assert set(_boxes(tree)) == KNOWN


def test_the_kin_of_a_model_can_stand_alone(tree: Any) -> None:
    assert tree.page.get_by_role("button", name="Kin of").count() == 0
    _box(tree, "child").click()
    tree.page.get_by_role("button", name="Kin of Child").click()
    assert set(_boxes(tree)) == {"old", "base", "child", "grandchild"}
    assert tree.page.locator(".lineage .shown").inner_text() == "4 of 10"
    _box(tree, "base").click()
    assert set(_boxes(tree)) == {"old", "base", "child", "grandchild"}
    tree.page.get_by_role("button", name="Kin of Base").click()
    assert set(_boxes(tree)) == {"old", "base", "child", "grandchild", "cousin"}
    tree.page.get_by_role("button", name="Known descent").click()
    assert set(_boxes(tree)) == KNOWN


def test_kin_that_are_variants_stand_in_their_family(tree: Any) -> None:
    _box(tree, "leaf").click()
    tree.page.get_by_role("button", name="Kin of Leaf").click()
    assert set(_boxes(tree)) == {"text", "leaf"}


def test_who_is_looked_for_comes_into_view_with_all_kin(tree: Any) -> None:
    for _ in range(8):
        tree.page.get_by_role("button", name="Zoom in").click()
    tree.select("Base")
    window = tree.page.locator(".tree").bounding_box()
    for kin in ("old", "base", "child", "cousin", "grandchild"):
        box = _box(tree, kin).bounding_box()
        assert window["x"] <= box["x"]
        assert box["x"] + box["width"] <= window["x"] + window["width"]
        assert window["y"] <= box["y"] <= window["y"] + window["height"]


def test_a_selected_model_lights_its_ancestors_and_descendants(tree: Any) -> None:
    _box(tree, "child").click()
    tree.page.mouse.move(2, 2)
    assert tree.heading() == "Child"
    assert _lit(tree) == {"old", "base", "child", "grandchild"}
    tree.page.keyboard.press("Escape")
    assert _lit(tree) == KNOWN


def test_pointing_at_a_family_lights_the_kin_of_its_variants(tree: Any) -> None:
    _box(tree, "text").hover()
    assert _lit(tree) == {"text", "leaf", "grandchild"}
    tree.page.mouse.move(2, 2)
    assert _lit(tree) == KNOWN


def test_shift_click_picks(tree: Any) -> None:
    _box(tree, "cousin").click(modifiers=["Shift"])
    assert tree.address()["pick"] == "cousin"
    assert _box(tree, "cousin").locator(".ring").get_attribute("stroke") != "none"


def test_what_a_filter_hides_takes_its_lines_along(open_page: Open, family: str) -> None:
    opened = open_page(family, at="#view=lineage&years=2023-2024")
    assert set(_boxes(opened)) == {"child", "cousin", "grandchild", "leaf"}
    lines = _lines(opened)
    assert len(lines) == 1
    assert lines[0].startswith("Grandchild")
    assert lines[0].endswith("Child")


def test_the_keyboard_reaches_boxes_and_goes_from_one_to_the_next(tree: Any) -> None:
    page = tree.page
    page.locator(".tree").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.dataset.n")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.n")
    assert first != second
    page.keyboard.press("Enter")
    assert tree.place(tree.address()["at"]) == int(second)


def test_the_focus_stays_on_a_family_that_is_unfolded(tree: Any) -> None:
    _box(tree, "text").focus()
    tree.page.keyboard.press("Tab")
    tree.page.keyboard.press("Enter")
    assert set(_boxes(tree)) == KNOWN | VARIANTS
    assert tree.page.evaluate("document.activeElement.getAttribute('class')") == "chip"


def test_keys_wheel_and_buttons_zoom_and_one_fits_all_again(tree: Any) -> None:
    fitted = _scale(tree)
    tree.page.locator(".tree").focus()
    tree.page.keyboard.press("+")
    assert _scale(tree) == pytest.approx(fitted * 1.25)
    tree.page.get_by_role("button", name="Zoom out").click()
    assert _scale(tree) == pytest.approx(fitted)
    _box(tree, "base").hover()
    tree.page.mouse.wheel(0, -200)
    tree.page.wait_for_timeout(50)
    assert _scale(tree) > fitted
    tree.page.get_by_role("button", name="Fit all").click()
    assert _scale(tree) == pytest.approx(fitted)


def test_dragging_moves_the_tree_and_selects_nothing(tree: Any) -> None:
    before = _box(tree, "base").bounding_box()
    _box(tree, "base").hover()
    tree.page.mouse.down()
    tree.page.mouse.move(before["x"] + 90, before["y"] + 40, steps=4)
    tree.page.mouse.up()
    assert _box(tree, "base").bounding_box()["x"] > before["x"] + 40
    assert "at" not in tree.address()


def test_who_looks_for_a_folded_variant_finds_it(tree: Any) -> None:
    tree.select("Text large")
    assert set(_boxes(tree)) >= VARIANTS
    assert _box(tree, "large").get_attribute("aria-current") == "true"
    assert tree.page.locator(".tree").bounding_box()["y"] < _box(tree, "large").bounding_box()["y"]


def test_as_text_descendants_stand_under_their_ancestors(open_page: Open, family: str) -> None:
    opened = open_page(family, at="#view=lineage&text=1")
    below = opened.page.evaluate(
        """() => {
            const items = [...document.querySelectorAll(".lineage-text li")];
            return Object.fromEntries(items.map((item) => [
                item.querySelector(".way").textContent,
                [...item.querySelectorAll(":scope > ul > li > .way")].map((way) => way.textContent),
            ]));
        }"""
    )
    assert below["Old"] == ["Base"]
    assert sorted(below["Base"]) == ["Child", "Cousin"]
    assert below["Child"] == ["Grandchild"]
    assert sorted(below["Text"]) == ["Grandchild", "Text large", "Text small"]
    assert below["Lonely"] == []
    assert opened.page.locator(".lineage-text > ul").last.inner_text().startswith("Lonely")


def test_a_ring_is_drawn_and_told_once(open_page: Open, graph_of: GraphOf) -> None:
    opened = open_page(render(graph_of(RING), title="A ring"), at="#view=lineage")
    assert set(_boxes(opened)) == {"a", "b"}
    assert len(_lines(opened)) == 2
    opened.page.locator("#as-text").click()
    names = opened.page.locator(".lineage-text .way").all_text_contents()
    assert names == ["A", "B <b>bold</b>", "A"]
    assert opened.page.locator(".lineage-text").inner_text().count("see above") == 1
    assert opened.complaints == []


def test_the_picture_holds_the_whole_tree_and_its_legend(tree: Any, tmp_path: Path) -> None:
    for _ in range(6):
        tree.page.get_by_role("button", name="Zoom in").click()
    tree.page.locator(".tools").get_by_role("button", name="Export").click()
    with tree.page.expect_download() as download:
        tree.page.locator("#export-svg").click()
    download.value.save_as(tmp_path / "tree.svg")
    text = (tmp_path / "tree.svg").read_text(encoding="utf-8")
    for name in ("Old", "Base", "Child", "Grandchild", "Cousin", "Leaf", "2021", "2024"):
        assert f">{name}</text>" in text
    assert "open weights</text>" in text
    assert "Arrows run from ancestor to descendant" in text
    assert "scale(" not in text
    assert "tabindex" not in text


def test_a_graph_without_descent_has_no_lineage(open_page: Open, graph_of: GraphOf) -> None:
    text = 'model:a a fair4ml:MLModel ; skos:prefLabel "A"@en ; fair4ml:mlTask task:t .'
    opened = open_page(render(graph_of(text), title="None"))
    assert opened.page.locator("#tabs [data-view=lineage]").count() == 0


def _forest(models: int) -> str:
    """Return many models with random ancestors, variants and names of all lengths."""
    chance = random.Random(7)
    relations = ("fair4ml:fineTunedFrom", "spallm:usesComponent", "spallm:adaptedFrom")
    lines = []
    for n in range(models):
        name = " ".join(["Model", str(n), *["of a long line"] * chance.randrange(3)])
        facts = [f'a fair4ml:MLModel ; skos:prefLabel "{name}"@en']
        facts += [f"spallm:hasModality b:modality\\/{chance.choice('abc')}"]
        facts += [f"spallm:year {2016 + n * 8 // models}"] if chance.random() < 0.85 else []
        for ancestor in chance.sample(range(n), min(n, chance.randrange(3))):
            facts.append(f"{chance.choice(relations)} model:m{ancestor}")
        if n > 5 and chance.random() < 0.3:
            facts.append(f"dcterms:isVersionOf model:m{chance.randrange(n // 2)}")
        lines.append(f"model:m{n} {' ; '.join(facts)} .")
    concepts = [f'b:modality\\/{c} a skos:Concept ; skos:prefLabel "{c}"@en .' for c in "abc"]
    return "\n".join(lines + concepts)


def test_no_boxes_meet_no_line_runs_through_one_and_names_fit(
    open_page: Open, graph_of: GraphOf
) -> None:
    opened = open_page(render(graph_of(_forest(150)), title="A forest"), at="#view=lineage")
    for folding in (None, "Variants"):
        if folding:
            opened.page.get_by_role("button", name=folding, exact=True).click()
        boxes = list(_boxes(opened).values())
        meeting = [
            (a["told"], b["told"])
            for k, a in enumerate(boxes)
            for b in boxes[:k]
            if a["x"] < b["x"] + b["whole"]
            and b["x"] < a["x"] + a["whole"]
            and abs(a["y"] - b["y"]) < a["height"]
        ]
        assert meeting == []
        assert all(box["fits"] for box in boxes)
        assert opened.page.evaluate(CROSSED) == 0
    assert len(boxes) > 120


def test_too_many_boxes_are_not_drawn_at_once_and_the_page_says_so(
    open_page: Open, graph_of: GraphOf
) -> None:
    text = "\n".join(
        f"model:m{n} a fair4ml:MLModel ; fair4ml:fineTunedFrom model:m{max(0, n - 1)} ."
        for n in range(1, 421)
    )
    opened = open_page(render(graph_of(text), title="Many"), at="#view=lineage")
    assert len(_boxes(opened)) == 400
    assert "20 boxes" in opened.page.locator(".lineage .notice").inner_text()
    opened.page.get_by_role("button", name="draw more").click()
    assert len(_boxes(opened)) == 420
    assert opened.page.locator(".lineage .notice").is_hidden()
