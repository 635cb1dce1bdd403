"""Works called by letters, and who cites whom among them."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from spallm.analysis.bibliometrics.citations import Citations, citations
from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import BASE, CITO, PREFIXES, RDF, SCHEMA


def paper(name: str) -> str:
    return f"{BASE}paper/{name}"


def letters(*iris: str) -> str:
    """Return works as the letters they are called by."""
    return "".join(iri.rpartition("/")[2] for iri in iris)


def cited(pairs: Iterable[tuple[str, str]], works: Iterable[str] = ()) -> Citations:
    """Return the citations of works; ``works`` adds some that cite nothing."""
    pairs = tuple(pairs)
    names = dict.fromkeys([*works, *(name for pair in pairs for name in pair)])
    quads = [(paper(n), RDF.type, SCHEMA.ScholarlyArticle) for n in names]
    quads += [(paper(a), CITO.cites, paper(b)) for a, b in pairs]
    return citations(subgraph(ox.Quad(*map(ox.NamedNode, quad)) for quad in quads))


def citing(text: str, works: str = "") -> Citations:
    """Return citations from text: ``"b>a c>a"`` says that b and c cite a."""
    return cited(((a, b) for a, b in (word.split(">") for word in text.split())), works)


def read(trig: str) -> Subgraph:
    """Return the subgraph of TriG text in which our prefixes need not be declared."""
    header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    return subgraph(ox.parse(header + trig, format=ox.RdfFormat.TRIG))
