"""Documents: what a page tells of one entity, for programs, in RDF and JSON.

Whoever looks an entity's IRI up learns what is said of it and who says it: its statements from
both ends with the parts of it that have no page of their own, the evidence graphs that make them,
and the names of all that is mentioned. Of an evidence graph a document holds what it states.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.errors import UnknownId
from spallm.exports.blank_nodes import relabelled
from spallm.exports.facts import asserted
from spallm.store.serialisation import serialise
from spallm.store.statement import key
from spallm.vocabulary import RDF, SKOS
from spallm.web.api.entity import entity_json
from spallm.web.arranged import place

if TYPE_CHECKING:
    from spallm.store.home import Home
    from spallm.store.subgraph import Subgraph
    from spallm.web.arranged import Arranged
    from spallm.web.library import Library


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a document; ``syntax`` is nothing for plain JSON."""

    media_type: str
    title: str
    syntax: ox.RdfFormat | None = None
    holds_graphs: bool = False


#: The forms by the extension of their files; where a client takes any, the first is meant.
FORMS: Mapping[str, Form] = MappingProxyType({
    "ttl": Form("text/turtle", "Turtle", ox.RdfFormat.TURTLE),
    "trig": Form("application/trig", "TriG", ox.RdfFormat.TRIG, holds_graphs=True),
    "jsonld": Form("application/ld+json", "JSON-LD", ox.RdfFormat.JSON_LD, holds_graphs=True),
    "nt": Form("application/n-triples", "N-Triples", ox.RdfFormat.N_TRIPLES),
    "json": Form("application/json", "JSON"),
})  # fmt: skip

#: What leads to a shelf or to the vocabulary, which is described elsewhere, and not to a part.
_SHELVING = frozenset({SKOS.inScheme, SKOS.topConceptOf, RDF.type, RDF.predicate})


def document(library: Library, iri: str, form: str) -> bytes:
    """Return an entity or an evidence graph in a form of ``FORMS``; the bytes are always the same.

    Raises UnknownId for what has no document, such as plain JSON of an evidence graph.
    """
    return next(body for _, body in documents(library, iri, (form,)))


def documents(
    library: Library, iri: str, forms: Iterable[str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield an entity or an evidence graph in several forms, with the extension of each.

    Unless they are named, these are all that it has.
    """
    chosen = forms_of(library, iri) if forms is None else tuple(forms)
    for extension in chosen:
        if extension not in forms_of(library, iri):
            raise UnknownId(f"there is no {extension} of {iri}")
    quads: list[ox.Quad] = []
    for extension in chosen:
        form = FORMS[extension]
        if form.syntax is None:
            yield extension, _json(library, iri)
        else:
            quads = quads or _ordered(library.arranged, _told(library, iri))
            yield extension, _written(quads, form, library.whole.home)


def forms_of(library: Library, iri: str) -> tuple[str, ...]:
    """Return the extensions of what something has: an evidence graph, no entity, has RDF alone."""
    if iri in library.whole.nodes:
        return tuple(FORMS)
    return tuple(name for name, form in FORMS.items() if form.syntax and iri in library.stated)


def _json(library: Library, iri: str) -> bytes:
    told = entity_json(library, iri)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _written(quads: list[ox.Quad], form: Form, home: Home) -> bytes:
    assert form.syntax
    if form.holds_graphs:
        return serialise(quads, form.syntax, home.prefixes)
    triples = dict.fromkeys(quad.triple for quad in asserted(quads))
    return serialise(triples, form.syntax, home.prefixes)


def _ordered(arranged: Arranged, told: set[int]) -> list[ox.Quad]:
    quads = [arranged.quads[n] for n in sorted(told)]
    return quads if arranged.nameless.isdisjoint(told) else sorted(relabelled(quads), key=place)


def _told(library: Library, iri: str) -> set[int]:
    """Return the statements of a document."""
    nodes, arranged = library.whole.nodes, library.arranged
    said, pointing = arranged.said, arranged.pointing
    told = {*pointing.get(iri, ()), *_stated(arranged, iri)}
    parts = {said[n].subject for n in pointing.get(iri, ())} - nodes.keys()
    for part in parts:  # an evaluation that uses this data set is told of with its model
        told.update(pointing.get(part, ()))
    begun = {iri, *parts, *(graph for n in told if (graph := said[n].graph))}
    for subject in _spreading(library.whole, arranged, begun):
        told.update(arranged.about.get(subject, ()))
    mentioned = {name for n in told for name in (said[n].subject, key(said[n].object))}
    return told.union(*(arranged.names.get(name, ()) for name in mentioned - {iri}))


def _spreading(whole: Subgraph, arranged: Arranged, begun: set[str]) -> Iterator[str]:
    """Yield things, their parts, remarks on them and the evidence for them."""
    waiting, seen = list(begun), set(begun)
    while waiting:
        subject = waiting.pop()
        yield subject
        near = set(whole.remarks.get(subject, ()))
        for n in arranged.about.get(subject, ()):
            said = arranged.said[n]
            near.add(said.graph or "")
            if said.predicate not in _SHELVING:
                near.add(key(said.object))
        found = {n for n in near - seen if n in arranged.about and n not in whole.nodes}
        seen |= found
        waiting.extend(found)


def _stated(arranged: Arranged, name: str) -> Iterator[int]:
    """Yield what an evidence graph states, and again what of it the curated view takes up."""
    for n in arranged.stated.get(name, ()):
        yield n
        said = arranged.said[n]
        curated = arranged.held.get((said.subject, said.predicate, said.text))
        if curated is not None:
            yield curated
