"""Python values as RDF terms."""

from __future__ import annotations

import datetime
import re
from functools import singledispatch
from typing import Any

import pyoxigraph as ox

from spallm.identifiers import slug
from spallm.records import Fact, Quantity
from spallm.vocabulary import BASE, RDF, SCHEMA, SPALLM, XSD

_LINK = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def entity(kind: str, entity_id: str) -> ox.NamedNode:
    """Return the node of an entity or concept."""
    return ox.NamedNode(f"{BASE}{kind}/{entity_id}")


def iri(text: str) -> ox.NamedNode:
    """Return a node for an IRI."""
    return ox.NamedNode(text)


def label(text: str, language: str) -> ox.Literal:
    """Return a text in a language."""
    return ox.Literal(text, language=language)


def object_of(fact: Fact, value: Any) -> ox.NamedNode | ox.Literal:
    """Return the object that a claim states: a reference, a quantity, a link or a literal."""
    if fact.refers_to:
        return entity(fact.refers_to, value)
    return literal(value)


@singledispatch
def literal(value: object) -> ox.NamedNode | ox.Literal:
    """Return a value as a term; http(s) texts are links."""
    raise TypeError(f"no RDF form for {type(value).__name__}")


@literal.register
def _(value: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(value) if _LINK.fullmatch(value) else ox.Literal(value)


@literal.register
def _(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD.integer))


@literal.register
def _(value: datetime.date) -> ox.Literal:
    return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD.date))


@literal.register
def _(value: Quantity) -> ox.NamedNode:
    return quantity_node(value)


def quantity_node(value: Quantity) -> ox.NamedNode:
    """Return the node of a quantity: the same amount and unit is the same node."""
    parts = (str(value.amount), slug(value.unit), value.qualifier or "")
    return ox.NamedNode(f"{BASE}quantity/{'-'.join(part for part in parts if part)}")


def quantity_triples(value: Quantity) -> list[ox.Triple]:
    """Return the description of a quantity's node."""
    node = quantity_node(value)
    facts: list[tuple[str, Term]] = [
        (SCHEMA.value, literal(value.amount)),
        (SCHEMA.unitText, ox.Literal(value.unit)),
    ]
    if value.qualifier:
        facts.append((SPALLM.qualifier, ox.Literal(value.qualifier)))
    return [*typed(node, SCHEMA.QuantitativeValue), *(triple(node, p, o) for p, o in facts)]


def triple(subject: ox.NamedNode, predicate: str, value: Term) -> ox.Triple:
    """Return a triple whose predicate is given as text."""
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def typed(subject: ox.NamedNode, *classes: str) -> list[ox.Triple]:
    """Return the triples that give a node its classes."""
    return [triple(subject, RDF.type, ox.NamedNode(cls)) for cls in classes]
