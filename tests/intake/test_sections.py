"""Headings of lists as sections."""

from __future__ import annotations

from pathlib import Path

from spallm.intake.ids import Ids
from spallm.intake.sections import Section, Shelving, sections_of
from spallm.intake.shelf import sections_turtle, with_sections
from spallm.intake.stock import Stock
from spallm.ontology import read_turtle


def _shelving(*known: Section, remembered: tuple[Section, ...] = ()) -> Shelving:
    return Shelving({each.id: each for each in known}, remembered, Ids(["survey"]))


def test_a_heading_is_a_section_with_its_place_and_language() -> None:
    shelving = _shelving()
    assert shelving.shelve(("1. Methods 🚀", "图聚类")) is not None
    methods, chinese = shelving.proposed.values()
    assert (methods.id, methods.names, methods.position) == (
        "methods",
        (("en", "1. Methods 🚀"),),
        1,
    )
    assert (chinese.names, chinese.parent, chinese.position) == ((("zh", "图聚类"),), "methods", 2)


def test_one_heading_under_two_others_is_two_sections() -> None:
    shelving = _shelving()
    ids = [shelving.shelve(path) for path in (("A", "Papers"), ("B", "Papers"), ("A", "papers"))]
    assert ids == ["papers", "b-papers", "papers"]


def test_an_id_of_another_concept_is_not_taken() -> None:
    assert _shelving().shelve(("Survey",)) == "survey-section"


def test_a_defined_section_is_found_wherever_its_heading_stands(nothing: Stock) -> None:
    shelving = Shelving(sections_of(nothing.terms.concepts), (), Ids(nothing.taken))
    assert shelving.shelve(("Papers", "Perturbation")) == "perturbation-models"
    assert shelving.shelve(("虚拟细胞",)) == "virtual-cell"


def test_a_section_of_a_list_is_found_under_the_same_heading_only() -> None:
    known = Section("a", (("en", "A"),)), Section("papers", (("en", "Papers"),), "a", 2)
    shelving = _shelving(*known)
    assert shelving.shelve(("A", "Papers")) == "papers"
    assert shelving.shelve(("C", "Papers")) == "c-papers"


def test_what_was_proposed_before_keeps_its_id() -> None:
    before = Section("papers", (("en", "Papers"),), None, 7)
    shelving = _shelving(remembered=(before,))
    assert shelving.shelve(("New", "Papers")) == "new-papers"
    assert shelving.shelve(("Papers",)) == "papers"
    assert shelving.proposed["papers"] == before


def test_headings_of_marks_alone_name_nothing() -> None:
    assert _shelving().shelve(("🔥", "—")) is None


def test_sections_come_back_from_turtle_as_they_were(tmp_path: Path) -> None:
    told = [
        Section("a", (("en", 'A "quoted" \\ heading'),), None, 1),
        Section("1-b", (("zh", "图"),), "a", 2),
    ]
    path = tmp_path / "sections.ttl"
    path.write_text(sections_turtle(told), encoding="utf-8")
    assert sections_of(read_turtle(path)) == {each.id: each for each in told}


def test_sections_are_put_behind_what_a_file_says() -> None:
    head = "# Mine.\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    text = f"{head}\n<scheme/section> a skos:ConceptScheme .\n"
    whole = with_sections(text, [Section("a", (("en", "A"),), None, 1)])
    assert whole.startswith(text.rstrip("\n"))
    assert "<section/a> a skos:Concept" in whole
    assert whole.count("@prefix skos:") == 1
    assert with_sections(whole, []) == whole


def test_sections_are_written_in_full_where_the_scheme_is() -> None:
    kind = "<http://www.w3.org/2004/02/skos/core#ConceptScheme>"
    text = f"<https://example.org/x/scheme/section> a {kind} .\n"
    whole = with_sections(text, [Section("a", (("en", "A"),), None, 1)])
    assert "<https://example.org/x/section/a> a skos:Concept" in whole
