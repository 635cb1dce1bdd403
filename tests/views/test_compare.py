"""The comparison in a real browser: facts side by side, and tables to take along."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph
from spallm.views import render

Open = Callable[..., Any]

HOSTILE = "=1+1 & 50% | [x]_~^ <b>*bold*</b>"
TEXT = f"""
model:one a fair4ml:MLModel ; dcterms:identifier "one" ; skos:prefLabel "One"@en ;
    spallm:parameterCount 53000000 ; spallm:year 2023 ; fair4ml:mlTask task:annotation ;
    spallm:hasSpecies b:species\\/human .
model:two a fair4ml:MLModel ; dcterms:identifier "two" ; skos:prefLabel "{HOSTILE}" ;
    spallm:parameterCount 10000000 ; spallm:year 2023 ; spallm:hasSpecies b:species\\/human .
b:species\\/human a skos:Concept ; skos:prefLabel "Human"@en, "人"@zh .
task:annotation a skos:Concept ; dcterms:identifier "annotation" ; skos:prefLabel "Annotation"@en .
b:statement\\/1 a rdf:Statement ; rdf:subject model:one ; rdf:predicate spallm:year ;
    rdf:object 2019 ; wikibase:rank wikibase:DeprecatedRank ; rdfs:comment "Another model."@en .
b:evidence\\/list {{ model:one spallm:year 2019 . }}
b:evidence\\/paper {{ model:one spallm:parameterCount 53000000 ; spallm:year 2023 . }}
b:evidence\\/paper a spallm:Evidence ; skos:prefLabel "The paper"@en .
b:evidence\\/list a spallm:Evidence ; skos:prefLabel "A list"@en .
b:ontology {{ spallm:parameterCount rdfs:label "parameters"@en .
    fair4ml:mlTask rdfs:label "task"@en . spallm:hasSpecies rdfs:label "species"@en . }}
