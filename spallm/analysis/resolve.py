"""From what somebody types to the one entity that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.kinds import RECORD_KINDS
from spallm.analysis.names import directory, names
from spallm.analysis.reading import NAMED, NAMING, named, read
from spallm.errors import UnknownId, UsageError
from spallm.folding import folded
from spallm.nearness import unknown
from spallm.store.results import whole
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import DCAT, DCTERMS, PRISM, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from spallm.identifiers import Identifier
    from spallm.store.graph import Graph
    from spallm.store.home import Home
    from spallm.store.subgraph import Node

#: The properties that hold identifiers and addresses.
ADDRESSES = (
    DCTERMS.identifier, PRISM.doi, SCHEMA.codeRepository, DCAT.landingPage, SCHEMA.url,
)  # fmt: skip
_ADDRESSES = " ".join(f"<{iri}>" for iri in ADDRESSES)
_BY_ID = f"""
SELECT DISTINCT ?s ?p ?o ?g WHERE {{
  {{ ?address ?p ?o . BIND(?address AS ?s) FILTER(?p IN ({NAMING.replace(" ", ", ")})) }}
  UNION {{ ?s <{DCTERMS.identifier}> ?exact . {NAMED} }}
}}
"""
_BY_NAME = f"""
SELECT DISTINCT ?s ?p ?o ?g WHERE {{
  {{ VALUES ?key {{ {NAMING} <{SKOS.altLabel}> }} ?s ?key ?said
     FILTER(LCASE(STR(?said)) = ?lower) {NAMED} }}
  UNION {{ VALUES ?key {{ {_ADDRESSES} }} ?part ?key ?said
           FILTER(LCASE(STR(?said)) IN (?curie, ?value, ?url))
           ?part <{DCTERMS.isVersionOf}>? ?s . {NAMED} }}
}}
"""


def resolve(graph: Graph, text: str, kinds: Collection[str] | None = None) -> Node:
    """Return the entity that a text means.

    A text may be an id, ``kind/id``, an IRI, a prefixed name, a DOI or another identifier in any
    spelling, or a name or alias in any language, whatever its case. An id goes before a name. A
    text that means several entities, or none, raises :class:`~spallm.errors.UsageError`, which
    lists them or what comes near. ``kinds`` narrows the choice.
    """
    wanted = whole(text.strip())
    best = (
        _by_id(graph, wanted, kinds)
        or _known(read(graph, _BY_NAME, **_parameters(wanted)), kinds)
        or _by_letters(graph, wanted, kinds)
    )
    if wanted.startswith(("http://", "https://")):
        best = _living_there(best)
    if len(best) > 1:
        raise _ambiguous(text, best)
    return named(best[0])


def _living_there(nodes: list[Node]) -> list[Node]:
    """Return what an address is the home of: a model before its paper, a record of reading last."""
    rank = {kind: place for place, kind in enumerate(RECORD_KINDS)}
    first = min((rank.get(node.kind, len(rank)) for node in nodes), default=0)
    return [node for node in nodes if rank.get(node.kind, len(rank)) == first]


def _known(found: Subgraph, kinds: Collection[str] | None) -> list[Node]:
    return [node for node in found.nodes.values() if kinds is None or node.kind in kinds]


def _by_id(graph: Graph, text: str, kinds: Collection[str] | None) -> list[Node]:
    address = _address(text, graph.home)
    found = _known(read(graph, _BY_ID, address=address, exact=ox.Literal(text)), kinds)
    return [node for node in found if node.iri == address.value] or found


def _parameters(text: str) -> dict[str, ox.Literal]:
    """Return the texts that may stand for an entity: the name, and the forms of an identifier."""
    identifier = _identifier(text)
    spelled = (identifier.curie, identifier.value, identifier.url) if identifier else ("", "", "")
    texts = dict(zip(("curie", "value", "url"), spelled, strict=True)) | {"lower": text}
    return {key: ox.Literal(each.lower()) for key, each in texts.items()}


def _identifier(text: str) -> Identifier | None:
    if not set(text) & set(":/."):
        return None
    from spallm.identifiers import try_parse

    return try_parse(text)


def _address(text: str, home: Home) -> ox.NamedNode:
    """Return the IRI that a text is short for, if it is; one that nobody uses, if it is not."""
    prefix, colon, local = text.partition(":")
    if colon and prefix in home.prefixes:
        spelled = home.prefixes[prefix] + local
    elif (colon and local.startswith("//")) or prefix == "urn":
        spelled = text
    else:
        spelled = home.iri(text)
    try:
        return ox.NamedNode(spelled)
    except ValueError:
        return ox.NamedNode(home.base)


def _by_letters(graph: Graph, text: str, kinds: Collection[str] | None) -> list[Node]:
    """Return the entities with this name but for accents, width and dashes."""
    known = _known(directory(graph), kinds)
    wanted = _letters(text)
    found = [node for node in known if wanted and wanted in set(_spelled(node))]
    if not found:
        raise _missing(known, text, kinds)
    return found


def _spelled(node: Node) -> Iterator[str]:
    return (_letters(name) for field, name in names(node) if field != "author")


def _letters(text: str) -> str:
    return "".join(each for each in folded(text) if each.isalnum())


def _ambiguous(text: str, nodes: Iterable[Node]) -> UsageError:
    listed = "\n".join(f"  {node.kind}/{node.id}  {node.label}" for node in nodes)
    return UsageError(f"{text!r} means several entities:\n{listed}", hint="Name one by its id.")


def _missing(known: list[Node], text: str, kinds: Collection[str] | None) -> UsageError:
    """Return the error for a text that means nothing; a faulty identifier is told as such."""
    from spallm.analysis.search import WHOLE, ranked

    what = next(iter(kinds)) if kinds and len(kinds) == 1 else "entity"
    if text.casefold().startswith(("10.", "doi:", "arxiv:")) or _identifier(text):
        from spallm.identifiers import parse

        return UnknownId(f"there is no {what} with {parse(text)}", hint="Try: spallm search TEXT")
    hits = ranked(Subgraph({node.iri: node for node in known}, ()), text, 3)
    likely = tuple(hit.node.id for hit in hits if hit.field != "author" and hit.score >= WHOLE)
    return unknown(what, text, (node.id for node in known), likely)
