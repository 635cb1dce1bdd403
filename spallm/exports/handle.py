"""Handles: short ASCII names for entities, fit to be a citation key or an XML name token.

An entity's handle is its own id, so that adding a record never changes another's key. An
address from elsewhere gives its prefixed name, or its last word and a piece of its hash.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from spallm.store.home import OURS, Home

_FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:_-]*")


def handles(iris: Iterable[str], home: Home = OURS) -> dict[str, str]:
    """Return a handle for each IRI, no two alike."""
    found = {iri: handle(iri, home) for iri in iris}
    times = Counter(found.values())
    return {iri: _hashed(iri) if times[name] > 1 else name for iri, name in found.items()}


def handle(iri: str, home: Home = OURS) -> str:
    """Return the handle of an IRI by itself.

    >>> handle("https://w3id.org/spallm/model/scgpt"), handle("http://purl.org/spar/cito/cites")
    ('scgpt', 'cito:cites')
    >>> handle("https://example.org/people#王小明")
    'people-c2267dc7'
    """
    name = home.shortened(iri)
    return name if _FIT.fullmatch(name) else _hashed(iri)


def _hashed(iri: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", iri)
    return f"{words[-1] if words else 'x'}-{hashlib.sha256(iri.encode()).hexdigest()[:8]}"
