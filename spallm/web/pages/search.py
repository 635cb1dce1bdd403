"""Searching: what answers to a text, by kind, and what to try where nothing does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.search import PART, WEIGHTS, Hit
from spallm.folding import folded
from spallm.nearness import near
from spallm.web.pages.columns import line_of
from spallm.web.pages.frame import render, words
from spallm.web.pages.kinds import counted, many
from spallm.web.pages.stock import stock

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.views.wording import Text
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

#: So many hits of a kind stand open; the rest of them fold.
FEW = 8
#: So many kinds to browse instead.
_KINDS = 5
#: Longer texts are no names.
LONGEST = 200
#: From this score on a name holds what was asked for, and is not merely like it.
_HELD = PART * min(WEIGHTS.values())
_FIELDS: dict[str, Text] = {
    "id": ["id", "编号"],
    "name": ["name", "名称"],
    "alias": ["also known as", "别名"],
    "title": ["title", "标题"],
    "author": ["author", "作者"],
}


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that was found; ``matched`` in pieces where its name does not show why."""

    node: Node
    name: Text
    page: str
    line: Text
    year: int | None
    field: Text
    matched: tuple[tuple[str, bool], ...]


def search(library: Library, at: Address, q: str) -> str:
    """Return what answers to a text, best first and by kind; nothing in is all kinds to browse."""
    asked = " ".join(q.split())[:LONGEST]
    groups: dict[str, list[Found]] = defaultdict(list)
    hits = library.index.ranked(asked, None)
    for hit in hits:
        groups[hit.node.kind].append(_found(library, at, hit, asked))
    query = {"q": asked} if asked else {}
    return render(
        "search.html",
        at,
        library=library,
        title=[f"Search: {asked}", f"搜索：{asked}"] if asked else ["Search", "搜索"],
        asked=asked,
        groups=groups,
        total=len(hits),
        is_like=all(hit.score < _HELD for hit in hits),
        likely=_likely(library, asked) if asked and not groups else [],
        kinds=dict(list(counted(library.whole).items())[:_KINDS]),
        many=many,
        few=FEW,
        switch=at.page(at.path, language="en" if at.language == "zh" else "zh", **query),
    )


def _found(library: Library, at: Address, hit: Hit, asked: str) -> Found:
    node = library.whole.nodes[hit.node.iri]
    name = library.wording.thing(node.iri)
    shows = folded(hit.text) in folded(words(name, at.language))
    return Found(
        node,
        name,
        at.page(library.path_of(node.iri)),
        line_of(stock(library), node),
        library.years.get(node.iri),
        _FIELDS[hit.field],
        () if shows else pieces(hit.text, asked),
    )


def pieces(text: str, asked: str) -> tuple[tuple[str, bool], ...]:
    """Return a text in pieces, each with whether it is what was asked for.

    >>> pieces("single-cell GPT", "gpt")
    (('single-cell ', False), ('GPT', True))
    """
    plain, wanted = text.casefold(), asked.casefold()
    start = plain.find(wanted) if len(plain) == len(text) else -1
    if start < 0:
        return ((text, False),)
    end = start + len(wanted)
    cut = ((text[:start], False), (text[start:end], True), (text[end:], False))
    return tuple(piece for piece in cut if piece[0])


def _likely(library: Library, asked: str) -> Sequence[Node]:
    """Return what comes near a text that nothing answers to."""
    by_name = {node.label: node for node in library.whole.nodes.values()}
    return [by_name[name] for name in near(asked, by_name, 5)]
