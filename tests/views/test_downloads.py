"""The export dialog in a real browser: every file is read back by another tool."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bibtexparser
import pyoxigraph as ox
import pytest
import rdflib
from playwright.sync_api import expect

from spallm.exports import Selection, export
from spallm.exports.entries import entries
from spallm.store.subgraph import Subgraph, subgraph
from spallm.views import render
from spallm.vocabulary import RDF, SKOS, VOID

Open = Callable[..., Any]

#: A version, and texts that break formats which paste them.
MORE = """
b:snapshot <http://www.w3.org/ns/dcat#version> "2026.11" ;
    dcterms:modified "2026-11-23"^^<http://www.w3.org/2001/XMLSchema#date> .
paper:nasty a schema:ScholarlyArticle, fabio:Preprint ; dcterms:identifier "nasty" ;
    skos:prefLabel "R&D 50% of {x}_y #1"@en, "细胞"@zh ; spallm:year 2025 ;
    dcterms:title "R&D: 50% of {x}_y #1, Zoë 细胞 <b>x</b>" ; prism:publicationName "bioRxiv" ;
    schema:author b:paper\\/nasty\\/author\\/1 .
b:paper\\/nasty\\/author\\/1 a schema:Person ; schema:name "Łukasz Ünïcödé" ; schema:position 1 .
model:formula a fair4ml:MLModel ; dcterms:identifier "formula" ;
    skos:prefLabel "=HYPERLINK(1)"@en ; schema:url <https://example.org/a,b> ;
    codemeta:referencePublication paper:nasty ; spallm:hasModality b:modality\\/scrna-seq .
