"""Homing: a graph for another field gets its own addresses, and of what is shared what it uses.

Everything is put together as for SpaLLM's own graph; what is a graph's own is renamed at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

import pyoxigraph as ox

from spallm.build.terms import Term
from spallm.ontology import Ontology
from spallm.store.home import OURS, Home
from spallm.vocabulary import BASE, SKOS

T = TypeVar("T")


def renamed(quads: Iterable[ox.Quad], home: Home) -> set[ox.Quad]:
    """Return quads in which all that the graph describes of its own stands in its namespace.

    An address of ours that is only pointed to, such as a link to SpaLLM's own graph, stays.
    """
    quads = set(quads)
    if home == OURS:
        return quads
    described = frozenset(
        quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)
    )
    return {ox.Quad(*(_moved(part, home, described) for part in quad)) for quad in quads}


def moved(triple: ox.Triple, home: Home) -> ox.Triple:
    """Return a triple with all addresses of the graph's own in its namespace."""
    return ox.Triple(*(_moved(part, home, None) for part in triple))


def _moved(term: T, home: Home, described: frozenset[str] | None) -> T | ox.NamedNode:
    if not isinstance(term, ox.NamedNode) or not term.value.startswith(BASE):
        return term
    path = OURS.path(term.value)
    if path is None or not home.owns(path):
        return term
    is_described = described is None or term.value in described or path.startswith("scheme/")
    return ox.NamedNode(home.iri(path)) if is_described else term


def without_unused(quads: Iterable[ox.Quad], ontology: Ontology, home: Home) -> set[ox.Quad]:
    """Return quads without the shared concepts that nothing in a graph of another field uses.

    What is above a used concept stays, and so does its scheme.
    """
    quads = set(quads)
    if home == OURS:
        return quads
    shared = {t.subject for t in ontology.concepts} - _own(ontology, home)
    used = {quad.object for quad in quads if quad.subject not in shared} & shared
    above: dict[object, set[Term]] = defaultdict(set)
    for triple in ontology.concepts:
        if triple.predicate.value in (SKOS.broader, SKOS.inScheme):
            above[triple.subject].add(triple.object)
    waiting = list(used)
    while waiting:
        fresh = above[waiting.pop()] - used
        waiting.extend(fresh)
        used |= fresh
    unused = shared - used
    return {quad for quad in quads if quad.subject not in unused and quad.object not in unused}


def _own(ontology: Ontology, home: Home) -> set[ox.NamedNode | ox.BlankNode | ox.Triple]:
    return {
        triple.subject
        for triple in ontology.concepts
        if isinstance(triple.subject, ox.NamedNode)
        and home.owns(OURS.path(triple.subject.value) or "")
    }
