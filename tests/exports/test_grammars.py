"""GraphML and GEXF against their grammars, and the references that grammars cannot check."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from spallm.exports import export
from spallm.store.subgraph import subgraph

GRAMMARS = Path(__file__).with_name("grammars")
FORMATS = ("graphml", "gexf")
text = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture(scope="module")
def grammar():
    read = {name: etree.RelaxNG(etree.parse(GRAMMARS / f"{name}.rng")) for name in FORMATS}

    def check(subgraph, name):
        document = etree.fromstring(export(subgraph, name).body)
        read[name].assertValid(document)
        return document

    return check


def values(document, path):
    space = {"g": document.nsmap[None]}
    return document.xpath(path, namespaces=space)


#: In each format: what is pointed to, and what points there.
REFERENCES = {
    "graphml": [
        ("//g:node/@id", "//g:edge/@source | //g:edge/@target"),
        ("//g:key[@for='node']/@id", "//g:node/g:data/@key"),
        ("//g:key[@for='edge']/@id", "//g:edge/g:data/@key"),
        ("//g:edge/@id", "//g:none"),
    ],
    "gexf": [
        ("//g:node/@id", "//g:edge/@source | //g:edge/@target"),
        ("//g:attributes[@class='node']/g:attribute/@id", "//g:node//g:attvalue/@for"),
        ("//g:attributes[@class='edge']/g:attribute/@id", "//g:edge//g:attvalue/@for"),
        ("//g:edge/@id", "//g:none"),
    ],
}


def refer(document, name):
    for target, source in REFERENCES[name]:
        known = values(document, target)
        assert len(known) == len(set(known))
        assert set(values(document, source)) <= set(known)


@pytest.mark.parametrize("name", FORMATS)
def test_a_graph_keeps_to_the_grammar(name, graph, grammar):
    refer(grammar(graph, name), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_foreign_graph_and_an_empty_one_do_too(name, foreign, grammar):
    refer(grammar(foreign, name), name)
    refer(grammar(subgraph([]), name), name)


@pytest.mark.parametrize("name", FORMATS)
def test_numbers_are_written_as_the_type_that_is_declared(name, graph, grammar):
    document = grammar(graph, name)
    key, value = {
        "graphml": ("//g:key[@attr.type='long']/@id", "//g:data[@key='{}']/text()"),
        "gexf": ("//g:attribute[@type='long']/@id", "//g:node//g:attvalue[@for='{}']/@value"),
    }[name]
    numbers = [n for each in values(document, key) for n in values(document, value.format(each))]
    assert numbers
    assert all(n.lstrip("-").isdecimal() for n in numbers)


@pytest.mark.parametrize("name", FORMATS)
def test_nasty_text_keeps_to_the_grammar(name, nasty, with_text, grammar):
    refer(grammar(with_text(nasty), name), name)


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=30)
@given(said=text)
def test_any_text_keeps_to_the_grammar(name, with_text, grammar, said):
    grammar(with_text(said), name)
