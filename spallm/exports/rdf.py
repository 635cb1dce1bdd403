"""RDF: the subgraph as it is, in six syntaxes."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from spallm.exports.blank_nodes import relabelled
from spallm.exports.characters import Cleaner
from spallm.exports.facts import asserted
from spallm.exports.format import Exported, Selection
from spallm.exports.xml_names import writable
from spallm.store.serialisation import prefixes_in, serialise


def turtle(selection: Selection, *, evidence: bool = True) -> Exported:
    """Write the default graph as Turtle."""
    return _triples(selection, ox.RdfFormat.TURTLE, evidence)


def ntriples(selection: Selection, *, evidence: bool = True) -> Exported:
    """Write the default graph as N-Triples."""
    return _triples(selection, ox.RdfFormat.N_TRIPLES, evidence)


def trig(selection: Selection, *, evidence: bool = True) -> Exported:
    """Write all graphs as TriG, or without evidence the default graph alone."""
    return _graphs(selection, ox.RdfFormat.TRIG, evidence)


def nquads(selection: Selection, *, evidence: bool = True) -> Exported:
    """Write all graphs as N-Quads, or without evidence the default graph alone."""
    return _graphs(selection, ox.RdfFormat.N_QUADS, evidence)


def jsonld(selection: Selection, *, evidence: bool = True) -> Exported:
    """Write all graphs as expanded JSON-LD, which needs no context from anywhere.

    Without evidence it is the default graph alone.
    """
    return _graphs(selection, ox.RdfFormat.JSON_LD, evidence)


def rdfxml(selection: Selection, *, evidence: bool = True) -> Exported:
    """Write the default graph as RDF/XML; a property that XML cannot name is an error."""
    cleaner = Cleaner()
    quads = [_cleaned(quad, cleaner) for quad in asserted(selection.chosen.quads)]
    ordered = writable(_ordered(_flat(quads)))
    prefixes = prefixes_in(ordered, selection.chosen.home.prefixes)
    body = ox.serialize(ordered, format=ox.RdfFormat.RDF_XML, prefixes=prefixes) or b""
    # The serializer leaves carriage returns bare, and every XML reader turns those into newlines.
    body = body.replace(b"\r", b"&#13;")
    return Exported(body, (*_left_out(selection.chosen.quads, evidence), *cleaner.notes))


def _triples(selection: Selection, syntax: ox.RdfFormat, evidence: bool) -> Exported:
    quads = selection.chosen.quads
    body = _serialised(_flat(asserted(quads)), syntax, selection)
    return Exported(body, _left_out(quads, evidence))


def _graphs(selection: Selection, syntax: ox.RdfFormat, evidence: bool) -> Exported:
    quads = selection.chosen.quads
    kept = quads if evidence else _flat(asserted(quads))
    return Exported(_serialised(kept, syntax, selection))


def _serialised(quads: Iterable[ox.Quad], syntax: ox.RdfFormat, selection: Selection) -> bytes:
    return serialise(_ordered(quads), syntax, selection.chosen.home.prefixes)


def _ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(relabelled(set(quads)), key=_place)


def _place(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _flat(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]


def _left_out(quads: tuple[ox.Quad, ...], evidence: bool) -> tuple[str, ...]:
    """Return what triples cannot hold of quads, unless nobody wants it."""
    if not evidence:
        return ()
    named = [quad for quad in quads if not isinstance(quad.graph_name, ox.DefaultGraph)]
    if not named:
        return ()
    graphs = len({str(quad.graph_name) for quad in named})
    if len(named) < len(quads):
        said = f"{len(named):,} quads of evidence in {graphs:,} named graphs are left out"
    else:
        said = f"The names of the {graphs:,} graphs that hold these statements are left out"
    return (f"{said}; trig, nquads and jsonld keep them.",)


def _cleaned(quad: ox.Quad, cleaner: Cleaner) -> ox.Quad:
    value = quad.object
    if not isinstance(value, ox.Literal):
        return quad
    text = cleaner.clean(value.value)
    if text == value.value:
        return quad
    literal = (
        ox.Literal(text, language=value.language, direction=value.direction)
        if value.language
        else ox.Literal(text, datatype=value.datatype)
    )
    return ox.Quad(quad.subject, quad.predicate, literal, quad.graph_name)
