"""A small real graph in the shape of the snapshot, and a foreign one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import (
    BASE,
    CODEMETA,
    DCTERMS,
    FABIO,
    FAIR4ML,
    PREFIXES,
    PRISM,
    RDF,
    SCHEMA,
    SKOS,
)

HERE = Path(__file__).parent


def read(trig: str) -> Subgraph:
    """Return the subgraph of TriG text in which our prefixes need not be declared."""
    header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    return subgraph(ox.parse(header + trig, format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="session")
def graph() -> Subgraph:
    return read((HERE / "toy.trig").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def models(graph: Subgraph) -> Subgraph:
    return graph.of_kinds({"model"})


@pytest.fixture(scope="session")
def papers(graph: Subgraph) -> Subgraph:
    return graph.of_kinds({"paper"})


@pytest.fixture(scope="session")
def foreign() -> Subgraph:
    """People and a document of another vocabulary, blank nodes among them."""
    return read(
        """
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix ex: <http://example.org/people#> .
        ex:alice a foaf:Person ; foaf:name "Alice" ; foaf:age 42 ; foaf:knows ex:bob ;
            foaf:account [ foaf:accountName "alice" ], [ foaf:accountName "al" ] .
        ex:bob a foaf:Person ; rdfs:label "Bob"@en , "鲍勃"@zh ; foaf:knows ex:alice .
        <http://example.org/people#王小明> a foaf:Person ; foaf:knows ex:bob .
        ex:note a foaf:Document ; dcterms:title "A note | with <b>pipes</b>" .
        """
    )


#: What breaks a format that pastes text: markup, quoting, formulas, controls, other scripts.
NASTY = (
    'say "hi" & <b>bold</b>', "a|b\nc|d", "100% of R&D_x #1 $5 {x} ~a ^b \\c `d`",
    "=HYPERLINK(1)", "+1", "-2", "@SUM(A1)", "\tx", "'=x", "''=x", "＝1", "a; b", "]]>", "<!-- -->",
    "王小明", "שלום", "مرحبا", "Ünïcödé Ångström Łódź", "😀 🧬", "a\x00b\x0bc", "a\r\nb\rc",
    "a\u2028b\x85c",
    "[x](javascript:alert(1))", "![x](y)", "x and y", "Smith, J, K, L", ", x ,", "--- '' ``",
    "β-catenin ≥ 5 µm²", "ế ṩ ǆ", "e\u0301", "\u202eevil", "\ufffe", "\\", "{", "}", '"', "", " ",
)  # fmt: skip


def labelled(text: str) -> Subgraph:
    """Return a paper by one author, and its model, with the text wherever text can stand."""
    paper, person = f"{BASE}paper/p", f"{BASE}paper/p/author/1"
    model = f"{BASE}model/m"
    facts: list[tuple[str, str, ox.NamedNode | ox.Literal]] = [
        (paper, RDF.type, ox.NamedNode(FABIO.JournalArticle)),
        (paper, DCTERMS.identifier, ox.Literal("p")),
        (paper, SKOS.prefLabel, ox.Literal(text, language="en")),
        (paper, SKOS.prefLabel, ox.Literal(text, language="zh")),
        (paper, DCTERMS.title, ox.Literal(text)),
        (paper, PRISM.publicationName, ox.Literal(text)),
        (paper, PRISM.doi, ox.Literal("10.1000/X_%{1}")),
        (paper, SCHEMA.author, ox.NamedNode(person)),
        (person, SCHEMA.name, ox.Literal(text)),
        (model, RDF.type, ox.NamedNode(FAIR4ML.MLModel)),
        (model, SKOS.prefLabel, ox.Literal(text, language="en")),
        (model, SKOS.altLabel, ox.Literal(text)),
        (model, SKOS.altLabel, ox.Literal(f"{text}; {text}")),
        (model, CODEMETA.referencePublication, ox.NamedNode(paper)),
    ]
    return subgraph(
        ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value)
        for subject, predicate, value in facts
    )


@pytest.fixture(scope="session")
def with_text() -> Callable[[str], Subgraph]:
    return labelled


@pytest.fixture(scope="session")
def nasty_texts() -> tuple[str, ...]:
    return NASTY


@pytest.fixture(params=NASTY, ids=repr)
def nasty(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def reading() -> Callable[[str], Subgraph]:
    return read