dataset:control a schema:Dataset ; dcterms:identifier "control" ; skos:prefLabel "a\\u000Bb"@en .
"""
PICKED = ("formula", "scgpt", "geneformer")
BASE = "https://w3id.org/spallm/"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def whole(quads: tuple[ox.Quad, ...], graph_of: Callable[[str], Subgraph]) -> Subgraph:
    return subgraph((*quads, *graph_of(MORE).quads))


@pytest.fixture(scope="module")
def html(whole: Subgraph) -> str:
    found = entries(Selection(whole, whole))
    return render(
        whole,
        title="A small map",
        references={iri: asdict(entry) for iri, entry in found.items()},
    )


@pytest.fixture
def dialog(open_page: Open, html: str) -> Callable[..., Any]:
    """Open the page and its export dialog."""

    def opened(at: str = "", page: str = html, **settings: Any) -> Any:
        result = open_page(page, at=at, reduced_motion="reduce", **settings)
        result.page.locator("#export").click()
        return result

    return opened


def picked(whole: Subgraph) -> Subgraph:
    return whole.restricted(f"{BASE}model/{name}" for name in PICKED)


def saved(opened: Any, form: str) -> tuple[str, bytes]:
    """Return the name and the bytes of what a button saves."""
    with opened.page.expect_download() as caught:
        opened.page.locator(f"#export-{form}").click()
    status = opened.page.locator("dialog [role=status]")
    expect(status).to_contain_text(caught.value.suggested_filename)
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes()


def note(opened: Any, form: str) -> str:
    return str(opened.page.locator(f"#export-{form}-note").inner_text())


def triples(turtle: bytes) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


def rows(table: bytes) -> list[dict[str, str]]:
    text = table.decode("utf-8-sig")
    assert table.startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def words(figure: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in figure.iter(f"{SVG}text")]


@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_models_bring_the_works_that_introduced_them_as_the_command_line_does(
    dialog: Any, whole: Subgraph, form: str
) -> None:
    opened = dialog(f"#pick={','.join(PICKED)}")
    _, body = saved(opened, form)
    assert body == export(picked(whole), form, within=whole).body
    assert note(opened, form).endswith(
        "2 entries for the works that introduced them; 1 of the entities has none"
    )


@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_papers_are_the_bibliography_where_there_are_any(
    dialog: Any, whole: Subgraph, form: str
) -> None:
    opened = dialog()
    name, body = saved(opened, form)
    assert body == export(whole, form).body
    assert name == f"spallm-map-2026.11.{'bib' if form == 'bibtex' else 'ris'}"


def test_a_bibtex_file_is_read_by_another_tool_with_every_sign_in_place(dialog: Any) -> None:
    _, body = saved(dialog("#pick=formula"), "bibtex")
    library = bibtexparser.parse_string(body.decode())
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.key == "nasty"
    for sign in (r"{\&}", r"{\%}", r"{\_}", r"{\#}", "细胞", r"{\"e}"):
        assert sign in entry["title"]


def test_turtle_says_what_the_command_line_says(dialog: Any, whole: Subgraph) -> None:
    name, body = saved(dialog(f"#pick={','.join(PICKED)}"), "turtle")
    assert name == "spallm-selection-2026.11.ttl"
    assert triples(body) == triples(export(picked(whole), "turtle").body)
    assert len(rdflib.Graph().parse(data=body, format="turtle")) == len(triples(body))


def test_turtle_of_all_that_is_on_display_is_that_of_its_entities(
    dialog: Any, whole: Subgraph
) -> None:
    opened = dialog()
    shown = whole.restricted(card["iri"] for card in opened.data()["cards"])
    _, body = saved(opened, "turtle")
    assert triples(body) == triples(export(shown, "turtle").body)


def test_turtle_of_a_graph_for_another_field_says_where_it_is_at_home(
    dialog: Any, quads: tuple[ox.Quad, ...]
) -> None:
    plants = "https://example.org/plants/"
    text = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode()
    moved = re.sub(rf"<{BASE}(model|paper|dataset|task|evidence|source)/", rf"<{plants}\1/", text)
    told = [
        *ox.parse(moved, ox.RdfFormat.N_QUADS),
        *ox.parse(
            f'<{plants}snapshot> <{VOID.uriSpace}> "{plants}" .\n'
            f"<{plants}scheme/task> <{RDF.type}> <{SKOS.ConceptScheme}> .\n",
            ox.RdfFormat.N_QUADS,
        ),
    ]
    whole = subgraph(told)
    part = whole.restricted([f"{plants}model/scgpt"])
    assert len(part.nodes) == 1
    _, body = saved(dialog("#pick=scgpt", render(whole, title="Plants")), "turtle")
    assert triples(body) == triples(export(part, "turtle").body)
    assert subgraph(ox.parse(body, ox.RdfFormat.TURTLE)).home == whole.home


def test_turtle_of_a_foreign_graph_without_a_default_graph_keeps_its_statements(
    dialog: Any,
) -> None:
    text = b"""<urn:g> { <urn:a> a <urn:Thing> ; <urn:has> [ <urn:part> "1" ] ; <urn:to> <urn:b> .
        <urn:b> a <urn:Thing> ; <http://www.w3.org/2000/01/rdf-schema#label> "B" }"""
    foreign = subgraph(ox.parse(text, format=ox.RdfFormat.TRIG))
    opened = dialog(page=render(foreign, title="Foreign"))
    _, body = saved(opened, "turtle")
    theirs = rdflib.Graph().parse(data=export(foreign, "turtle").body, format="turtle")
    assert rdflib.Graph().parse(data=body, format="turtle").isomorphic(theirs)


def test_a_spreadsheet_has_one_row_for_each_entity_and_runs_nothing(dialog: Any) -> None:
    opened = dialog()
    _, body = saved(opened, "csv")
    found = {row["id"]: row for row in rows(body)}
    assert list(found) == [card["id"] for card in opened.data()["cards"]]
    assert found["formula"]["name"] == "'=HYPERLINK(1)"
    assert found["formula"]["links"] == "https://example.org/a,b"
    assert (found["scgpt"]["type"], found["scgpt"]["year"]) == ("Model", "2023")
    assert found["nasty"]["name"] == "R&D 50% of {x}_y #1"


def test_the_table_on_display_is_what_the_spreadsheet_holds(dialog: Any) -> None:
    opened = dialog("#view=table")
    _, body = saved(opened, "csv")
    page = opened.page
    heads = page.locator("#view-table thead th .sort span:first-child").all_text_contents()
    names = page.locator("#view-table tbody tr").evaluate_all(
        "rows => rows.map(row => Number(row.dataset.n))"
    )
    found = rows(body)
    assert list(found[0]) == ["id", *heads]
    assert [row["id"] for row in found] == [opened.data()["cards"][n]["id"] for n in names]


def test_only_what_is_on_display_is_taken_along(dialog: Any) -> None:
    opened = dialog("#years=2025-2025")
    found = rows(saved(opened, "csv")[1])
    years = opened.data()["nodes"]["year"]
    cards = opened.data()["cards"]
    assert [row["id"] for row in found] == [
        card["id"] for card, year in zip(cards, years, strict=True) if year == 2025
    ]


def test_the_reader_chooses_between_what_is_picked_and_what_is_on_display(dialog: Any) -> None:
    opened = dialog("#pick=scgpt,geneformer")
    page = opened.page
    everything = len(opened.data()["cards"])
    expect(page.get_by_label("Picked (2)")).to_be_checked()
    assert ": 2 rows" in note(opened, "csv")
    page.get_by_label(f"On display ({everything})").check()
    assert f": {everything} rows" in note(opened, "csv")
    counts = page.locator(".contents .count").all_inner_texts()
    assert [int(count) for count in counts] == [
        kind["count"] for kind in opened.data()["kinds"] if kind["count"]
    ]


def test_a_figure_is_svg_that_says_what_it_shows_and_is_made_from(dialog: Any) -> None:
    name, body = saved(dialog("#at=formula&years=2023-2025"), "svg")
    figure = ElementTree.fromstring(body)
    said = words(figure)
    assert name == "spallm-map-2026.11.svg"
    assert said[0] == "A small map: Map"
    assert "Selected: =HYPERLINK(1); Years: 2023 to 2025" in said
    assert said[-1] == "Data version 2026.11 of 2026-11-23 · SpaLLM"
    assert figure.find(f"{SVG}svg") is not None
    assert figure.find(f"{SVG}rect").get("fill") == "#ffffff"  # type: ignore[union-attr]


def test_a_figure_is_xml_whatever_the_names_hold(dialog: Any) -> None:
    figure = ElementTree.fromstring(saved(dialog("#at=control"), "svg")[1])
    assert "Selected: a b" in words(figure)


def test_a_figure_follows_theme_and_language(dialog: Any) -> None:
    opened = dialog("#lang=zh", color_scheme="dark")
    figure = ElementTree.fromstring(saved(opened, "svg")[1])
    assert figure.find(f"{SVG}rect").get("fill") == "#0f1720"  # type: ignore[union-attr]
    assert words(figure)[-1] == "数据版本 2026.11，2026-11-23 · SpaLLM"
    assert "模型" in words(figure)


def test_a_png_is_wide_enough_for_print_and_not_blank(dialog: Any) -> None:
    opened = dialog()
    _, body = saved(opened, "png")
    width, height = struct.unpack(">II", body[16:24])
    figure = ElementTree.fromstring(saved(opened, "svg")[1])
    assert width >= 3000
    assert height / width == pytest.approx(
        float(figure.get("height", 0)) / float(figure.get("width", 1)), rel=0.01
    )
    assert len(body) > 50_000
    assert opened.complaints == []


def test_the_same_choice_gives_the_same_bytes(dialog: Any) -> None:
    forms = ("csv", "turtle", "svg")
    one, two = dialog("#pick=scgpt"), dialog("#pick=scgpt")
    assert [saved(one, form) for form in forms] == [saved(two, form) for form in forms]


def test_a_view_without_a_picture_says_so(dialog: Any) -> None:
    opened = dialog("#view=table")
    expect(opened.page.locator("#export-svg")).to_be_disabled()
    expect(opened.page.locator("#export-png")).to_be_disabled()
    assert note(opened, "png").startswith("Table has no picture")


def test_a_page_without_bibliographic_data_says_so(dialog: Any, whole: Subgraph) -> None:
    opened = dialog(page=render(whole, title="Without"))
    expect(opened.page.locator("#export-bibtex")).to_be_disabled()
    expect(opened.page.locator("#export-ris")).to_be_disabled()
    assert note(opened, "ris") == "No bibliographic data in this page"
    expect(opened.page.locator("#export-csv")).to_be_enabled()


def test_an_empty_graph_has_nothing_to_take_along(dialog: Any) -> None:
    opened = dialog(page=render(subgraph([]), title="Empty"))
    for form in ("bibtex", "ris", "csv", "turtle"):
        expect(opened.page.locator(f"#export-{form}")).to_be_disabled()
    assert opened.complaints == []


def test_the_keyboard_opens_chooses_and_closes(open_page: Open, html: str) -> None:
    opened = open_page(html, at="#pick=scgpt", reduced_motion="reduce")
    page = opened.page
    page.locator("#export").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Picked (1)")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("On display")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator("#export-bibtex")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("#export")).to_be_focused()
    assert opened.address()["pick"] == "scgpt"
