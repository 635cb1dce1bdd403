"""Analyses of selections that hold little, nothing, or somebody else's data."""

from __future__ import annotations

import random

import pytest

from spallm.errors import UnknownId, UsageError
from spallm.exports.format import Selection
from spallm.store.subgraph import Subgraph, subgraph
from spallm.tables.analyses import ANALYSES, analysed, groups, weights
from tests.analysis.bibliometrics.lettered import read

#: Two works and a model, dated and filed, with names that hold what formats trip over.
SMALL = read("""
    paper:a a schema:ScholarlyArticle ; dcterms:identifier "a" ; spallm:year 2023 ;
        skos:prefLabel "Old {work}"@en , "旧作"@zh ;
        dcterms:subject <https://w3id.org/spallm/section/s> .
    paper:b a schema:ScholarlyArticle ; dcterms:identifier "b" ; spallm:year 2024 ;
        skos:prefLabel "New <work>"@en ; cito:cites paper:a , paper:b .
    model:m a fair4ml:MLModel ; dcterms:identifier "m" ; skos:prefLabel "M"@en ;
        codemeta:referencePublication paper:a ; fair4ml:mlTask task:t .
    task:t a skos:Concept ; dcterms:identifier "t" ; skos:prefLabel "task"@en .
    <https://w3id.org/spallm/section/s> a skos:Concept ; dcterms:identifier "s" ;
        skos:prefLabel "Section"@en , "分区"@zh .
""")
FOREIGN = read("""
    @prefix ex: <http://example.org/> .
    ex:b a fabio:JournalArticle ; dcterms:title "Beta" ; dcterms:date "2021-05-01" ;
        cito:cites ex:a .
    ex:a a fabio:JournalArticle ; dcterms:title "Alpha" ; dcterms:date "2019" .
    ex:c a ex:Person .
""")


def of(whole: Subgraph, *kinds: str) -> Selection:
    return Selection(whole.of_kinds(kinds) if kinds else whole, whole)


@pytest.mark.parametrize("name", ANALYSES)
@pytest.mark.parametrize(
    "graph", [SMALL, FOREIGN, Subgraph({}, ())], ids=["small", "foreign", "no"]
)
def test_no_analysis_breaks_on_little(name: str, graph: Subgraph) -> None:
    for language in ("en", "zh"):
        table = analysed(name, of(graph), language)
        assert len(table.notes) >= 2
        assert all(table.notes)


def test_a_selection_without_works_says_so_instead_of_counting() -> None:
    table = analysed("centrality", of(SMALL, "model"))
    assert table.rows == ()
    assert table.notes[1:] == (
        "The selection holds no works; papers(…) selects the works that introduced its models.",
    )


def test_a_selection_without_models_says_so() -> None:
    table = analysed("task-coverage", of(SMALL, "paper"), "zh")
    assert "所选内容中没有模型" in table.notes[1]


def test_one_work_is_central_to_itself() -> None:
    alone = Selection(SMALL.restricted(["https://w3id.org/spallm/paper/a"]), SMALL)
    (row,) = analysed("centrality", alone).rows
    assert [cell.text for cell in row.cells] == [
        "a",
        "Old {work}",
        "2023",
        "0",
        "1",
        "0",
        "1.0000",
        "0",
    ]


def test_works_without_citations_have_no_path_and_no_communities() -> None:
    alone = Selection(SMALL.restricted(["https://w3id.org/spallm/paper/a"]), SMALL)
    assert "no path" in analysed("main-path", alone).notes[1]
    assert "no communities" in analysed("communities", alone).notes[1]
    assert groups("communities", alone) == {}


def test_citations_within_a_ring_are_counted_beside_the_main_path() -> None:
    ring = read("""
        paper:a a schema:ScholarlyArticle ; cito:cites paper:b .
        paper:b a schema:ScholarlyArticle ; cito:cites paper:a .
        paper:c a schema:ScholarlyArticle ; cito:cites paper:a , paper:b .
    """)
    assert "4 citations tie 3 of the selected works" in analysed("main-path", of(ring)).notes[1]


def test_the_coverage_of_citations_is_stated() -> None:
    caveat = analysed("centrality", of(SMALL)).notes[-1]
    assert "citations that 1 of the 2 selected works (50%) make; known to be cited: 1." in caveat


def test_a_graph_without_a_date_does_not_call_its_last_year_over() -> None:
    table = analysed("section-trends", of(SMALL))
    assert any("does not say its date" in note for note in table.notes)
    assert not any(cell.mark for row in table.rows for cell in row.cells)


def test_the_works_of_a_foreign_graph_are_reckoned_with() -> None:
    table = analysed("centrality", of(FOREIGN))
    assert [[cell.text for cell in row.cells][1:5] for row in table.rows] == [
        ["Alpha", "2019", "1", "1"], ["Beta", "2021", "0", "0"],
    ]  # fmt: skip


def test_models_of_a_foreign_graph_that_speaks_fair4ml_are_models() -> None:
    graph = read("""
        @prefix ex: <http://example.org/> .
        ex:m a fair4ml:MLModel . ex:n a fair4ml:MLModel ; prov:wasDerivedFrom ex:m .
    """)
    assert list(weights("users", of(graph)).values()) == [1, 0]


@pytest.mark.parametrize("name", ANALYSES)
def test_the_order_of_the_statements_does_not_matter(name: str) -> None:
    shuffled = list(SMALL.quads)
    random.Random(1).shuffle(shuffled)
    assert analysed(name, of(subgraph(shuffled))) == analysed(name, of(SMALL))


def test_an_unknown_analysis_is_refused_with_what_comes_near() -> None:
    with pytest.raises(UnknownId, match="called 'centralty'\nDid you mean centrality"):
        analysed("centralty", of(SMALL))


def test_unknown_weights_and_groups_are_refused() -> None:
    with pytest.raises(UnknownId, match="Did you mean pagerank"):
        weights("page-rank", of(SMALL))
    with pytest.raises(UnknownId, match="Did you mean communities"):
        groups("comunities", of(SMALL))


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(UsageError, match="limit of 1 or more"):
        analysed("centrality", of(SMALL), limit=0)


def test_a_backend_that_is_not_installed_is_refused() -> None:
    with pytest.raises(UsageError, match="'warp' is not installed"):
        analysed("co-citation", of(SMALL), backend="warp")
