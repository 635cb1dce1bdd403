"""From what somebody types to the one entity that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm import identifiers
from spallm.analysis.folding import folded
from spallm.analysis.names import directory, names
from spallm.analysis.nearness import unknown
from spallm.analysis.reading import NAMED, NAMING, named, read
from spallm.errors import UsageError
from spallm.vocabulary import BASE, DCAT, DCTERMS, PREFIXES, PRISM, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from spallm.store.graph import Graph
    from spallm.store.subgraph import Node

#: The properties that hold identifiers and addresses.
_ADDRESSES = " ".join(
    f"<{iri}>"
    for iri in (DCTERMS.identifier, PRISM.doi, SCHEMA.codeRepository, DCAT.landingPage, SCHEMA.url)
)
_QUERY = f"""
SELECT DISTINCT ?s ?p ?o ?g WHERE {{
  {{ ?address ?p ?o . BIND(?address AS ?s) FILTER(?p IN ({NAMING.replace(" ", ", ")})) }}
  UNION {{ ?s <{DCTERMS.identifier}> ?exact . {NAMED} }}
  UNION {{ VALUES ?key {{ {_ADDRESSES} }} ?part ?key ?said
           FILTER(LCASE(STR(?said)) IN (?curie, ?value, ?url))
           ?part <{DCTERMS.isVersionOf}>? ?s . {NAMED} }}
  UNION {{ VALUES ?key {{ {NAMING} <{SKOS.altLabel}> }} ?s ?key ?said
           FILTER(LCASE(STR(?said)) = ?lower) {NAMED} }}
}}
"""


def resolve(graph: Graph, text: str, kinds: Collection[str] | None = None) -> Node:
    """Return the entity that a text means.

    A text may be an id, ``kind/id``, an IRI, a prefixed name, a DOI or another identifier in any
    spelling, or a name or alias in any language, whatever its case. An id goes before a name. A
    text that means several entities, or none, raises :class:`~spallm.errors.UsageError`, which
    lists them or what comes near. ``kinds`` narrows the choice.
    """
    found = read(graph, _QUERY, **_parameters(text))
    nodes = [n for n in found.nodes.values() if kinds is None or n.kind in kinds]
    best = _exact(nodes, text) or nodes
    if not best:
        known = [n for n in directory(graph).nodes.values() if kinds is None or n.kind in kinds]
        best = _folded(known, text)
        if not best:
            raise _missing(known, text, kinds)
    if len(best) > 1:
        raise _ambiguous(text, best)
    return named(best[0])


def _parameters(text: str) -> Mapping[str, ox.NamedNode | ox.Literal]:
    wanted = text.strip()
    identifier = identifiers.try_parse(wanted)
    spelled = (identifier.curie, identifier.value, identifier.url) if identifier else ("", "", "")
    texts = dict(zip(("curie", "value", "url"), (each.lower() for each in spelled), strict=True))
    texts |= {"exact": wanted, "lower": wanted.lower()}
    return {"address": _address(wanted), **{key: ox.Literal(each) for key, each in texts.items()}}


def _address(text: str) -> ox.NamedNode:
    """Return the IRI that a text is short for, if it is; one that nobody uses, if it is not."""
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES:
        spelled = PREFIXES[prefix] + local
    elif (colon and local.startswith("//")) or prefix == "urn":
        spelled = text
    else:
        spelled = BASE + text
    try:
        return ox.NamedNode(spelled)
    except ValueError:
        return ox.NamedNode(BASE)


def _exact(nodes: Iterable[Node], text: str) -> list[Node]:
    address = _address(text.strip()).value
    wanted = text.strip()
    return [node for node in nodes if node.iri == address] or [n for n in nodes if n.id == wanted]


def _folded(known: Iterable[Node], text: str) -> list[Node]:
    """Return the entities with this name but for accents, width and dashes."""
    wanted = _letters(text)
    return [
        node
        for node in known
        if wanted
        and any(_letters(name) == wanted for field, name in names(node) if field != "author")
    ]


def _letters(text: str) -> str:
    return "".join(each for each in folded(text) if each.isalnum())


def _ambiguous(text: str, nodes: Iterable[Node]) -> UsageError:
    listed = "\n".join(f"  {node.kind}/{node.id}  {node.label}" for node in nodes)
    return UsageError(f"{text!r} means several entities:\n{listed}", hint="Name one by its id.")


def _missing(known: Iterable[Node], text: str, kinds: Collection[str] | None) -> UsageError:
    ids = {
        name: node.id
        for node in known
        for field, name in names(node)
        if field in {"id", "name", "alias"}
    }
    what = next(iter(kinds)) if kinds and len(kinds) == 1 else "entity"
    return unknown(what, text, ids)
