"""VOSviewer JSON: entities as items, and between two of them one link with a strength.

Clusters are the kinds of entity until VOSviewer finds others; a link's strength is the number of
relations that tie the two, and its description names them.
"""

from __future__ import annotations

import html
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spallm.exports.address import web_address
from spallm.exports.characters import Cleaner
from spallm.exports.facts import Facts
from spallm.exports.format import Exported, Selection
from spallm.exports.relation import relation, specific
from spallm.exports.row import in_order
from spallm.store.subgraph import Edge, Node
from spallm.vocabulary import SCHEMA, SPALLM

Item = dict[str, object]
Links = Mapping[tuple[int, int], Counter[str]]
#: With fewer VOSviewer says that there is nothing to map.
_FEWEST = 3


def vosviewer(selection: Selection) -> Exported:
    """Write the network as VOSviewer and VOSviewer Online open it."""
    cleaner = Cleaner()
    nodes = in_order(selection.chosen)
    numbers = {node.iri: number for number, node in enumerate(nodes, 1)}
    links = _links(selection.chosen.edges, numbers)
    kinds = list(dict.fromkeys(node.kind for node in nodes))
    items = _items(nodes, kinds, Facts(selection.chosen), cleaner)
    weights = _weights(len(nodes), links)
    network = {
        "items": [item | weight for item, weight in zip(items, weights, strict=True)],
        "links": [_link(pair, links[pair], cleaner) for pair in sorted(links)],
        "clusters": [
            {"cluster": place, "label": cleaner.line(kind)} for place, kind in enumerate(kinds, 1)
        ],
    }
    body = json.dumps({"network": network}, ensure_ascii=False, indent=1) + "\n"
    few = ("VOSviewer maps nothing with fewer than three items.",) if len(nodes) < _FEWEST else ()
    return Exported(body.encode(), (*few, *cleaner.notes))


def _items(
    nodes: Sequence[Node], kinds: list[str], facts: Facts, cleaner: Cleaner
) -> Iterator[Item]:
    for number, node in enumerate(nodes, 1):
        item: Item = {"id": number, "label": cleaner.line(node.label) or node.id}
        if said := facts.text(node.iri, SCHEMA.description):
            item["description"] = html.escape(cleaner.line(said))
        if address := web_address(node.iri):
            item["url"] = address
        item["cluster"] = kinds.index(node.kind) + 1
        year = facts.text(node.iri, SPALLM.year) or ""
        if year.isdecimal():
            item["scores"] = {"Year": int(year)}
        yield item


def _weights(count: int, links: Links) -> Iterator[Item]:
    ties: dict[int, list[int]] = defaultdict(list)
    for pair, relations in links.items():
        for number in pair:
            ties[number].append(relations.total())
    for number in range(1, count + 1):
        held = ties[number]
        yield {"weights": {"Links": len(held), "Total link strength": sum(held)}}


def _link(pair: tuple[int, int], relations: Counter[str], cleaner: Cleaner) -> Item:
    named = cleaner.line(", ".join(sorted(relations)))
    return {
        "source_id": pair[0],
        "target_id": pair[1],
        "strength": relations.total(),
        "description": html.escape(named),
    }


def _links(edges: Iterable[Edge], numbers: Mapping[str, int]) -> Links:
    """Return the relations between two items, whichever way they go; none with itself."""
    found: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for edge in specific(edges):
        one, other = sorted((numbers[edge.source], numbers[edge.target]))
        if one != other:
            found[one, other][relation(edge.predicate)] += 1
    return dict(found)
