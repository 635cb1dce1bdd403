"""Lists: what passes, what every value would leave, in which order, and what is taken along."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.errors import UnknownId
from spallm.store.subgraph import subgraph
from spallm.vocabulary import BASE, CITO, FAIR4ML, SPALLM
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.browse import FORMATS, browse, browse_export, index
from spallm.web.pages.choice import Choice, narrowed
from spallm.web.pages.shelf import Shelf, shelf

COLLECTION = Path(__file__).parents[2] / "graph" / "spallm.trig"
TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
PREFIXES = """
@prefix ex: <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
CHOICES = [
    {},
    {"task": ["perturbation-prediction", "cell-type-annotation"], "species": ["mouse"]},
    {"since": ["2024"], "until": ["2025"], "license": ["mit"]},
    {"q": ["transformer scRNA"], "section": ["spatial-models"]},
]


@pytest.fixture(scope="module")
def library(collection: Library) -> Library:
    return collection


@pytest.fixture(scope="module")
def models(library: Library) -> Shelf:
    return shelf(library, "model")


@pytest.fixture(scope="module")
def ids(library: Library) -> Callable[..., list[str]]:
    def found(kind: str, **query: list[str]) -> list[str]:
        rows = shelf(library, kind)
        left = narrowed(rows, Choice.read(rows, query), "en")
        return [rows.rows[n].node.id for n in left.rows]

    return found


def library_of(text: str) -> Library:
    return Library(subgraph(ox.parse(PREFIXES + text, ox.RdfFormat.TURTLE)))


def strangers(count: int, name: str = "Gene") -> Library:
    """Return a graph of things that nobody here knows."""
    said = "\n".join(
        f'ex:g{n} a ex:{name} ; rdfs:label "gene {n:04}" ; ex:strand "{("up", "down")[n % 2]}" .'
        for n in range(count)
    )
    return library_of(said)


def shown(html: str) -> list[str]:
    """Return the names in the rows that a reader sees."""
    rows = re.findall(r"<tr data-o[^>]*?(?<!hidden)>\s*<th.*?<a [^>]*>(.*?)</a>", html, re.DOTALL)
    return [unescape(name) for name in rows]


def page(library: Library, kind: str, path: str = "", **query: list[str]) -> str:
    return browse(library, Address(path or f"browse/{kind}"), kind, query)


def test_a_value_leaves_the_entities_of_which_the_graph_says_so(library, ids):
    task = "https://w3id.org/spallm/task/perturbation-prediction"
    said = {
        edge.source
        for edge in library.whole.edges
        if (edge.predicate, edge.target) == (FAIR4ML.mlTask, task)
    }
    assert set(ids("model", task=["perturbation-prediction"])) == {
        library.whole.nodes[iri].id for iri in said if library.whole.nodes[iri].kind == "model"
    }


@pytest.mark.parametrize("query", CHOICES)
def test_a_count_is_what_choosing_the_value_would_leave(models, ids, query):
    left = narrowed(models, Choice.read(models, query), "en")
    for facet in models.facets:
        for (value, _), count in [*zip(facet.values, left.counts[facet.key], strict=True)][:5]:
            assert len(ids("model", **{**query, facet.key: [value]})) == count


@pytest.mark.parametrize("query", CHOICES)
def test_the_count_of_a_year_is_what_that_year_would_leave(models, ids, query):
    left = narrowed(models, Choice.read(models, query), "en")
    for year in models.years:
        asked = {**query, "since": [str(year)], "until": [str(year)]}
        assert len(ids("model", **asked)) == left.years.get(year, 0)


def test_a_choice_read_from_its_own_link_is_the_same(models):
    from urllib.parse import parse_qs

    for query in CHOICES:
        choice = Choice.read(models, {**query, "sort": ["newest"]})
        assert Choice.read(models, parse_qs(choice.query().lstrip("?"))) == choice


