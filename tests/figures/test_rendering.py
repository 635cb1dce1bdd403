"""SVG, PDF and PNG: read back with other tools, the same bytes every time, any text."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.errors import SpallmError, UnknownId
from spallm.exports.format import Selection
from spallm.figures import FIGURES, Wishes, draw, lettering
from spallm.figures.lettering import clean, width, wrapped
from spallm.store.subgraph import Subgraph
from tests.figures.conftest import FIELD, read
from tests.programs import need_chinese

SVG = "{http://www.w3.org/2000/svg}"
NASTY = ("$x_1$ & <b>", 'a "quoted" \\alpha', "模型 王小明", "שלום", "line\nbreak\x00\x1b[31m",
         "\u202eevil", "😀🧬", "x" * 400, "%s {0} #1", "$", "$$",
         "\\frac{a}{b}$", "\ufffe")  # fmt: skip


def texts(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_a_figure_is_written_in_the_same_bytes_twice(field: Selection, form: str) -> None:
    assert draw("tree", field).written(form) == draw("tree", field).written(form)


def test_another_process_writes_the_same_bytes(field: Selection) -> None:
    here = draw("tree", field)
    code = (
        "import sys, hashlib\n"
        "from tests.figures.conftest import FIELD, read\n"
        "from spallm.exports.format import Selection\n"
        "from spallm.figures import draw\n"
        "graph = read(FIELD); drawing = draw('tree', Selection(graph, graph))\n"
        "print([hashlib.sha256(drawing.written(f)).hexdigest() for f in ('svg', 'pdf', 'png')])\n"
    )
    env = {**os.environ, "PYTHONHASHSEED": "77"}
    root = Path(__file__).parents[2]
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, cwd=root, check=True
    ).stdout
    import hashlib

    assert there.strip() == str(
        [hashlib.sha256(here.written(f)).hexdigest() for f in ("svg", "pdf", "png")]
    )


def test_the_readers_own_settings_do_not_change_a_figure(field: Selection) -> None:
    import matplotlib as mpl

    plain = draw("tree", field).written("svg")
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 30, "svg.fonttype": "path"}):
        assert draw("tree", field).written("svg") == plain
        assert mpl.rcParams["font.size"] == 30


def test_svg_holds_its_words_as_text(field: Selection) -> None:
    found = texts(draw("tree", field).written("svg"))
    assert {"Base", "Tuned", "Parts", "Lost", "2024"} <= set(found)


def test_svg_falls_back_to_any_font(field: Selection) -> None:
    assert b"sans-serif" in draw("tree", field).written("svg")


def test_svg_runs_and_fetches_nothing(field: Selection) -> None:
    root = ElementTree.fromstring(draw("tree", field).written("svg"))
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert not names & {"script", "image", "foreignObject", "a"}


def test_pdf_embeds_its_fonts_as_fonts(field: Selection) -> None:
    body = draw("tree", field).written("pdf")
    assert body.startswith(b"%PDF-")
    assert b"/FontFile2" in body
    assert b"/Type3" not in body
    assert b"CreationDate" not in body


def test_png_has_three_hundred_dots_to_the_inch(field: Selection) -> None:
    from PIL import Image

    drawing = draw("tree", field)
    with Image.open(io.BytesIO(drawing.written("png"))) as picture:
        assert picture.width == pytest.approx(drawing.scene.width / 72 * 300, abs=1)
        assert "Software" not in picture.info


@pytest.mark.parametrize("name", NASTY, ids=range(len(NASTY)))
def test_nasty_names_are_drawn_as_they_are_written(name: str) -> None:
    import json

    graph = read(FIELD.replace('"Tuned"', json.dumps(name, ensure_ascii=False)))
    drawing = draw("tree", Selection(graph, graph))
    assert {clean(name, 32)} - {""} <= set(texts(drawing.written("svg")))
    drawing.written("png")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_becomes_one_short_line_of_xml(text: str) -> None:
    line = clean(text, 40)
    assert len(line) <= 40
    ElementTree.fromstring(f"<a>{line.replace('&', '').replace('<', '')}</a>")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["word", "longer", "模", "型", "（n = 3）", "，"]), max_size=12))
def test_wrapped_text_loses_nothing_and_fits(pieces: list[str]) -> None:
    text = " ".join(pieces)
    lines = wrapped(text, 8, 60)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, 8) <= 75 for line in lines)


@pytest.mark.parametrize("name", ["tree", "timeline", "growth"])
def test_figures_are_drawn_in_chinese(field: Selection, name: str) -> None:
    need_chinese()
    drawing = draw(name, field, language="zh")
    assert any("\u4e00" <= c <= "\u9fff" for c in drawing.caption)
    found = "".join(texts(drawing.written("svg")))
    assert any("\u4e00" <= c <= "\u9fff" for c in found)


def test_a_chinese_name_in_an_english_figure_has_a_form(
    reading: Callable[[str], Subgraph],
) -> None:
    need_chinese()
    assert lettering.unwritable(["模型"]) == ""


def test_without_a_chinese_font_chinese_says_what_to_install(
    field: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lettering, "chinese_face", lambda: None)
    drawing = draw("tree", field, language="zh")
    assert "演化树" in drawing.caption
    with pytest.raises(SpallmError, match="fonts-noto-cjk"):
        drawing.written("svg")


def test_without_matplotlib_it_says_what_to_install(
    field: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lettering, "find_spec", lambda _: None)
    with pytest.raises(SpallmError, match=r"spallm\[review\]"):
        draw("tree", field)


def test_unknown_names_of_figures_and_formats_are_told(field: Selection) -> None:
    with pytest.raises(UnknownId, match="Did you mean tree"):
        draw("tre", field)
    with pytest.raises(UnknownId, match="svg"):
        draw("tree", field).written("gif")


def test_every_figure_has_titles_in_both_languages() -> None:
    for figure in FIGURES.values():
        assert figure.title
        assert figure.title_zh != figure.title
        assert figure.shows("en") != figure.shows("zh")


def test_widths_do_not_change_what_a_figure_says(field: Selection) -> None:
    usual, narrow = (draw("growth", field, wishes=Wishes(width=w)) for w in (None, 85.0))
    assert usual.caption == narrow.caption