"""
MANY = "".join(
    f'model:m{n} a fair4ml:MLModel ; dcterms:identifier "m{n}" ; skos:prefLabel "M{n}"@en .\n'
    for n in range(10)
)


@pytest.fixture(scope="module")
def compare_html(graph_of: Callable[[str], Subgraph]) -> str:
    return render(graph_of(TEXT), title="Comparisons")


@pytest.fixture
def compared(open_page: Open, compare_html: str) -> Any:
    return open_page(compare_html, "#view=compare&pick=one,two", reduced_motion="reduce")


def _cells(opened: Any, title: str) -> list[str]:
    """Return what the row of a title says, entity by entity."""
    head = opened.page.locator("th", has_text=title)
    row = opened.page.locator(".comparison tbody tr").filter(has=head)
    return list(row.locator("td").all_inner_texts())


def _titles(opened: Any) -> set[str]:
    heads = opened.page.locator('.comparison th[scope="row"]')
    return set(heads.evaluate_all("all => all.map((head) => head.firstChild.textContent)"))


def _taken(opened: Any, name: str) -> str:
    """Return the file that a button saves."""
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name=f"Save as {name}").click()
    return str(download.value.path().read_bytes().decode("utf-8-sig"))


def test_facts_stand_side_by_side_and_unknown_is_said(compared: Any) -> None:
    heads = compared.page.locator(".comparison thead .way")
    assert heads.all_inner_texts() == ["One", HOSTILE]
    assert _cells(compared, "parameters") == ["53,000,000", "10,000,000"]
    assert _cells(compared, "task") == ["Annotation", "unknown"]


def test_what_differs_is_marked_and_can_be_all_there_is(compared: Any) -> None:
    marked = compared.page.locator(".comparison tr.differs")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("parameters")
    assert {"parameters", "species", "task"} <= _titles(compared)
    compared.page.get_by_role("button", name="Differences only").click()
    assert _titles(compared) == {"parameters"}


def test_what_sources_disagree_over_is_shown_as_such(compared: Any) -> None:
    rejected = compared.page.locator(".comparison .value.deprecated")
    expect(rejected).to_have_text("2019rejected: Another model.")
    expect(compared.page.locator(".comparison sup")).to_have_count(0)


def test_sources_are_numbered_on_demand(compared: Any) -> None:
    compared.page.get_by_role("button", name="With sources").click()
    listed = compared.page.locator(".compare-sources li").all_inner_texts()
    assert sorted(listed) == ["A list", "The paper"]
    number = 1 + listed.index("The paper")
    cell = compared.page.locator("tr", has_text="parameters").locator("td").first
    expect(cell.locator(".mark")).to_have_text(str(number))
    cell.locator(".mark").click()
    expect(compared.page.locator(".compare-sources .lit")).to_have_text("The paper")


def test_two_can_be_added_by_name_and_from_what_is_suggested(
    open_page: Open, compare_html: str
) -> None:
    opened = open_page(compare_html, "#view=compare", reduced_motion="reduce")
    expect(opened.page.locator("#view-compare h2")).to_contain_text("Pick two to eight")
    opened.page.get_by_role("searchbox", name="Add by name").fill("On")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#view-compare")).to_contain_text("One is picked")
    opened.page.get_by_role("button", name=f"Add {HOSTILE}").click()
    expect(opened.page.locator(".comparison thead .way")).to_have_count(2)
    opened.page.get_by_role("button", name="Drop One").first.click()
    expect(opened.page.locator(".comparison")).to_have_count(0)


def test_more_than_eight_are_not_shown_but_said(
    open_page: Open, graph_of: Callable[[str], Subgraph]
) -> None:
    picks = ",".join(f"m{n}" for n in range(10))
    opened = open_page(render(graph_of(MANY), title="Many"), f"#view=compare&pick={picks}")
    heads = opened.page.locator(".comparison thead .way")
    assert heads.all_inner_texts() == [f"M{n}" for n in range(8)]
    expect(opened.page.locator(".compare-limit")).to_contain_text("first 8 of 10")


def test_csv_holds_the_table_and_no_formula(compared: Any) -> None:
    rows = list(csv.reader(io.StringIO(_taken(compared, "CSV"))))
    assert rows[0] == ["", "Fact", "One", f"'{HOSTILE}"]
    assert ["Size", "Parameters", "53,000,000", "10,000,000"] in rows
    assert ["Abilities", "Task", "Annotation", ""] in rows
    assert {len(row) for row in rows} == {4}


def test_markdown_holds_text_and_no_markup(compared: Any) -> None:
    lines = _taken(compared, "Markdown").splitlines()
    name = r"=1+1 &amp; 50% \| \[x\]\_\~^ &lt;b&gt;\*bold\*&lt;/b&gt;"
    assert lines[0] == f"| Fact | One | {name} |"
    assert lines[1] == "| --- | --- | --- |"
    assert "| Task | Annotation | unknown |" in lines


def test_latex_holds_text_and_no_commands(compared: Any) -> None:
    lines = _taken(compared, "LaTeX").splitlines()
    name = (
        r"=1+1 \& 50\% \textbar{} [x]\_\textasciitilde{}\textasciicircum{} "
        r"\textless{}b\textgreater{}*bold*\textless{}/b\textgreater{}"
    )
    assert rf"Fact & One & {name} \\" in lines
    assert r"Task & Annotation & unknown \\" in lines
    assert [lines[2], lines[-2], lines[-1]] == [r"\toprule", r"\bottomrule", r"\end{tabular}"]


def test_latex_can_break_addresses(open_page: Open, graph_of: Callable[[str], Subgraph]) -> None:
    code = TEXT.replace(
        "model:one a fair4ml:MLModel ;",
        "model:one a fair4ml:MLModel ; schema:codeRepository <https://example.org/a_b%20c?d=1&e> ;",
    )
    opened = open_page(render(graph_of(code), title="Code"), "#view=compare&pick=one,two")
    assert r"\url{https://example.org/a_b\%20c?d=1&e}" in _taken(opened, "LaTeX")


def test_copying_puts_the_same_on_the_clipboard(open_page: Open, compare_html: str) -> None:
    may = ["clipboard-read", "clipboard-write"]
    opened = open_page(compare_html, "#view=compare&pick=one,two", permissions=may)
    opened.page.get_by_role("button", name="Copy as Markdown").click()
    expect(opened.page.locator(".compare-taking [role=status]")).to_have_text("Copied")
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied == _taken(opened, "Markdown")
