"""The evolutionary tree and the lineage of a family."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from spallm.errors import UsageError
from spallm.exports.format import Selection
from spallm.figures import Wishes, draw
from spallm.figures.drawing import Drawing
from spallm.figures.field import NothingToDraw
from spallm.figures.shapes import Words
from spallm.figures.wishes import Statement
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import BASE, FAIR4ML, SPALLM
from tests.figures.conftest import ABOUT, Choosing

BASE_MODEL, LARGE, TUNED, PARTS, LOST = (
    f"{BASE}model/{name}" for name in ("base", "base-large", "tuned", "parts", "lost")
)


@pytest.fixture(scope="module")
def whole(bundled: Selection) -> Drawing:
    return draw("tree", bundled, about=ABOUT)


def meets(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    flat = [words for words in drawing.scene.words if not words.turn]
    return [(a.text, b.text) for a, b in combinations(flat, 2) if meets(a.box, b.box)]


def crossed(drawing: Drawing) -> list[tuple[str, tuple[str, ...]]]:
    """Return names of members through whose letters a level line runs."""
    names = [words for words in drawing.scene.words if words.about]
    found = []
    for line in drawing.scene.lines:
        for (ax, ay), (bx, by) in pairwise(line.points):
            if ay == by:
                run = (min(ax, bx), ay - 0.1, max(ax, bx), ay + 0.1)
                found += [(w.text, line.about) for w in names if meets(run, inner(w))]
    return found


def inner(words: Words) -> tuple[float, float, float, float]:
    left, _, right, _ = words.box
    return left + 0.5, words.y - words.size * 0.36, right - 0.5, words.y + words.size * 0.36


def test_every_line_is_an_edge_of_the_graph(whole: Drawing, bundled: Selection) -> None:
    edges = {(e.source, e.predicate, e.target) for e in bundled.whole.edges}
    versions = {e.source: e.target for e in bundled.whole.edges if "isVersionOf" in e.predicate}

    def home(iri: str) -> str:
        return home(versions[iri]) if iri in versions else iri

    folded = {(home(source), predicate, home(target)) for source, predicate, target in edges}
    assert whole.scene.lines
    assert all(line.about in folded for line in whole.scene.lines)


def test_no_model_is_missing_and_none_is_drawn_twice(whole: Drawing, bundled: Selection) -> None:
    models = {iri for iri, node in bundled.whole.nodes.items() if node.kind == "model"}
    marks = [mark.about[0] for mark in whole.scene.marks if mark.about]
    folded = sum(int(words.text[1:]) for words in whole.scene.words if words.about[1:])
    assert len(marks) == len(set(marks))
    assert len(marks) + folded == len(models)


def test_the_tree_of_the_whole_field_has_no_text_upon_text(whole: Drawing) -> None:
    assert overlaps(whole) == []


def test_no_line_of_the_whole_field_runs_through_a_name(whole: Drawing) -> None:
    assert crossed(whole) == []


def test_all_letters_can_be_read_in_print_and_stand_on_the_page(whole: Drawing) -> None:
    for words in whole.scene.words:
        left, top, right, bottom = words.box
        assert words.size >= 5
        assert left >= 0
        assert right <= whole.scene.width
        assert top >= 0
        assert bottom <= whole.scene.height


@pytest.mark.parametrize("width", [180.0, 257.0])
def test_a_given_width_is_kept(bundled: Selection, width: float) -> None:
    spatial = [i for i, n in bundled.whole.nodes.items() if n.kind == "model"][:60]
    part = Selection(bundled.whole.restricted(spatial), bundled.whole)
    drawing = draw("tree", part, about=ABOUT, wishes=Wishes(width=width))
    assert drawing.size[0] == width
    assert overlaps(drawing) == []
    assert crossed(drawing) == []


def test_what_does_not_fit_says_how_much_room_it_needs(bundled: Selection) -> None:
    with pytest.raises(UsageError, match=r"needs \d+ mm"):
        draw("tree", bundled, about=ABOUT, wishes=Wishes(width=60))


def test_versions_are_folded_and_may_be_unfolded(field: Selection) -> None:
    folded, unfolded = (draw("tree", field, wishes=Wishes(variants=v)) for v in (None, True))
    assert LARGE not in {m.about[0] for m in folded.scene.marks if m.about}
    assert LARGE in {m.about[0] for m in unfolded.scene.marks if m.about}
    assert "+1" in {words.text for words in folded.scene.words}


def test_what_is_made_from_a_version_comes_from_its_family(field: Selection) -> None:
    lines = {line.about for line in draw("tree", field).scene.lines}
    assert (TUNED, FAIR4ML.fineTunedFrom, BASE_MODEL) in lines


def test_a_relation_is_drawn_once_in_its_exact_form(field: Selection) -> None:
    predicates = [line.about[1] for line in draw("tree", field).scene.lines]
    assert sorted(predicates) == [FAIR4ML.fineTunedFrom, SPALLM.usesComponent]


def test_parts_are_drawn_lighter_than_descent(field: Selection) -> None:
    lines = {line.about[1]: line for line in draw("tree", field).scene.lines}
    descent, part = lines[FAIR4ML.fineTunedFrom], lines[SPALLM.usesComponent]
    assert part.width < descent.width
    assert part.fade < descent.fade
    assert part.layer < descent.layer


def test_review_and_open_weights_are_told_by_form_not_by_colour(field: Selection) -> None:
    marks = {m.about[0]: m for m in draw("tree", field).scene.marks if m.about}
    assert (marks[BASE_MODEL].shape, marks[BASE_MODEL].filled) == ("square", True)
    assert (marks[TUNED].shape, marks[TUNED].filled) == ("round", False)


def test_what_has_no_year_stands_under_words_that_say_so(field: Selection) -> None:
    scene = draw("tree", field).scene
    assert "Year unknown" in {words.text for words in scene.words}
    places = {m.about[0]: m.x for m in scene.marks if m.about}
    assert places[LOST] < places[BASE_MODEL] < places[TUNED] < places[PARTS]


def test_the_year_that_is_not_over_has_a_star(field: Selection) -> None:
    drawing = draw("tree", field)
    assert "2025*" in {words.text for words in drawing.scene.words}
    assert "* 2025 is known to 2025-06-30 only." in drawing.caption


def test_the_caption_gives_numbers_data_and_the_caveat(field: Selection) -> None:
    caption = draw("tree", field).caption
    assert "Shown are 4 models by section and year, with 2 known relations among them." in caption
    assert "Selection: everything (5 models, 4 works)" in caption
    assert "Data: A small field, version 7, 2025-06-30." in caption
    assert "unknown, never “no”" in caption


def test_a_caption_says_that_readers_chose_among_what_was_selected(field: Selection) -> None:
    about = Statement("kind:model", ABOUT.version, screened=True)
    said = {each: draw("tree", field, language=each, about=about).caption for each in ("en", "zh")}
    assert "Selection: kind:model, after screening (5 models, 4 works)" in said["en"]
    assert "选取范围：kind:model，经筛选（5 个模型、4 篇文献）" in said["zh"]


def test_a_lineage_reaches_ancestors_and_descendants(field: Selection, choosing: Choosing) -> None:
    chosen = choosing(field.whole, ["tuned"])
    marks = {m.about[0] for m in draw("lineage", chosen).scene.marks if m.about}
    assert marks == {BASE_MODEL, LARGE, TUNED}
    wider = draw("lineage", chosen, wishes=Wishes(components=True))
    assert PARTS in {m.about[0] for m in wider.scene.marks if m.about}


def test_a_lineage_of_nothing_known_says_so(field: Selection, choosing: Choosing) -> None:
    with pytest.raises(NothingToDraw, match="no ancestor"):
        draw("lineage", choosing(field.whole, ["lost"]))


@pytest.mark.parametrize("name", ["scgpt", "geneformer"])
def test_lineages_of_real_families_are_legible(
    bundled: Selection, choosing: Choosing, name: str
) -> None:
    drawing = draw("lineage", choosing(bundled.whole, [name]), about=ABOUT)
    assert overlaps(drawing) == []
    assert crossed(drawing) == []


def test_numbers_and_groups_of_an_analysis_show_in_the_tree(field: Selection) -> None:
    wishes = Wishes(sizes={BASE_MODEL: 9.0, TUNED: 1.0}, groups={TUNED: "Late"},
                    measure="the number of descendants")  # fmt: skip
    drawing = draw("tree", field, wishes=wishes)
    marks = {m.about[0]: m for m in drawing.scene.marks if m.about}
    assert marks[BASE_MODEL].size > marks[TUNED].size > marks[PARTS].size
    assert "Late" in {words.text for words in drawing.scene.words}
    assert "grows with the number of descendants" in drawing.caption


def test_a_model_takes_the_group_and_number_of_the_work_that_introduces_it(
    field: Selection,
) -> None:
    work = f"{BASE}paper/first"
    wishes = Wishes(sizes={work: 3.0}, groups={work: "Early"})
    drawing = draw("tree", field, wishes=wishes)
    marks = {m.about[0]: m for m in drawing.scene.marks if m.about}
    assert marks[BASE_MODEL].size > marks[TUNED].size
    assert {"Early", "Unsorted"} <= {words.text for words in drawing.scene.words}


def test_a_selection_without_models_says_so(field: Selection, choosing: Choosing) -> None:
    with pytest.raises(NothingToDraw, match="no model in the selection"):
        draw("tree", choosing(field.whole, ["first"]))
    with pytest.raises(NothingToDraw, match="empty"):
        draw("tree", Selection(Subgraph({}, ()), field.whole))
