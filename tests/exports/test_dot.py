"""DOT: a reader of our own for its quoting, and Graphviz itself where it is installed."""

from __future__ import annotations

import re
import subprocess
from xml.etree import ElementTree

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports import export
from spallm.exports.characters import Cleaner
from spallm.exports.dot import _FEW
from spallm.exports.handle import handles
from spallm.exports.relation import relation, specific
from spallm.store.subgraph import subgraph
from spallm.vocabulary import BASE, SKOS
from tests.programs import need

text = st.text(st.characters(exclude_categories=["Cs"]))
#: An id of the DOT language: a word, a number, a quoted string; never an HTML string.
ID = r'(?:[A-Za-z_\u0080-\U0010ffff][\w\u0080-\U0010ffff]*|-?[\d.]+|"(?:[^"\\]|\\.)*")'
STATEMENT = re.compile(rf"\t({ID})(?: -> ({ID}))?((?: \[(?:{ID}={ID} ?)*\])?)")
DEFAULTS = {"graph", "node", "edge", "label"}


def unquoted(token):
    if not token.startswith('"'):
        return token
    return re.sub(r'\\"', '"', token[1:-1])


def shown(label):
    """Return what Graphviz shows of a label, its lines joined."""
    plain = re.sub(r"\\(.)", lambda m: " " if m[1] == "n" else m[1], label)
    return re.sub(r"&amp;(?=#?\w+;)", "&", plain)


def read(graph):
    """Return nodes with their attributes, and edges; a line that is neither is an error."""
    body = export(graph, "dot").text
    first, *lines, last, end = body.split("\n")
    assert (first, last, end) == ("digraph SpaLLM {", "}", "")
    nodes, edges = {}, []
    for line in lines:
        if re.match(r"\t(?:graph|node|edge) \[|\tlabel=", line):
            continue
        found = STATEMENT.fullmatch(line)
        assert found, line
        said = {k: unquoted(v) for k, v in re.findall(rf"({ID})=({ID})", found[3])}
        if found[2]:
            edges.append((unquoted(found[1]), unquoted(found[2]), said["tooltip"]))
        else:
            nodes[unquoted(found[1])] = said
    return nodes, edges


def test_every_entity_is_a_node_with_its_name_and_address(graph):
    nodes, _ = read(graph)
    assert {said["URL"] for said in nodes.values()} == set(graph.nodes)
    assert shown(nodes["scgpt"]["label"]) == "scGPT"


def test_edges_are_those_of_the_graph_without_general_ones(graph):
    names = handles(graph.nodes)
    meant = [
        (names[e.source], names[e.target], relation(e.predicate)) for e in specific(graph.edges)
    ]
    assert sorted(read(graph)[1]) == sorted(meant)


def test_lines_are_styled_by_what_they_say_and_explained(graph):
    body = export(graph, "dot").text
    assert re.search(r'"scgpt-spatial" -> scgpt .*color="#D55E00" penwidth=2', body)
    assert "thick orange: descent" in body


def test_a_name_with_a_colon_is_no_port(reading):
    graph = reading(
        "cito:x a fair4ml:MLModel ; prov:wasDerivedFrom cito:y . cito:y a fair4ml:MLModel ."
    )
    nodes, edges = read(graph)
    assert set(nodes) == {"cito%3Ax", "cito%3Ay"}
    assert [edge[:2] for edge in edges] == [("cito%3Ax", "cito%3Ay")]


def test_many_citations_are_laid_out_as_a_web_and_descent_in_layers(reading):
    cited = " ".join(
        f"paper:p{n} a fabio:JournalArticle ; cito:cites paper:p0 ." for n in range(_FEW + 2)
    )
    made = " ".join(
        f"model:m{n} a fair4ml:MLModel ; prov:wasDerivedFrom model:m0 ." for n in range(_FEW + 2)
    )
    assert "layout=sfdp" in export(reading(cited), "dot").text
    assert "layout" not in export(reading(made), "dot").text


def test_an_address_that_is_not_of_the_web_is_no_link(reading):
    graph = reading("<urn:x:y> a fair4ml:MLModel .")
    assert all("URL" not in said for said in read(graph)[0].values())


def test_nasty_labels_come_back(nasty, with_text):
    nodes, _ = read(with_text(nasty))
    assert shown(nodes["m"]["label"]).split() == (Cleaner().line(nasty) or "m").split()


@settings(deadline=None, max_examples=60)
@given(text)
def test_any_label_comes_back(with_text, said):
    nodes, _ = read(with_text(said))
    found = "".join(shown(nodes["m"]["label"]).split())
    assert found == ("".join(Cleaner().line(said).split()) or "m")


def test_graphviz_draws_nasty_labels_as_they_are(nasty_texts):
    need("dot")
    labels = {f"{BASE}model/m{n}": Cleaner().line(said) for n, said in enumerate(nasty_texts)}
    named = ox.NamedNode(SKOS.prefLabel)
    graph = subgraph(
        ox.Quad(ox.NamedNode(iri), named, ox.Literal(said)) for iri, said in labels.items()
    )
    drawn = subprocess.run(
        ["dot", "-Tsvg"], input=export(graph, "dot").body, capture_output=True, check=True,
        timeout=60,
    )  # fmt: skip
    texts = ElementTree.fromstring(drawn.stdout).iter("{http://www.w3.org/2000/svg}text")
    found = {"".join("".join(text.itertext()).split()) for text in texts}
    assert {"".join(label.split()) for label in labels.values() if 0 < len(label) < 36} <= found


def test_graphviz_reads_texts_longer_than_it_takes(with_text):
    need("dot")
    body = export(with_text('&<"\\单' * 20_000), "dot").body
    drawn = subprocess.run(
        ["dot", "-Tcanon"], input=body, capture_output=True, check=True, timeout=60
    )
    assert not drawn.stderr
