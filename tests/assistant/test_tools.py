from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from spallm.assistant import table
from spallm.assistant.table import table_of, table_text
from spallm.assistant.tools import Tools
from spallm.errors import TooLarge, UnknownId
from spallm.knowledge_graph import KnowledgeGraph, Result

DOCS = Path(__file__).parents[2] / "docs"
FOREIGN = """
@prefix ex: <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:a a ex:Gene ; rdfs:label "two\\nlines" ; ex:near ex:b ; ex:note [ rdfs:label "inner" ] .
ex:b a ex:Gene ; rdfs:label "Beta" ; ex:near ex:a .
"""


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    file = tmp_path_factory.mktemp("foreign") / "foreign.ttl"
    file.write_text(FOREIGN, "utf-8")
    with KnowledgeGraph(file) as graph:
        yield Tools(graph)


@pytest.fixture(scope="module")
def collection(bundled_graph):
    return Tools(bundled_graph)


def fact(told, name):
    return next(each for each in told["facts"] if each["property"] == name)


def words(answer):
    return answer.content[0].text


def test_a_fact_has_the_numbers_of_its_sources(tools):
    told = tools.entity("scgpt-spatial").structured_content
    (origin,) = fact(told, "spallm:continuallyPretrainedFrom")["values"]
    assert (origin["text"], origin["iri"]) == ("scGPT", "https://w3id.org/spallm/model/scgpt")
    assert [source for source in told["sources"] if source["number"] in origin["sources"]] == [
        {
            "number": 1,
            "iri": "https://w3id.org/spallm/evidence/github-bowang-lab-scgpt/readme.md",
            "label": "bowang-lab/scGPT, README.md",
            "basis": "stated-in-repository",
            "url": "https://github.com/bowang-lab/scGPT/blob/main/README.md",
        }
    ]


def test_the_words_of_an_entity_lead_to_its_sources(tools):
    lines = words(tools.entity("scgpt-spatial")).splitlines()
    assert lines[0] == "scGPT-spatial  model  https://w3id.org/spallm/model/scgpt-spatial"
    assert "- scGPT  https://w3id.org/spallm/model/scgpt [1]" in lines
    assert lines[-1].startswith("[1] bowang-lab/scGPT, README.md  stated-in-repository  https://")


def test_what_is_disputed_is_said_so(tools):
    answer = tools.entity("geneformer", ["spallm:pretrainingSize"])
    _, disputed = fact(answer.structured_content, "spallm:pretrainingSize")["values"]
    assert (disputed["curated"], disputed["rank"]) == (False, "deprecated")
    assert "- DISPUTED, not in the curated view: 36,000,000 cells" in words(answer)
    assert "(deprecated: 36M is the figure of another model in the same list.)" in words(answer)


def test_values_that_are_left_out_are_counted(tools):
    answer = tools.entity("human", values=1)
    told = answer.structured_content
    models = fact(told, "spallm:hasSpecies")
    whole = fact(tools.entity("human", values=1000).structured_content, "spallm:hasSpecies")
    assert len(models["values"]) == 1
    assert models["left_out"] == len(whole["values"]) - 1 > 0
    assert told["cut"].startswith("Cut: only the first 1 values are told of spallm:hasSpecies.")
    assert told["cut"] in words(answer)


def test_properties_that_say_nothing_are_answered_with_those_that_do(tools):
    with pytest.raises(UnknownId, match="nothing is said of mouse") as met:
        tools.entity("mouse", ["spallm:year"])
    assert "spallm:hasSpecies" in met.value.hint


def test_an_entity_speaks_chinese(tools):
    told = tools.entity("mouse", language="zh").structured_content
    assert told["name"] == "小鼠"


def test_a_lineage_tells_each_step_with_its_sources(tools):
    answer = tools.lineage("scgpt")
    told = answer.structured_content
    assert [(r["side"], r["depth"], r["id"], r["properties"]) for r in told["relatives"]] == [
        ("descendant", 1, "scgpt-brain", ["dcterms:isVersionOf"]),
        ("descendant", 1, "scgpt-spatial", ["spallm:continuallyPretrainedFrom"]),
    ]
    assert {each["tied_to"] for each in told["relatives"]} == {told["iri"]}
    assert "Came from: nothing known" in words(answer)
    step = "  ← spallm:continuallyPretrainedFrom  scGPT-spatial  "
    assert f"{step}https://w3id.org/spallm/model/scgpt-spatial [1]" in words(answer)


