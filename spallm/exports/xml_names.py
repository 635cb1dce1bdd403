"""Which properties and classes RDF/XML can write: those whose IRI ends in an XML name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from spallm.errors import GraphError
from spallm.vocabulary import RDF

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_AT_END = re.compile(f"[{_START}][-.0-9\u00b7\u0300-\u036f\u203f-\u2040{_START}]*$")
#: Words of the RDF/XML syntax itself, which its grammar bars from being properties.
_SYNTAX = frozenset(
    RDF.iri + word
    for word in (
        "Description", "RDF", "ID", "about", "bagID", "parseType", "resource", "nodeID",
        "aboutEach", "aboutEachPrefix", "li", "datatype",
    )
)  # fmt: skip


def writable(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return quads, ordered by subject, so that the RDF/XML of them is right.

    A class that a subject begins with becomes the name of an element; one that is no name comes
    last. Raises an error that lists what cannot be written nevertheless, if there is anything.
    """
    ordered = sorted(quads, key=lambda quad: (str(quad.subject), _is_unnameable_class(quad)))
    first = {quad.subject: quad for quad in reversed(ordered)}.values()
    unnameable = {q.predicate.value for q in ordered if not nameable(q.predicate.value)}
    unnameable |= {str(q.object)[1:-1] for q in first if _is_unnameable_class(q)}
    _refuse(sorted(unnameable))
    return ordered


def _is_unnameable_class(quad: ox.Quad) -> bool:
    is_class = quad.predicate.value == RDF.type and isinstance(quad.object, ox.NamedNode)
    return is_class and not nameable(str(quad.object)[1:-1])


def _refuse(unnameable: Sequence[str]) -> None:
    if not unnameable:
        return
    shown = ", ".join(f"<{iri}>" for iri in unnameable[:3])
    more = f" and {len(unnameable) - 3} more" if len(unnameable) > 3 else ""
    raise GraphError(
        f"RDF/XML cannot hold these properties and classes, whose addresses end in no XML name: "
        f"{shown}{more}",
        hint="Any other RDF format can: turtle, ntriples, trig, nquads or jsonld.",
    )


def nameable(predicate: str) -> bool:
    """Say whether an IRI ends in an XML name that the syntax does not reserve.

    >>> nameable("http://purl.org/spar/cito/cites"), nameable("http://example.org/2024/")
    (True, False)
    """
    return predicate not in _SYNTAX and bool(_NAME_AT_END.search(predicate))
