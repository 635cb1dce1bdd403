"""Timeline, growth and matrices: what they show is what the graph says."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from spallm.exports.format import Selection
from spallm.figures import Wishes, draw
from spallm.figures.colours import FEW, MANY, lightness
from spallm.figures.drawing import Drawing
from spallm.figures.field import NothingToDraw
from spallm.figures.matrix import most_known
from spallm.figures.shapes import Area
from spallm.figures.sheet import OUTCOMES, USES
from spallm.tables.matrices import data_matrix, task_matrix
from spallm.vocabulary import BASE, CITO
from tests.figures.conftest import ABOUT, Choosing


def bars(drawing: Drawing) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for shape in drawing.scene.shapes:
        if isinstance(shape, Area) and shape.about:
            year, name, number = shape.about
            found[year, name] += int(number)
    return found


def test_arcs_are_the_citations_among_the_works(field: Selection) -> None:
    arcs = {(line.about[0], line.about[2]) for line in draw("timeline", field).scene.lines}
    cites = {(e.source, e.target) for e in field.whole.edges if e.predicate == CITO.cites}
    assert arcs == cites


def test_a_timeline_tells_published_preprint_and_retracted_apart(field: Selection) -> None:
    marks = {m.about[0]: m.shape for m in draw("timeline", field).scene.marks if m.about}
    assert marks == {
        f"{BASE}paper/old": "cross", f"{BASE}paper/first": "square", f"{BASE}paper/second": "round"
    }  # fmt: skip


def test_works_stand_in_the_order_of_their_years(field: Selection) -> None:
    marks = [m for m in draw("timeline", field).scene.marks if m.about]
    ordered = [m.about[0].rpartition("/")[2] for m in sorted(marks, key=lambda m: m.x)]
    assert ordered == ["old", "first", "second"]


def test_a_work_is_named_for_the_model_that_it_introduces(field: Selection) -> None:
    assert "Base" in {words.text for words in draw("timeline", field).scene.words}


def test_a_timeline_says_what_it_leaves_out_and_what_is_unknown(field: Selection) -> None:
    drawing = draw("timeline", field, wishes=Wishes(most=2))
    assert "They are the 2 most cited of 3 works, among which 3 citations are known." in (
        drawing.caption
    )
    assert "Left out: 1 work of unknown year." in drawing.caption
    assert "those that are missing are unknown" in drawing.caption


def test_a_narrow_timeline_shows_fewer_works_and_says_so(bundled: Selection) -> None:
    drawing = draw("timeline", bundled, about=ABOUT, wishes=Wishes(width=180))
    assert drawing.size[0] == 180
    assert "most cited of 801 works" in drawing.caption


def test_turned_names_of_a_timeline_stay_on_the_page(bundled: Selection) -> None:
    import math

    scene = draw("timeline", bundled, about=ABOUT).scene
    for words in scene.words:
        if words.turn:
            turn = math.radians(words.turn)
            assert words.x - words.width * math.cos(turn) >= 0
            assert words.y + words.width * math.sin(turn) <= scene.height


def test_bars_add_up_to_what_the_graph_holds(bundled: Selection) -> None:
    drawing = draw("growth", bundled, about=ABOUT, wishes=Wishes(kind="model"))
    by_year: Counter[str] = Counter()
    for (year, _), number in bars(drawing).items():
        by_year[year] += number
    from spallm.views.chronology import years
    from spallm.views.curated import Curated

    models = [n for n in bundled.whole.nodes.values() if n.kind == "model"]
    known = Counter(str(y) for y in years(models, Curated(bundled.whole.said)) if y)
    assert by_year == known


def test_cumulative_bars_never_fall(bundled: Selection) -> None:
    drawing = draw("growth", bundled, about=ABOUT, wishes=Wishes(kind="model", cumulative=True))
    groups: dict[str, list[int]] = {}
    for (_, name), number in sorted(bars(drawing).items()):
        groups.setdefault(name, []).append(number)
    assert all(numbers == sorted(numbers) for numbers in groups.values())


def test_growth_by_kind_counts_each_kind(field: Selection) -> None:
    found = bars(draw("growth", field, wishes=Wishes(by="kind")))
    assert found["2023", "Models"] == 1
    assert found["2023", "Papers"] == 1


def test_growth_says_what_has_no_year_and_which_year_is_not_over(field: Selection) -> None:
    drawing = draw("growth", field)
    assert "Left out: 1 work of unknown year." in drawing.caption
    assert "* 2025 is known to 2025-06-30 only (hatched)." in drawing.caption
    hatched = {s.about[0] for s in drawing.scene.shapes if isinstance(s, Area) and s.hatch}
    assert hatched == {"2025"}


def test_names_beside_the_bars_stay_on_the_page(bundled: Selection, choosing: Choosing) -> None:
    papers = [n.id for n in bundled.whole.nodes.values() if "perturb" in n.id]
    scene = draw("growth", choosing(bundled.whole, papers), about=ABOUT).scene
    heights = sorted(words.y for words in scene.words if words.text.endswith(")"))
    assert len(heights) > 4
    assert heights[0] > 3
    assert all(after - before > 6.5 for before, after in pairwise(heights))


def test_growth_of_nothing_dated_says_so(field: Selection, choosing: Choosing) -> None:
    with pytest.raises(NothingToDraw, match="known year"):
        draw("growth", choosing(field.whole, ["dateless"]))


def test_layers_that_touch_differ_in_grey() -> None:
    for colours in (FEW, MANY):
        for a, b in pairwise(colours):
            assert abs(lightness(a) - lightness(b)) > 0.09, (a, b)


@pytest.mark.parametrize(
    ("name", "table", "looks"), [("tasks", task_matrix, OUTCOMES), ("data", data_matrix, USES)]
)
def test_a_heat_map_has_the_cells_of_its_table(
    bundled: Selection, name: str, table: object, looks: object
) -> None:
    assert callable(table)
    drawing = draw(name, bundled, about=ABOUT, wishes=Wishes(most=500))
    drawn = Counter(s.about[2] for s in drawing.scene.shapes if isinstance(s, Area) and s.about)
    rows = table(bundled).rows
    marks = Counter(c.mark for row in rows for c in row.cells[1:] if c.items)
    assert drawn == marks
    assert set(drawn) <= set(looks)  # type: ignore[call-overload]


def test_a_large_matrix_is_cut_and_says_so(bundled: Selection) -> None:
    drawing = draw("data", bundled, about=ABOUT, wishes=Wishes(most=10))
    assert "10 of 1" in drawing.caption
    assert "of which most is known" in drawing.caption
    assert drawing.notes


def test_a_cut_matrix_keeps_its_order_and_no_empty_line(bundled: Selection) -> None:
    whole = data_matrix(bundled)
    cut = most_known(whole, 12, 9)
    names = [row.cells[0].text for row in whole.rows]
    places = [names.index(row.cells[0].text) for row in cut.rows]
    assert places == sorted(places)
    assert all(any(cell.items for cell in row.cells[1:]) for row in cut.rows)


def test_signs_tell_outcomes_apart_without_colour() -> None:
    for looks in (OUTCOMES, USES):
        for language in ("en", "zh"):
            signs = [Wishes(language).said(look.sign) for look in looks.values()]
            assert len(set(signs)) == len(signs)


def test_a_matrix_of_nothing_known_says_so(field: Selection) -> None:
    with pytest.raises(NothingToDraw, match="nothing is known"):
        draw("tasks", field)
