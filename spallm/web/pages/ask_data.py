"""The data of the Ask page: what it completes and names, and the graph where no server answers."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from spallm.views.dictionary import dictionary
from spallm.views.palette import KINDS, Ink
from spallm.vocabulary import SKOS
from spallm.web.pages.asked import offered
from spallm.web.pages.kinds import counted, many, one

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.library import Library

Json = dict[str, Any]

#: Where the page finds them, below the root of the site.
ASK_DATA, GRAPH_DATA = "data/ask.json", "data/graph.json.gz"
_STRANGE = Ink("#566375", "#9fb0c3")


def ask_data(library: Library) -> bytes:
    """Return ``data/ask.json``: entities by name, terms, prefixes and saved queries.

    ``explorer/src/web/ask/names.ts`` gives its types.
    """
    counts = counted(library.whole)
    rank = {kind: n for n, kind in enumerate(counts)}
    told = {
        "kinds": [_kind(kind, n, count) for n, (kind, count) in enumerate(counts.items())],
        "cards": [_card(library, node, rank[node.kind]) for node in library.whole.nodes.values()],
        **offered(library),
    }
    return _written(told)


def graph_data(library: Library) -> bytes:
    """Return ``data/graph.json.gz``: the whole graph, from which the page answers by itself."""
    return gzip.compress(_written(dictionary(library.whole.said)), compresslevel=6, mtime=0)


def _kind(kind: str, rank: int, count: int) -> Json:
    look = KINDS.get(kind)
    ink = look.ink if look else _STRANGE
    return {
        "key": kind,
        "t": many(kind),
        "one": one(kind),
        "shape": look.shape if look else "dot",
        "light": ink.light,
        "dark": ink.dark,
        "rank": rank,
        "count": count,
    }


def _card(library: Library, node: Node, kind: int) -> Json:
    card: Json = {
        "id": node.id, "iri": node.iri, "k": kind, "t": library.wording.thing(node.iri),
        "path": library.path_of(node.iri),
    }  # fmt: skip
    if aliases := node.texts(SKOS.altLabel):
        card["also"] = aliases
    return card


def _written(value: Json) -> bytes:
    """Return compact JSON; lone surrogates, which no encoding can hold, are replaced."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
