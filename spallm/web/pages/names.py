"""Names: the index that the search box offers from, published at ``data/names.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from spallm.vocabulary import SKOS
from spallm.web.pages.kinds import counted, one

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.library import Library


def names_index(library: Library) -> bytes:
    """Return the kinds, and of each entity path, kind, English and Chinese name and other names.

    The best connected come first among equals. ``explorer/src/web/site/finding.ts`` reads it.
    """
    kinds = list(counted(library.whole))
    rank = {kind: n for n, kind in enumerate(kinds)}
    nodes = sorted(
        library.whole.nodes.values(),
        key=lambda n: (rank[n.kind], -len(library.edges_at.get(n.iri, ())), n.iri),
    )
    names = [_entry(node, library.path_of(node.iri), rank[node.kind]) for node in nodes]
    told = {"kinds": [_both(kind) for kind in kinds], "names": names}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(node: Node, path: str, kind: int) -> list[object]:
    english, chinese = node.label_in("en"), node.label_in("zh")
    also = [name for name in node.texts(SKOS.altLabel) if name not in (english, chinese)]
    return [path, kind, english, "" if chinese == english else chinese, also]


def _both(kind: str) -> list[str]:
    name = one(kind)
    return [name, name] if isinstance(name, str) else name
