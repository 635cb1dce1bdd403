"""The frame of every page: policy, links between languages, navigation, names to search in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.store.subgraph import subgraph
from spallm.views.palette import KINDS
from spallm.vocabulary import BASE
from spallm.web.library import Library, path_of
from spallm.web.pages.about import about
from spallm.web.pages.address import Address
from spallm.web.pages.entity import entity
from spallm.web.pages.frame import POLICY, render
from spallm.web.pages.kinds import counted, many, one
from spallm.web.pages.marks import mark_of
from spallm.web.pages.names import names_index

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
STYLES = Path(__file__).parents[2] / "explorer" / "src"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(subgraph(ox.parse(TOY.read_bytes(), ox.RdfFormat.TRIG)))


@pytest.fixture(scope="module")
def page(library: Library) -> str:
    return entity(library, Address("model/scgpt"), f"{BASE}model/scgpt")


def test_a_page_says_what_it_may_load(page: str) -> None:
    assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'.replace(
        "'", "&#39;"
    ) in page  # fmt: skip
    assert "unsafe" not in POLICY


def test_a_page_names_itself_in_both_languages_and_by_its_iri(page: str) -> None:
    assert f'<link rel="canonical" href="{BASE}model/scgpt">' in page
    assert '<link rel="alternate" hreflang="en" href="../model/scgpt">' in page
    assert '<link rel="alternate" hreflang="zh-Hans" href="../zh/model/scgpt">' in page


def test_the_language_switch_leads_to_the_same_page(library: Library, page: str) -> None:
    switch = r'<a id="language" href="([^"]+)"'
    english = re.search(switch, page)
    assert english
    assert english[1] == "../zh/model/scgpt"
    chinese = entity(library, Address("model/scgpt", "zh"), f"{BASE}model/scgpt")
    back = re.search(switch, chinese)
    assert back
    assert back[1] == "../../model/scgpt"


def test_a_page_with_a_query_may_say_where_the_switch_leads() -> None:
    html = render("about.html", Address("about"), title="x", switch="./zh/about?x=1",
                  concepts=[], characteristics=[], kinds=[], bases=[], is_ours=False)  # fmt: skip
    assert '<a id="language" href="./zh/about?x=1"' in html


def test_the_page_of_a_section_is_marked_in_the_navigation(library: Library, page: str) -> None:
    html = about(library, Address("about"))
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', html) == ["./about"]
    assert "aria-current" not in page


def test_the_search_form_works_without_scripts(page: str) -> None:
    assert '<form class="find" action="../search" role="search">' in page
    assert '<input id="find" name="q" type="search"' in page


def test_the_foot_names_the_data_and_where_to_get_them(library: Library, page: str) -> None:
    assert library.snapshot is None or library.snapshot.version in page
    assert 'href="../sparql">SPARQL' in page
    written = about(library, Address("about", files=True))
    assert 'href="./ask.html">SPARQL' in written


def test_no_page_holds_scripts_styles_or_handlers_of_its_own(page: str) -> None:
    assert re.findall(r"<script[^>]*>([^<]*)", page) == [""]
    assert "<style" not in page
    assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", page)


def test_the_index_of_names_holds_every_entity(library: Library) -> None:
    told = json.loads(names_index(library))
    assert {entry[0] for entry in told["names"]} == set(library.by_path)
    scgpt = next(entry for entry in told["names"] if entry[0] == "model/scgpt")
    node = library.by_path["model/scgpt"]
    assert told["kinds"][scgpt[1]] == ["Model", "模型"]
    assert scgpt[2] == node.label
    assert scgpt[3] in ("", node.label_in("zh"))


def test_the_index_of_names_is_the_same_each_time(library: Library) -> None:
    again = Library(subgraph(reversed(library.whole.quads)))
    assert names_index(again) == names_index(library)


def test_paths_that_mean_something_else_are_never_those_of_entities() -> None:
    for taken in ("static/site.css", "api/search", "browse/model", "zh/model", "../x", "model/a b"):
        assert path_of(BASE + taken).startswith("entity/")
    assert path_of(f"{BASE}evidence/a") == "evidence/a"
    assert path_of(f"{BASE}evidence/a/b") == "evidence/a/b"


def test_kinds_stand_in_a_readers_order(library: Library) -> None:
    kinds = list(counted(library.whole))
    assert kinds[:2] == ["model", "paper"]
    assert one("model") == ["Model", "模型"]
    assert many("Gene") == "Gene"


@pytest.mark.parametrize("kind", KINDS)
def test_marks_have_the_shapes_of_the_explorer(kind: str) -> None:
    corners = mark_of(kind).corners.split()
    sides = {"hexagon": 6, "square": 4, "diamond": 4, "triangle": 3, "dot": 0}
    assert len(corners) == sides[KINDS[kind].shape]


def _variables(css: str, start: str) -> dict[str, str]:
    block = css[css.index(start) :]
    block = block[block.index("{") + 1 : block.index("}")]
    if "{" in block:
        block = block[block.index("{") + 1 :]
    return dict(re.findall(r"--([a-z]+): ([^;]+);", block))


def test_the_sheet_has_the_inks_of_the_palette() -> None:
    css = (STYLES / "web" / "site" / "colours.css").read_text(encoding="utf-8")
    light, dark = _variables(css, ":root {"), _variables(css, ':root[data-theme="dark"]')
    for kind, look in KINDS.items():
        assert (light[kind], dark[kind]) == (look.ink.light.lower(), look.ink.dark.lower())


def test_the_dark_theme_is_the_same_however_it_is_chosen() -> None:
    css = (STYLES / "web" / "site" / "colours.css").read_text(encoding="utf-8")
    base = (STYLES / "styles" / "base.css").read_text(encoding="utf-8")
    chosen = _variables(base, ':root[data-theme="dark"]') | _variables(
        css, ':root[data-theme="dark"]'
    )
    assert _variables(css, "@media (prefers-color-scheme: dark)") == chosen
