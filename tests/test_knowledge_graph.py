from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

import spallm
from spallm import KnowledgeGraph, Limits
from spallm.errors import QueryError, UnknownId, UsageError
from spallm.knowledge_graph.asking import term
from spallm.knowledge_graph.notebook import html_table
from spallm.views.blocks import unpacked

TOY = Path(__file__).parent / "analysis" / "toy.trig"


@pytest.fixture(scope="module")
def graph():
    with KnowledgeGraph.open(TOY) as opened:
        yield opened


def test_the_public_face_is_small():
    assert spallm.__all__ == [
        "KnowledgeGraph", "Limits", "Result", "Selection", "SpallmError", "__version__",
    ]  # fmt: skip
    for name in spallm.__all__:
        assert getattr(spallm, name)
    assert set(spallm.__all__) <= set(dir(spallm))


def test_an_unknown_public_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Grpah'"):
        spallm.Grpah  # noqa: B018  # the access is what is tested


def test_importing_the_package_imports_nothing_slow():
    code = (
        "import sys, spallm; "
        "slow = {'pyoxigraph', 'rdflib', 'networkx', 'pydantic', 'rapidfuzz', 'rich', 'click'}; "
        "print(sorted(slow & sys.modules.keys()), sum(n.startswith('spallm') for n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] 1"


def test_rows_of_a_query_are_plain_values(graph):
    result = graph.query(
        "SELECT ?id ?year ?none { ?m a fair4ml:MLModel ; "
        "dcterms:identifier ?id ; spallm:year ?year "
        "OPTIONAL { ?m spallm:nothing ?none } } ORDER BY ?year LIMIT 1"
    )
    assert result.columns == ("id", "year", "none")
    assert result.to_dicts() == [{"id": "scbert", "year": 2022, "none": None}]
    assert (len(result), result[0], list(result)) == (1, result.to_dicts()[0], result.to_dicts())


def test_a_yes_or_no_has_one_row(graph):
    assert graph.query("ASK { model:scgpt a fair4ml:MLModel }").to_dicts() == [{"answer": True}]
    assert graph.ask("ASK { model:scgpt a fair4ml:MLModel }")


def test_a_constructed_graph_comes_as_triples(
    graph,
):
    result = graph.query("CONSTRUCT { ?a cito:cites ?b } WHERE { ?a cito:cites ?b }")
    assert result.columns == ("subject", "predicate", "object")
    assert len(result) == 2
    assert b"scbert-as-a-large-scale" in result.raw("turtle")


def test_an_answer_can_be_had_serialised(graph):
    result = graph.query("SELECT ?id { model:scgpt dcterms:identifier ?id }")
    assert result.raw("csv") == b"id\r\nscgpt\r\n"


def test_an_entity_is_bound_by_its_address_and_a_text_as_a_literal(graph):
    ask = "SELECT ?name { ?model skos:prefLabel ?name }"
    assert len(graph.query(ask, model=graph.find("scgpt"))) == 1
    assert len(graph.query(ask, model=graph.show("scgpt"))) == 1
    hostile = graph.query("SELECT ?s { ?s dcterms:identifier ?id }", id='scgpt" } #')
    assert len(hostile) == 0


def test_a_parameter_that_no_variable_bears_is_refused(graph):
    with pytest.raises(QueryError, match="no variable"):
        graph.query("ASK { ?s ?p ?o }", model="scgpt")


def test_python_values_become_terms():
    assert term(True) == ox.Literal(True)
    assert term(date(2026, 1, 2)).datatype.value.endswith("#date")
    with pytest.raises(UsageError, match="cannot be a parameter"):
        term(object())


def test_a_saved_query_is_asked_by_name_with_ids(graph):
    assert "ancestors" in graph.saved_queries
    result = graph.query("ancestors", model="scgpt-spatial")
    assert any("scgpt" in str(value) for row in result for value in row.values())
    with pytest.raises(UnknownId):
        graph.query("ancesters")


def test_limits_show_in_the_result():
    with KnowledgeGraph.open(TOY, limits=Limits(rows=1)) as graph:
        result = graph.query("SELECT ?s { ?s a fair4ml:MLModel }")
        assert (len(result), result.truncated) == (1, True)


def test_the_questions_of_the_command_line_are_methods(graph):
    assert graph.show("10.1038/s41592-024-02201-0").kind == "paper"
    assert graph.search("genformer")[0].node.id == "geneformer"
    assert [row.node.id for row in graph.list("model", species="mouse")] == ["stofm"]
    assert graph.lineage("scGPT-spatial").ancestors[0].node.id == "scgpt"
    assert len(graph.path("scgpt", "geneformer")[0]) == 2
    assert graph.stats().kinds["model"] == 8


def test_an_unknown_filter_is_a_usage_error(graph):
    with pytest.raises(UnknownId, match="Did you mean species"):
        graph.list("model", specie="human")


def test_the_whole_graph_is_a_selection(graph):
    assert len(graph.subgraph()) > 30


def test_a_selection_is_made_around_an_entity_by_a_query_or_from_a_list(graph):
    near = graph.subgraph(around="scgpt", relations=["lineage"])
    assert [node.id for node in near] == ["scgpt", "scgpt-brain", "scgpt-spatial"]
    found = graph.subgraph(query="SELECT ?m { ?m spallm:hasSpecies ?s }", s=graph.find("mouse"))
    assert [node.id for node in found] == ["stofm"]
    assert [node.id for node in graph.subgraph(ids=["scBERT"])] == ["scbert"]
    built = graph.subgraph(query="CONSTRUCT { ?a cito:cites ?b } WHERE { ?a cito:cites ?b }")
    assert len(built) == 3


def test_ways_to_select_are_united(graph):
    both = graph.subgraph(around="scgpt", relations=["lineage"], ids=["scbert"])
    assert [node.id for node in both] == ["scbert", "scgpt", "scgpt-brain", "scgpt-spatial"]
    assert both.expression == "scbert | around(scgpt, hops=1, along=lineage)"


def test_a_selection_that_nobody_described_names_its_entities(graph):
    chosen = graph.select("lineage(scgpt)")
    unsaid = spallm.Selection(chosen.subgraph, "mine", lambda: chosen.whole)
    assert unsaid.expression.startswith("https://w3id.org/spallm/model/scgpt | https:")
    assert graph.select(unsaid.expression).subgraph == chosen.subgraph
    assert len(graph.subgraph(ids=[])) == 0


def test_what_selects_nothing_or_is_no_option_is_refused(graph):
    with pytest.raises(UsageError, match="aroud"):
        graph.subgraph(aroud="scgpt")
    with pytest.raises(UsageError, match="selects nothing"):
        graph.subgraph(query="ASK { ?s ?p ?o }")


def test_an_expression_selects_and_says_itself_again(graph):
    chosen = graph.select("kind:model   and year:2024..")
    assert [node.id for node in chosen] == ["scgpt", "scgpt-spatial"]
    assert chosen.expression == "kind:model & year:2024.."
    assert graph.select(chosen.expression) == chosen
    assert len(graph.select("scgpt & scbert")) == 0


def test_selections_of_one_graph_are_combined(graph):
    models, recent = graph.select("kind:model"), graph.select("year:2024..")
    for made, expression in (
        (models & recent, "kind:model & year:2024.."),
        (models | recent, "kind:model | year:2024.."),
        (models - recent, "kind:model - year:2024.."),
    ):
        assert made.expression == expression
        assert made == graph.select(expression)
    assert (graph.subgraph() - models).expression == "everything - kind:model"


def test_combined_selections_keep_chosen_edges_as_their_expression_does(graph):
    walk = graph.subgraph(around="scgpt", relations=["lineage"])
    assert walk.tied
    fewer = walk - graph.select("scgpt-brain")
    assert fewer == graph.select(fewer.expression)
    assert {edge.predicate for edge in fewer.subgraph.edges} < {
        edge.predicate for edge in graph.select("lineage(scgpt)").subgraph.edges
    } | {edge.predicate for edge in walk.subgraph.edges}


def test_selections_of_different_graphs_are_not_combined(graph):
    with KnowledgeGraph.open(TOY) as other, pytest.raises(UsageError, match="different graphs"):
        graph.select("scgpt") | other.select("scgpt")


def test_a_term_for_a_variable_becomes_a_part_of_the_expression(graph):
    chosen = graph.subgraph(query="SELECT ?m { ?m spallm:year ?y }", y=2025)
    assert graph.select(chosen.expression) == chosen
    assert "2025" in chosen.expression


def test_saved_selections_stand_in_the_folder_that_is_named(graph, tmp_path):
    (tmp_path / "mine.toml").write_text('select = "scgpt | scbert"\n', "utf-8")
    chosen = graph.select("@mine - scgpt", folder=tmp_path)
    assert ([node.id for node in chosen], chosen.expression) == (
        ["scbert"], "(scgpt | scbert) - scgpt",
    )  # fmt: skip


def test_a_selection_goes_to_networkx_with_labels_and_evidence(graph):
    net = graph.subgraph(ids=["scgpt", "scgpt-spatial"]).to_networkx()
    model = "https://w3id.org/spallm/model/"
    assert net.nodes[f"{model}scgpt"] == {"id": "scgpt", "kind": "model", "label": "scGPT"}
    edges = net.get_edge_data(f"{model}scgpt-spatial", f"{model}scgpt")
    assert edges["https://w3id.org/spallm/ontology#continuallyPretrainedFrom"]["evidence"]


def test_a_selection_goes_to_rdflib_with_its_evidence_graphs(graph):
    chosen = graph.subgraph(ids=["scgpt"])
    dataset = chosen.to_rdflib()
    assert len(list(dataset.quads())) == len(set(chosen.subgraph.quads))


def test_a_selection_is_exported_and_drawn(graph):
    chosen = graph.subgraph(ids=["scgpt"])
    assert b"scGPT" in chosen.export("trig")
    found = re.search(r'id="block-data">(.*?)</script>', chosen.view())
    assert found
    page = json.loads(unpacked(found[1]))
    assert [card["t"] for card in page["cards"]] == ["scGPT"]


def test_a_drawn_selection_hands_out_its_papers_as_references(graph):
    chosen = graph.subgraph(ids=["scgpt-toward-building"])
    found = re.search(r'id="block-data">(.*?)</script>', chosen.view(sparql=False))
    assert found
    (reference,) = json.loads(unpacked(found[1]))["references"].values()
    assert reference["bibtex"] == chosen.export("bibtex").decode()
    assert reference["ris"] == chosen.export("ris").decode()


def test_what_a_format_cannot_hold_is_warned_about(graph, monkeypatch):
    from spallm import exports

    noted = exports.Exported(b"", ("one thing was left out",))
    monkeypatch.setattr(exports, "export", lambda *_, **__: noted)
    with pytest.warns(UserWarning, match="left out"):
        graph.subgraph(ids=["scgpt"]).export("csv")


def test_notebooks_get_tables_in_which_markup_is_text(graph):
    assert "<td>scGPT</td>" in graph.subgraph(ids=["scgpt"])._repr_html_()
    result = graph.query("SELECT ('<img onerror=x>' AS ?bad) {}")
    assert "&lt;img onerror=x&gt;" in result._repr_html_()
    assert "and 5 more" in html_table(["n"], [[n] for n in range(55)], 55)


def test_a_graph_that_is_not_there_is_said_so():
    with pytest.raises(spallm.SpallmError, match="there is no"):
        KnowledgeGraph.open("nowhere.ttl")


def test_one_name_does_where_several_may_stand(graph):
    assert graph.path("scgpt-spatial", "scgpt", relations="lineage")
    assert len(graph.subgraph(ids="scgpt")) == 1
    assert len(graph.subgraph(around="scgpt", relations="lineage")) > 1


def test_a_year_that_is_a_text_is_refused_and_does_not_find_nothing(graph):
    with pytest.raises(UsageError, match="since is a year, not '2024'"):
        graph.list("model", since="2024")


def test_an_unknown_direction_is_answered_with_the_known_ones(graph):
    with pytest.raises(UnknownId, match="both, down, up"):
        graph.lineage("scgpt", "sideways")


@pytest.mark.parametrize("limits", [{"seconds": -1}, {"seconds": float("nan")}, {"rows": -1}])
def test_limits_that_no_query_can_keep_are_refused(limits):
    with pytest.raises(UsageError):
        Limits(**limits)


def test_an_address_that_is_none_is_told_as_such():
    class Thing:
        iri = "not an address"

    with pytest.raises(UsageError, match="is no IRI"):
        term(Thing())


def test_half_characters_of_another_encoding_are_replaced():
    assert term("sc\udcffGPT") == ox.Literal("sc?GPT")
