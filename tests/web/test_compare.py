"""Comparisons: facts side by side, what differs, who descends from whom, and what ids mean."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.store.subgraph import subgraph
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.compare import compare, compare_files, compare_json

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(subgraph(ox.parse(path=str(TOY))))


def page(library: Library, *ids: str, language: str = "en") -> str:
    return compare(library, Address("compare", "zh" if language == "zh" else "en"), ids)


def text_of(html: str) -> str:
    bare = re.sub(r"<sup.*?</sup>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def rows(html: str) -> dict[str, tuple[bool, list[str]]]:
    """Return whether a fact differs and its cells, by its name."""
    found = {}
    for css, inner in re.findall(
        r'<tr( class="differs")?><th scope="row">(.*?)</tr>', html, re.DOTALL
    ):
        name, *cells = re.split(r"<td[^>]*>", inner)
        found[text_of(name).partition(" ≠")[0]] = (bool(css), [text_of(cell) for cell in cells])
    return found


def test_facts_stand_side_by_side_and_what_differs_is_marked(library):
    facts = rows(page(library, "scgpt", "geneformer"))
    assert facts["HasSpecies"] == (False, ["human", "human"])
    assert facts["Pre-trained on"] == (True, ["CELLxGENE Census", "Genecorpus-30M"])
    assert facts["License"] == (True, ["MIT License", "Apache License 2.0"])


def test_what_nobody_knows_is_told_as_unknown_and_differs_from_nothing(library):
    facts = rows(page(library, "scgpt", "scbert"))
    assert facts["ParameterCount"] == (False, ["53,000,000", "— unknown"])


def test_a_fact_that_none_has_is_left_out(library):
    assert "ParameterCount" not in rows(page(library, "scbert", "stofm"))


def test_what_sources_disagree_over_is_told_with_the_reason(library):
    facts = rows(page(library, "geneformer", "scbert"))
    assert facts["Year"] == (True, ["2023", "2022 also stated: 2023"])
    assert facts["Size of the pre-training corpus"][1][0] == (
        "about 30,000,000 cells rejected: 36,000,000 cells "
        "36M is the figure of another model in the same list."
    )


def test_the_number_of_tests_and_what_came_out_are_told(library):
    facts = rows(page(library, "scgpt", "geneformer"))
    assert facts["Number of tests"] == (False, ["1 in one work", "1 in one work"])
    assert facts["Outcomes"] == (False, ["below the baseline: 1", "below the baseline: 1"])


def test_the_descent_of_those_compared_is_told(library):
    assert "scGPT-spatial — continually pre-trained from — scGPT" in text_of(
        page(library, "scgpt", "scgpt-spatial")
    )


def test_a_common_ancestor_is_told(library):
    assert "scGPT-spatial and scGPT brain both go back to scGPT" in text_of(
        page(library, "scgpt-spatial", "scgpt-brain")
    )


def test_sources_are_numbered_and_listed_below(library):
    html = page(library, "scgpt", "geneformer")
    cited = {int(n) for n in re.findall(r'href="#source-(\d+)"', html)}
    listed = [int(n) for n in re.findall(r'<li id="source-(\d+)"', html)]
    assert cited == set(listed)
    assert listed == list(range(1, len(listed) + 1))


def test_ids_that_mean_nothing_are_told_with_what_was_meant(library):
    html = page(library, "scgpt", "genformer", "scbert")
    assert "There is no model called “genformer”." in html
    assert 'Did you mean <a href="./compare?ids=scgpt%2Cscbert%2Cgeneformer">' in html
    assert len(re.findall(r'<th scope="col"', html)) == 2


def test_one_model_alone_asks_for_another(library):
    html = page(library, "scgpt")
    assert "One model is chosen, scGPT; one more is needed." in html
    assert "<table" not in html
    assert 'href="./compare?ids=scgpt%2Cgeneformer">Geneformer</a>' in html


def test_more_than_eight_are_told_of():
    text = "".join(f"<http://example.org/m{n}> a <http://example.org/M> .\n" for n in range(10))
    library = Library(subgraph(ox.parse(text, ox.RdfFormat.TURTLE)))
    html = page(library, *(node.iri for node in library.whole.nodes.values()))
    assert (
        "Only the first eight are shown. Left out: http://example.org/m8, http://example.org/m9."
        in html
    )
    assert len(re.findall(r'<th scope="col"', html)) == 8


def test_the_same_model_twice_is_one(library):
    html = page(library, "scgpt", "model/scgpt", "https://w3id.org/spallm/model/scgpt", "stofm")
    assert len(re.findall(r'<th scope="col"', html)) == 2


def test_a_model_can_be_taken_away_and_added_without_scripts(library):
    html = page(library, "scgpt", "geneformer", "scbert")
    assert 'href="./compare?ids=geneformer%2Cscbert" aria-label="Remove scGPT"' in html
    assert html.count('<input type="hidden" name="ids"') == 3
    assert '<option value="stofm">' in html


def test_the_page_speaks_chinese(library):
    html = page(library, "scgpt", "geneformer", language="zh")
    assert rows(html)["年份"]
    assert 'href="../compare?ids=scgpt%2Cgeneformer"' in html


def test_a_hostile_name_is_text():
    name = "</td><script>alert(1)</script>"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    text = "".join(
        f"<http://example.org/{n}> a <http://example.org/M> ; {label} {ox.Literal(name + n)} ."
        for n in "ab"
    )
    library = Library(subgraph(ox.parse(text, ox.RdfFormat.TURTLE)))
    html = page(library, "http://example.org/a", "http://example.org/b", "<script>alert(2)")
    assert "<script>alert" not in html
    assert html.count("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;a") > 1


def test_every_model_has_a_file_in_each_language(library):
    paths = [path for path, _ in compare_files(library, Address("compare", "zh", files=True))]
    assert paths == [f"zh/compare/{node.id}.json" for node in library.by_kind["model"]]


def test_a_file_holds_the_lines_of_the_page(library):
    at = Address("compare", files=True)
    told = json.loads(compare_json(library, at, "https://w3id.org/spallm/model/scgpt-spatial"))
    assert told["page"] == "./model/scgpt-spatial.html"
    assert told["forebears"]["scgpt"]["via"] == "continually pre-trained from"
    lines = {line["name"]: [value["text"] for value in line["values"]] for line in told["lines"]}
    assert lines["Pre-trained on"] == ["SpatialHuman30M"]
    numbers = {n for line in told["lines"] for v in line["values"] for n in v.get("sources", [])}
    assert numbers == set(range(1, len(told["sources"]) + 1))
