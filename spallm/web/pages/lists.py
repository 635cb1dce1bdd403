"""Lists: where what a concept marks can be narrowed, ordered and taken along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from spallm.views.wording import Text
from spallm.web.facets import facets_of

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

#: The facet in which a concept is a value, where its name is not that of the concept's kind.
_FACETS = {"genre": "type", "dataset-kind": "type", "model-level": "type"}
_NAMES: dict[str, Text] = {
    "model": ["Filter its models", "筛选相关模型"],
    "paper": ["Filter its papers", "筛选相关论文"],
    "dataset": ["Filter its datasets", "筛选相关数据集"],
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list narrowed to one concept: its name, its page, and how many entities it holds."""

    name: Text
    page: str
    count: int


def lists(library: Library, at: Address, node: Node) -> Iterator[Listed]:
    """Yield the lists of models, papers and datasets that a concept is a filter of."""
    key = _FACETS.get(node.kind, node.kind)
    for kind, name in _NAMES.items():
        for facet in facets_of(library, kind).facets:
            if facet.key != key:
                continue
            places = {n for n, (value, _) in enumerate(facet.values) if value == node.id}
            if count := sum(not places.isdisjoint(held) for held in facet.of.values()):
                query = urlencode({key: node.id})
                yield Listed(name, f"{at.page(f'browse/{kind}')}?{query}", count)
