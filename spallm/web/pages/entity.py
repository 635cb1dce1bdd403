"""The page of an entity: its facts with their sources, its kin, who tests, uses and cites it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.card import Card
from spallm.analysis.facts import Group
from spallm.store.statement import key
from spallm.store.subgraph import Edge
from spallm.views.wording import Text, text
from spallm.vocabulary import CITO, CODEMETA
from spallm.web.pages.cite import citations
from spallm.web.pages.evaluation_table import evaluation_table
from spallm.web.pages.facts import Facts, Row, Shown
from spallm.web.pages.frame import render
from spallm.web.pages.kinds import many, one
from spallm.web.pages.lineage_tree import lineage
from spallm.web.pages.lists import lists
from spallm.web.pages.picture import picture
from spallm.web.pages.sections import DESCRIPTIONS, connections, facts
from spallm.web.pages.sources import Sources, source

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address


@dataclass(frozen=True, slots=True)
class Shelf:
    """Rows of facts under a heading."""

    heading: Text
    rows: tuple[Row, ...]


def entity(library: Library, at: Address, iri: str) -> str:
    """Return the page of an entity of ``library.whole.nodes``."""
    card = library.facts(iri)
    sources = Sources(library, at)
    writer = Facts(library, at, sources)
    description, told = _described(card, writer)
    named = library.evidence_at.get(iri, ())
    return render(
        "entity.html",
        at,
        library=library,
        title=text(card.node.labels, card.id),
        description=description.values[0].text if description else "",
        iri=iri,
        card=card,
        kind=one(card.kind),
        kinds=many(card.kind),
        about=description,
        shelves=[
            Shelf(each.heading, tuple(writer.row(group) for group in each.groups))
            for each in facts(told)
        ],
        picture=picture(library, at, iri),
        lineage=lineage(library, at, iri, writer, sources),
        table=evaluation_table(library, iri, writer, sources),
        connections=[_newest_first(writer.row(group)) for group in connections(told)],
        cited=_cited(library, iri, writer),
        evidence=[source(library, at, n) for n in sorted(named, key=_counted)],
        lists=list(lists(library, at, card.node)),
        citations=citations(library, iri, writer),
        sources=sources.listed,
        formats=_FORMATS,
    )


#: The same in forms that programs read, by the endings of their addresses.
_FORMATS = {"ttl": "Turtle", "trig": "TriG", "jsonld": "JSON-LD", "json": "JSON"}


def _described(card: Card, writer: Facts) -> tuple[Row | None, tuple[Group, ...]]:
    """Return what says in short what an entity is, and the groups that are left."""
    described = (card.group(predicate) for predicate in DESCRIPTIONS)
    group = next((group for group in described if group), None)
    row = writer.row(group) if group else None
    if group is None or row is None or len(row.values) != 1 or row.is_disputed:
        return None, card.groups
    return row, tuple(each for each in card.groups if each is not group)


def _cited(library: Library, iri: str, writer: Facts) -> list[tuple[Shown, int]]:
    """Return the works that introduced an entity and how many works here cite each."""
    papers = map(key, library.curated.values(iri, CODEMETA.referencePublication))
    known = [paper for paper in papers if paper in library.whole.nodes]
    counts = [
        len({e.source for e in library.edges_at.get(paper, ()) if _is_citation(e, paper)})
        for paper in known
    ]
    return [(writer.link(p), count) for p, count in zip(known, counts, strict=True) if count]


def _counted(name: str) -> list[tuple[int, str]]:
    """Return a key that puts line 9 before line 10."""
    return [(int(part or 0), text) for text, part in re.findall(r"(\D*)(\d*)", name)]


def _is_citation(edge: Edge, cited: str) -> bool:
    return edge.predicate == CITO.cites and edge.target == cited


def _newest_first(row: Row) -> Row:
    """Return a row with what is curated first, and of that the newest."""
    order = sorted(row.values, key=lambda v: (not v.is_curated, -(v.year or 0), v.text.casefold()))
    return Row(row.name, row.predicate, row.incoming, tuple(order))
