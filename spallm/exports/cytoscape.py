"""Cytoscape JSON (CYJS): the network of `spallm.exports.network` for Cytoscape and Cytoscape.js."""

from __future__ import annotations

import json

from spallm.exports.characters import Cleaner
from spallm.exports.format import Exported, Selection
from spallm.exports.network import network

_HEAD = {
    "format_version": "1.0", "generated_by": "SpaLLM", "target_cytoscapejs_version": "~2.1",
}  # fmt: skip


def cytoscape(selection: Selection) -> Exported:
    """Write nodes and edges; Cytoscape shows ``name``, and calls edges by ``interaction``."""
    from networkx import cytoscape_data

    cleaner = Cleaner()
    # A node's name is its label here, and its handle where it has none.
    made = cytoscape_data(network(selection, cleaner), name="label", ident="id")
    for edge in made["elements"]["edges"]:
        data = edge["data"]
        edge["data"] = {"id": data["key"], "interaction": data["relation"], **data}
    whole = {**_HEAD, **made, "data": {"name": "SpaLLM"}}
    return Exported(
        (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode(), cleaner.notes
    )