def test_text_finds_by_names_authors_and_either_language(ids):
    assert "scgpt" in ids("model", q=["SCGPT human"])
    assert "scgpt-toward-building-a-foundation-model" in ids("paper", q=["haotian cui"])
    assert ids("task", q=["扰动预测"]) == ids("task", q=["扰动预测 perturbation prediction"]) != []


def test_papers_most_cited_here_come_first(library, ids):
    cited = Counter(e.target for e in library.whole.edges if e.predicate == CITO.cites)
    counts = [cited[f"{BASE}paper/{each}"] for each in ids("paper", sort=["cited"])]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 300


def test_lists_begin_with_what_readers_look_for(ids):
    assert ids("model")[0] == "scgpt"
    assert ids("model") == ids("model", sort=["evaluations"]) != ids("model", sort=["name"])
    assert ids("paper") == ids("paper", sort=["newest"])
    assert ids("dataset") == ids("dataset", sort=["users"])
    assert ids("license") == ids("license", sort=["name"])


def test_a_link_does_not_name_the_usual_order(library):
    papers = shelf(library, "paper")
    assert Choice.read(papers, {"sort": ["newest"]}).query() == ""
    assert Choice.read(papers, {"sort": ["name"]}).query() == "?sort=name"


def test_the_newest_come_first_and_those_without_a_year_last(library, ids):
    years = {node.id: library.years.get(node.iri, 0) for node in library.by_kind["model"]}
    found = [years[each] for each in ids("model", sort=["newest"])]
    assert found == sorted(found, reverse=True)


def test_a_page_shows_what_passes_in_order_and_says_how_many_there_are(library, ids):
    asked = {"task": ["cell-type-deconvolution"], "sort": ["newest"]}
    html = page(library, "model", **asked)
    names = [library.by_path[f"model/{each}"].label for each in ids("model", **asked)]
    assert shown(html) == names
    assert f"{len(names)} of 275" in html


def test_what_does_not_pass_is_in_the_page_hidden(library):
    html = page(library, "model", species=["mouse"])
    assert html.count("<tr data-o") == 275
    assert len(shown(html)) == 29


def test_a_row_says_what_matters_of_its_kind(library, models):
    row = next(row for row in models.rows if row.node.id == "scgpt")
    cells = dict(zip((column.key for column in models.columns), row.cells, strict=True))
    works = {e.source for e in library.whole.edges
             if (e.predicate, e.target) == (SPALLM.evaluates, row.node.iri)}  # fmt: skip
    assert cells["year"] == "2023"
    assert cells["parameters"] == "53,000,000"
    assert cells["pretraining"] == ["33,000,000 cells", "33,000,000 个细胞"]
    assert cells["code"] == ["MIT", "MIT 许可证"]
    assert cells["evaluations"] == str(len(works))


def test_what_a_link_asks_and_a_list_does_not_have_is_told_and_ignored(library):
    html = page(library, "model", task=["perturbation-prediction", "tea-making"], year=["2024"])
    assert "nothing called task=tea-making, year=2024;" in html
    assert shown(html) == shown(page(library, "model", task=["perturbation-prediction"]))


def test_a_choice_that_leaves_nothing_says_so(library):
    html = page(library, "model", q=["no such words"])
    assert re.search(r'id="none">Nothing passes', html)
    assert re.search(r"<table [^>]* hidden>", html)


def test_every_filter_that_is_set_can_be_taken_away_by_a_link(library):
    html = page(library, "model", species=["mouse"], q=["cell"])
    chips = re.findall(r'<li class="chip on">(.*?) <a href="([^"]*)"', html)
    assert [(name, unescape(link)) for name, link in chips] == [
        ("Text: cell", "../browse/model?species=mouse"),
        ("Species: Mouse", "../browse/model?q=cell"),
    ]


def test_a_list_in_chinese_speaks_chinese(library):
    html = browse(library, Address("browse/model", "zh"), "model", {"species": ["mouse"]})
    assert "物种：小鼠" in html
    assert "29 / 275 项" in html
    assert 'href="../../browse/model?species=mouse"' in html


