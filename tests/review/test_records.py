"""What is screened are works: papers, and what has no paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spallm import KnowledgeGraph
from spallm.review.record import Record
from spallm.review.records import Library
from spallm.review.register import Register
from spallm.selecting.screening import Decision
from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import BASE
from tests.exports.conftest import read

SCGPT = "scgpt-toward-building-a-foundation-model"


@pytest.fixture
def found(toy_graph: KnowledgeGraph) -> Callable[[str], dict[str, Record]]:
    def records(expression: str) -> dict[str, Record]:
        chosen = toy_graph.select(expression)
        return {r.id: r for r in Library(chosen.whole).records(chosen.subgraph)}

    return records


def test_a_model_stands_for_the_paper_that_introduced_it(
    found: Callable[[str], dict[str, Record]],
) -> None:
    records = found("scgpt")
    assert list(records) == [SCGPT]
    record = records[SCGPT]
    assert (record.kind, record.selected, record.year) == ("paper", False, 2024)
    assert record.why == "it introduced scGPT, which the selection has"
    assert record.members == {record.iri, f"{BASE}model/scgpt"}


def test_a_preprint_and_its_article_are_reports_of_one_record(
    found: Callable[[str], dict[str, Record]],
) -> None:
    record = found(SCGPT)[SCGPT]
    assert [(each.form, each.date) for each in record.reports] == [
        ("preprint", "2023-05-01"), ("journal-article", "2024-02-26"),
    ]  # fmt: skip
    assert (record.url, record.venue, record.status) == (
        "https://doi.org/10.1038/s41592-024-02201-0", "Nature Methods", "Published",
    )  # fmt: skip
    assert record.why == "it is selected"
    assert "scFM-tracker" in record.sources


def test_a_model_without_a_paper_is_a_record_of_its_own(
    found: Callable[[str], dict[str, Record]],
) -> None:
    record = found("gpt-3.5")["gpt-3.5"]
    assert (record.kind, record.title, record.reports) == ("model", "GPT-3.5", ())


def test_a_version_stands_for_the_paper_of_its_family(
    found: Callable[[str], dict[str, Record]],
) -> None:
    assert list(found("geneformer-v2-104m-clcancer")) == ["scaling-and-quantization-of-large-scale"]


def test_tasks_and_sources_are_no_records(found: Callable[[str], dict[str, Record]]) -> None:
    assert found("kind:task") == {}


def test_the_digest_follows_what_a_reader_sees(
    found: Callable[[str], dict[str, Record]],
) -> None:
    from dataclasses import replace

    record = found(SCGPT)[SCGPT]
    assert record.digest == replace(record, members=frozenset()).digest
    assert record.digest != replace(record, status="Retracted").digest
    assert record.digest != replace(record, reports=record.reports[:1]).digest


def test_a_family_that_is_its_own_version_ends() -> None:
    graph = read(
        "model:a a fair4ml:MLModel ; dcterms:isVersionOf model:b ."
        "model:b a fair4ml:MLModel ; dcterms:isVersionOf model:a ."
    )
    assert [record.id for record in Library(graph).records(graph)] == ["a", "b"]


def test_a_foreign_graph_has_the_articles_it_has() -> None:
    graph = read(
        """
        <http://example.org/p> a schema:ScholarlyArticle ; dcterms:title "On cells" ;
            dcterms:issued "2024-05-01" .
        <http://example.org/x> a <http://example.org/Thing> .
        """
    )
    (record,) = Library(graph).records(graph)
    assert (record.title, record.year, record.url) == ("On cells", 2024, "http://example.org/p")


def test_an_empty_graph_has_no_records() -> None:
    assert Library(subgraph([])).records(subgraph([])) == ()


@pytest.mark.parametrize(
    "name",
    [
        SCGPT, f"paper/{SCGPT}", f"{BASE}paper/{SCGPT}", "10.1038/s41592-024-02201-0",
        "https://doi.org/10.1038/S41592-024-02201-0", "doi:10.1101/2023.04.30.538439",
        "scgpt", "model/scgpt", SCGPT.upper(),
    ],
)  # fmt: skip
def test_a_record_is_known_by_many_names(toy_graph: KnowledgeGraph, name: str) -> None:
    register = Register(Library(toy_graph.select("everything").whole))
    assert register.work(name) == f"{BASE}paper/{SCGPT}"


def test_a_name_of_nothing_is_told_apart(toy_graph: KnowledgeGraph) -> None:
    register = Register(Library(toy_graph.select("everything").whole))
    known, strange = register.resolved(
        [Decision("nothing"), Decision("10.9999/x"), Decision("uce")]
    )
    assert known == ()
    assert [each.id for each in strange] == ["nothing", "10.9999/x", "uce"]


def test_a_name_of_two_works_means_neither() -> None:
    graph: Subgraph = read(
        """
        paper:a a schema:ScholarlyArticle ; prism:doi "10.1000/same" .
        paper:b a schema:ScholarlyArticle ; prism:doi "10.1000/same" .
        """
    )
    register = Register(Library(graph))
    assert register.work("10.1000/same") is None
    assert register.work("a") == f"{BASE}paper/a"
