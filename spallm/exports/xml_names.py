"""Which properties RDF/XML can write: those whose IRI ends in an XML name."""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def refuse_unnameable(quads: Iterable[ox.Quad]) -> None:
    """Raise an error that lists the properties which RDF/XML cannot write, if there are any."""
    unnameable = sorted({q.predicate.value for q in quads if not nameable(q.predicate.value)})
    if not unnameable:
        return
    shown = ", ".join(f"<{iri}>" for iri in unnameable[:3])
    more = f" and {len(unnameable) - 3} more" if len(unnameable) > 3 else ""
    raise GraphError(
        f"RDF/XML cannot hold these properties, whose addresses end in no XML name: {shown}{more}",
        hint="Any other RDF format can: turtle, ntriples, trig, nquads or jsonld.",
    )


def nameable(predicate: str) -> bool:
    """Say whether a property's IRI ends in an XML name that the syntax does not reserve.

    >>> nameable("http://purl.org/spar/cito/cites"), nameable("http://example.org/2024/")
    (True, False)
    """
    return predicate not in _SYNTAX and bool(_NAME_AT_END.search(predicate))