def test_an_unknown_kind_raises_with_what_was_meant(library):
    with pytest.raises(UnknownId, match="there is no kind called 'modle'") as caught:
        page(library, "modle")
    assert caught.value.hint == "Did you mean model, model-level or modality?"


def test_the_kinds_stand_on_one_page_with_their_counts(library):
    html = index(library, Address("browse"))
    found = re.findall(r'<a class="box" href="\./browse/(\w+)">.*?<span class="count">(\d+)', html)
    assert dict(found) == {
        kind: str(len(library.by_kind[kind]))
        for kind in ("model", "paper", "dataset", "task", "organisation")
    }


def test_the_same_list_has_the_same_bytes(toy):
    again = Library(subgraph(toy.whole.quads))
    assert page(toy, "model", species=["human"]) == page(again, "model", species=["human"])


def test_an_export_holds_what_is_shown(toy):
    asked = {"modality": ["spatial-transcriptomics"]}
    names = shown(page(toy, "model", **asked))
    table = csv.DictReader(browse_export(toy, "model", asked, "csv").text.splitlines())
    assert [row["name"] for row in table] == names == ["scGPT-spatial"]
    papers = {"since": ["2023"], "until": ["2024"]}
    keys = ["scgpt-toward-building"]
    entries = browse_export(toy, "paper", papers, "bib").text
    assert re.findall(r"^@\w+\{([^,]+),", entries, re.MULTILINE) == keys
    records = browse_export(toy, "paper", papers, "ris").text
    assert re.findall(r"^ID  - (\S+)", records, re.MULTILINE) == keys


def test_an_export_from_a_chinese_page_looks_for_words_in_its_language(library):
    html = browse(library, Address("browse/task", "zh"), "task", {"q": ["年龄"]})
    link = re.search(r'href="\.\./\.\./browse/task\.csv\?([^"]*)"', html)
    assert link
    assert unescape(link[1]) == "q=%E5%B9%B4%E9%BE%84&lang=zh"
    table = browse_export(library, "task", {"q": ["年龄"], "lang": ["zh"]}, "csv").text
    assert "age-prediction" in table


def test_every_format_has_a_link_and_an_export(toy):
    html = page(toy, "paper", q=["scbert"])
    for extension in FORMATS:
        assert f'href="../browse/paper.{extension}?q=scbert"' in html
        exported = browse_export(toy, "paper", {"q": ["scbert"]}, extension)
        assert "s42256-022-00534-z" in exported.text


def test_an_unknown_format_raises(toy):
    with pytest.raises(UnknownId, match="no format called 'xlsx'"):
        browse_export(toy, "model", {}, "xlsx")


def test_a_strange_graph_has_facets_of_its_own():
    html = page(strangers(8), "Gene", strand=["down"])
    assert shown(html) == ["gene 0001", "gene 0003", "gene 0005", "gene 0007"]


def test_a_long_list_is_parted_and_nothing_is_lost():
    library = strangers(1203)
    pages = [shown(page(library, "Gene", page=[str(n)])) for n in (1, 2)]
    assert [len(each) for each in pages] == [1000, 203]
    assert len({*pages[0], *pages[1]}) == 1203
    assert "Page 1 of 2" in page(library, "Gene")


def test_a_list_in_a_file_is_whole_however_long():
    html = browse(strangers(1203), Address("browse/Gene", files=True), "Gene", {})
    assert len(shown(html)) == 1203


def test_hostile_names_are_text():
    name = '</td><script>alert(1)</script><img src=x onerror=alert(1)>"'
    library = library_of(f"""
        ex:a a ex:Thing ; rdfs:label {ox.Literal(name)} ; ex:p {ox.Literal(name)}, "=1+1" .
        ex:b a ex:Thing ; ex:p "=1+1" . ex:c a ex:Thing ; ex:p "=1+1", {ox.Literal(name)} .
    """)
    html = page(library, "Thing", q=[name])
    assert "<script>alert" not in html
    assert "<img" not in html
    assert shown(html) == [name]


def test_no_style_or_script_stands_in_the_page(library):
    html = page(library, "paper")
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\bsrc=)", html)
