"""A graph in a namespace of its own is explored as ours is: all is the same but the addresses."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from spallm.analysis.card import card
from spallm.analysis.data_version import data_version
from spallm.analysis.entities import Filters, list_entities
from spallm.analysis.resolve import resolve
from spallm.analysis.search import search
from spallm.analysis.statistics import stats
from spallm.errors import UsageError
from spallm.exports import export
from spallm.knowledge_graph import KnowledgeGraph
from spallm.store.graph import Graph
from spallm.store.home import Home
from spallm.store.subgraph import subgraph
from spallm.web.library import Library
from spallm.web.pages.ask import ask
from spallm.web.pages.home import home as home_page
from spallm.web.rooms import room
from spallm.web.visit import Visit

from .conftest import PLANTS, Garden

PAGES = ["model/scgpt", "section/transcriptome-models", "task/cell-type-annotation", "basis/list"]


@pytest.fixture(scope="session")
def graph(garden: Garden) -> Iterator[Graph]:
    with Graph.open(str(garden.place)) as opened:
        yield opened


@pytest.fixture(scope="session")
def known(garden: Garden) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(garden.place) as opened:
        yield opened


def test_the_graph_tells_its_home(graph: Graph, garden: Garden):
    expected = Home(PLANTS, frozenset({"section", "task"}))
    assert graph.home == garden.own.whole.home == expected


def test_own_entities_and_schemes_move_and_what_is_shared_stays(garden: Garden):
    iris = set(garden.own.whole.nodes)
    assert f"{PLANTS}paper/scgpt-toward-building-a-foundation-model" in iris
    assert f"{PLANTS}section/transcriptome-models" in iris
    assert "https://w3id.org/spallm/basis/list" in iris
    assert not any(iri.startswith("https://w3id.org/spallm/paper/") for iri in iris)


def test_every_page_stands_at_the_path_it_would_have_with_us(garden: Garden):
    assert set(garden.own.by_path) == set(garden.ours.by_path)
    assert set(garden.own.evidence) == set(garden.ours.evidence)


@pytest.mark.parametrize("path", [*PAGES, "zh/model/scgpt"])
def test_a_page_says_the_same(garden: Garden, path: str):
    visit = Visit.to(path)
    own, ours = (room(each, visit, {}, None).body.decode() for each in (garden.own, garden.ours))
    head = own.index("</header>")
    assert garden.as_ours(own[head:]) == ours[ours.index("</header>") :]


def test_a_page_of_evidence_says_the_same(garden: Garden):
    path = next(iter(garden.own.evidence))
    own, ours = (room(each, Visit(path), {}, None).body for each in (garden.own, garden.ours))
    assert garden.as_ours(own.decode()).count("<li") == ours.decode().count("<li")


@pytest.mark.parametrize("text", ["scgpt", "model/scgpt", "model:scgpt", f"{PLANTS}model/scgpt"])
def test_an_entity_is_found_however_it_is_named(graph: Graph, text: str):
    assert resolve(graph, text).iri == f"{PLANTS}model/scgpt"


def test_a_card_names_sources_by_their_ids(graph: Graph):
    found = card(graph, f"{PLANTS}model/scgpt")
    year = found.group("https://w3id.org/spallm/ontology#year")
    assert year is not None
    sources = {each.source for value in year.values for each in value.evidence}
    assert sources
    assert not any("/" in str(each) for each in sources)


def test_lists_search_and_numbers_know_the_kinds(graph: Graph):
    models = [row.node.id for row in list_entities(graph, "models")]
    annotating = list_entities(graph, "models", Filters(task="cell-type-annotation"))
    assert "scgpt" in models
    assert {row.node.id for row in annotating} < set(models)
    assert search(graph, "scgpt", 1)[0].node.kind == "model"
    assert stats(graph).kinds["model"] == len(models)


def test_prefixes_of_entities_lead_into_the_namespace(known: KnowledgeGraph):
    assert known.ask("ASK { model:scgpt-spatial prov:wasDerivedFrom+ model:scgpt }")
    assert known.ask("ASK { section:transcriptome-models skos:inScheme ?scheme }")
    assert known.ask("ASK { ?evidence spallm:basis basis:list }")


def test_a_saved_query_takes_ids_and_forgets_defaults_from_elsewhere(known: KnowledgeGraph):
    assert len(known.query("ancestors", model="scgpt-spatial")) > 0
    assert len(known.query("ancestors", model=f"{PLANTS}model/scgpt-spatial")) > 0
    with pytest.raises(UsageError, match="needs a value for 'model'"):
        known.query("ancestors")


def test_expressions_select_by_own_sections(known: KnowledgeGraph):
    named = known.select("section:transcriptome-models & kind:model")
    assert named
    assert known.select("model/scgpt | model:scgpt").expression
    assert len(known.select("lineage(scgpt)")) > 1


def test_a_part_that_is_taken_out_remembers_where_it_is_at_home(known: KnowledgeGraph):
    part = known.select("scgpt").export("trig")
    assert b"@prefix model: <https://example.org/plants/model/> ." in part
    assert b'void:uriSpace "https://example.org/plants/"' in part


def test_a_bibliography_has_the_keys_it_would_have_with_us(garden: Garden):
    own, ours = (export(each.whole, "bibtex").body for each in (garden.own, garden.ours))
    assert garden.as_ours(own.decode()) == ours.decode()


def test_the_version_of_the_data_is_told(garden: Garden):
    own, ours = (data_version(each.whole) for each in (garden.own, garden.ours))
    assert own.title == "SpaLLM: a toy set of real records"
    assert (own.title, own.version, own.date) == (ours.title, ours.version, ours.date)


def test_the_home_page_is_that_of_the_field(garden: Garden):
    page = home_page(garden.own, Visit("").at)
    assert "SpaLLM: a toy set of real records" in page
    assert "single-cell and spatial omics" not in page
    assert "query=most-cited-works" in page
    assert "cell-type-annotation" not in page


def test_the_about_page_cites_the_graph_itself(garden: Garden):
    page = room(garden.own, Visit("about"), {}, None).body.decode()
    assert "@misc{spallm" not in page
    assert "<cite>SpaLLM: a toy set of real records</cite>" in page


def test_the_ask_page_tells_its_script_where_entities_are(garden: Garden):
    assert f'data-home="{PLANTS}"' in ask(garden.own, Visit("ask").at, {})
    assert "data-home=" not in ask(garden.ours, Visit("ask").at, {})


def test_a_namespace_may_end_in_a_hash(garden: Garden):
    text = garden.snapshot.trig().replace(PLANTS.encode(), b"https://example.org/plants#")
    hashed = Library(subgraph(ox.parse(text, ox.RdfFormat.TRIG)))
    assert "model/scgpt" in hashed.by_path
    assert set(hashed.by_path) == set(garden.ours.by_path)