def test_a_lineage_that_is_cut_says_so(tools):
    answer = tools.lineage("scgpt", limit=1)
    assert len(answer.structured_content["relatives"]) == 1
    assert "Cut: 1 more relatives are left out." in words(answer)


def test_hits_that_are_left_out_are_counted(tools, graph):
    answer = tools.search("scgpt", kind="model", limit=1)
    count = sum(hit.node.kind == "model" for hit in graph.search("scgpt", 1000))
    assert f"Cut: {count - 1} more match less well." in words(answer)


def test_what_matches_nothing_is_said_in_words(tools):
    assert words(tools.search("zzzzzzzz")) == "Nothing matches."


def test_every_example_of_the_card_has_an_answer(tools, graph):
    examples = tools.schema_card().structured_content["examples"]
    assert [len(graph.query(each["query"])) > 0 for each in examples] == [True] * 3


def test_the_card_counts_what_the_graph_has(tools, graph):
    card = tools.schema_card().structured_content
    models = "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a fair4ml:MLModel }"
    assert {"name": "fair4ml:MLModel", "count": graph.query(models)[0]["n"]} in card["classes"]
    cites = "SELECT (COUNT(*) AS ?n) { ?a cito:cites ?b }"
    assert {
        "name": "cito:cites",
        "count": graph.query(cites)[0]["n"],
        "begins_at": "schema:ScholarlyArticle",
        "leads_to": "fabio:JournalArticle",
    } in card["predicates"]
    assert {each["kind"]: each["count"] for each in card["kinds"]} == graph.stats().kinds
    assert (card["title"], card["version"], card["date"]) == ("SpaLLM", "0.1.0", "2026-11-20")


def test_the_card_of_a_foreign_graph_has_examples_that_work(foreign):
    card = foreign.schema_card().structured_content
    assert card["named_graphs"] == 0
    assert card["kinds"] == []
    assert {"name": "http://example.org/Gene", "count": 2} in card["classes"]
    for example in card["examples"]:
        assert foreign.sparql(example["query"]).structured_content["rows"]


def test_entities_of_a_foreign_graph_are_told(foreign):
    told = foreign.entity("http://example.org/a").structured_content
    assert fact(told, "http://example.org/near")["values"][0]["iri"] == "http://example.org/b"
    assert fact(told, "http://example.org/note")["values"][0]["text"] == "inner"


def test_a_table_that_is_cut_says_so(tools, graph):
    answer = tools.sparql("SELECT ?s { ?s a ?class } ORDER BY ?s", limit=2)
    told = answer.structured_content
    assert told["rows"] == [list(row) for row in graph.query(
        "SELECT ?s { ?s a ?class } ORDER BY ?s").rows[:2]]  # fmt: skip
    assert told["cut"].startswith("Cut: there are more rows than these 2.")
    assert words(answer).splitlines()[-1] == told["cut"]


def test_the_engine_stops_at_the_most_rows(tools):
    told = tools.sparql("SELECT ?a { ?a ?b ?c . ?d ?e ?f }", limit=1000).structured_content
    assert len(told["rows"]) == 1000
    assert "cut" in told


def test_an_answer_too_long_to_read_is_cut_between_rows(monkeypatch):
    monkeypatch.setattr(table, "LONGEST", 10)
    told = table_of(Result(("text",), (("12345",), ("123456",), ("1",))), 100)
    assert told["rows"] == [["12345"]]
    assert told["cut"].startswith("Cut: there are more rows than these 1.")
    with pytest.raises(TooLarge, match="one row of the answer is longer than 10 characters"):
        table_of(Result(("text",), (("12345678901",),)), 100)


def test_numbers_that_json_lacks_become_texts():
    told = table_of(Result(("a", "b"), ((float("inf"), None),)), 1)
    assert told["rows"] == [["inf", None]]


def test_a_cell_stays_on_its_line():
    text = table_text(table_of(Result(("a", "b"), (("two\nlines\tand a tab", 1),)), 1))
    assert text == "a\tb\ntwo lines and a tab\t1\n(1 row)"


@pytest.mark.parametrize("language", ["", ".zh"])
def test_the_documents_show_what_is_answered(collection, language):
    text = (DOCS / f"assistant{language}.md").read_text("utf-8")
    blocks = re.findall(r"```text\n(\w+) (\{.*\})\n((?:.*\n)*?)```", text)
    assert len(blocks) == 3
    for tool, arguments, shown in blocks:
        lines = iter(words(getattr(collection, tool)(**json.loads(arguments))).splitlines())
        for line in shown.splitlines():
            assert line == "…" or line in lines, f"{line!r} is not told by {tool} (any more)"
