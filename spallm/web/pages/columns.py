"""Columns: what a list says of entities of a kind beside their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.store.statement import key
from spallm.views.amounts import sized
from spallm.views.curated import Term
from spallm.views.parts import grouped
from spallm.views.statements import Stated
from spallm.views.wording import Text
from spallm.vocabulary import (
    CITO,
    CODEMETA,
    DCTERMS,
    FAIR4ML,
    PRISM,
    SCHEMA,
    SPALLM,
)  # fmt: skip
from spallm.web.pages.stock import USES, Stock

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.facets import Facet

Reader = Callable[[Stock, "Node"], Text]
Counter = Callable[[Stock, str], int]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what it says of an entity, and whether that is a number."""

    key: str
    title: Text
    read: Reader
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number of relations, by which lists can be ordered; none is not shown."""

    key: str
    title: Text
    order: Text
    of: Counter

    def column(self) -> Column:
        """Return the count as a column."""
        return Column(self.key, self.title, self._read, is_number=True)

    def _read(self, stock: Stock, node: Node) -> Text:
        found = self.of(stock, node.iri)
        return grouped(str(found)) if found else ""


def joined(texts: list[Text], most: int = 4) -> Text:
    """Return texts as one in each language, with the number of those for which there is no room.

    >>> joined([["Human", "人"], "Mouse"]), joined(["a", "b", "c"], 1)
    (['Human, Mouse', '人、Mouse'], ['a and 2 more', 'a 等 3 项'])
    """
    if not texts:
        return ""
    some, rest = texts[:most], len(texts) - most
    english = ", ".join(each if isinstance(each, str) else each[0] for each in some)
    chinese = "、".join(each if isinstance(each, str) else each[1] for each in some)
    if rest > 0:
        return [f"{english} and {rest} more", f"{chinese} 等 {len(texts)} 项"]
    return english if english == chinese else [english, chinese]


def _concepts(*paths: tuple[str, ...]) -> Reader:
    return lambda stock, node: joined(stock.concepts(node.iri, *paths))


def _parameters(stock: Stock, node: Node) -> Text:
    return grouped(stock.literal(node.iri, (SPALLM.parameterCount,)))


def _quantity(predicate: str) -> Reader:
    def read(stock: Stock, node: Node) -> Text:
        return joined([_amount(stock, size) for size in stock.curated.values(node.iri, predicate)])

    return read


def _amount(stock: Stock, size: Term) -> Text:
    if isinstance(size, ox.Literal):
        return grouped(size.value)
    parts = (SCHEMA.value, SCHEMA.unitText, SPALLM.qualifier)
    said = ((part, value) for part in parts for value in stock.curated.values(key(size), part))
    return sized([Stated(part, value, frozenset()) for part, value in said])


def _weights(stock: Stock, node: Node) -> Text:
    """Return whether weights are public, and under which licence."""
    if not stock.curated.reached(node.iri, (SCHEMA.distribution, SCHEMA.contentUrl)):
        return ""
    licences = stock.concepts(node.iri, (SCHEMA.distribution, SCHEMA.license))
    return joined(licences) if licences else ["public", "公开"]


def sources(*predicates: str) -> Counter:
    """Return a counter of the entities that are tied to one."""
    return lambda stock, iri: len(stock.sources(iri, *predicates))


def targets(*predicates: str) -> Counter:
    """Return a counter of the entities that one is tied to."""
    return lambda stock, iri: len(stock.targets(iri, *predicates))


YEAR = Column("year", ["Year", "年份"], lambda *_: "", is_number=True)
CONNECTIONS = Count(
    "connections", ["Connections", "关联数"], ["Most connected", "关联最多"], Stock.connections
)
_EVALUATED = Count(
    "evaluations", ["Evaluated in", "测评文献"], ["Most evaluated", "测评最多"],
    sources(SPALLM.evaluates),
)  # fmt: skip
_CITED = Count(
    "cited", ["Cited by", "被引"], ["Most cited here", "图内被引最多"], sources(CITO.cites)
)
_CITES = Count("cites", ["Cites", "引用"], ["Most citing", "引用最多"], targets(CITO.cites))
_TESTS = Count(
    "tests", ["Evaluates", "测评模型"], ["Evaluates most models", "测评模型最多"],
    targets(SPALLM.evaluates),
)  # fmt: skip
_USERS = Count("users", ["Used by", "使用模型"], ["Most used", "使用最多"], sources(*USES))
_TAKERS = Count("models", ["Models", "模型"], ["Most models", "模型最多"], sources(FAIR4ML.mlTask))
_STUDIES = Count("papers", ["Papers", "论文"], ["Most papers", "论文最多"], sources(SCHEMA.about))
_MADE = Count("models", ["Models", "模型"], ["Most models", "模型最多"], sources(SCHEMA.creator))

_VENUE = Column(
    "venue", ["Venue", "发表于"], lambda stock, node: stock.literal(
        node.iri, (PRISM.publicationName,), (DCTERMS.hasVersion, PRISM.publicationName)
    ),
)  # fmt: skip

#: What lists of our kinds say, and the counts among it; other kinds have their facets.
COLUMNS: Mapping[str, tuple[Column | Count, ...]] = {
    "model": (
        YEAR,
        Column("parameters", ["Parameters", "参数量"], _parameters, is_number=True),
        Column("pretraining", ["Pre-trained on", "预训练规模"], _quantity(SPALLM.pretrainingSize)),
        Column("code", ["Code licence", "代码许可证"], _concepts((SCHEMA.license,))),
        Column("weights", ["Weights", "权重"], _weights),
        _EVALUATED,
    ),
    "paper": (
        YEAR,
        _VENUE,
        Column("status", ["Status", "状态"], _concepts((SCHEMA.creativeWorkStatus,))),
        _CITED,
        _CITES,
        _TESTS,
    ),
    "dataset": (
        Column("type", ["Kind", "类型"], _concepts((DCTERMS.type,))),
        Column("size", ["Size", "规模"], _quantity(SCHEMA.size)),
        Column("species", ["Species", "物种"], _concepts((SPALLM.hasSpecies,))),
        _USERS,
    ),
    "task": (_TAKERS, _STUDIES),
    "organisation": (_MADE,),
}
_MOST_OF_STRANGERS = 4


def columns_of(kind: str, facets: tuple[Facet, ...], *, has_years: bool) -> list[Column | Count]:
    """Return the columns of a kind: its own, or the facets that tell most of a stranger."""
    if kind in COLUMNS:
        return [*COLUMNS[kind]]
    told = [_of_facet(facet) for facet in facets[:_MOST_OF_STRANGERS]]
    return [*([YEAR] if has_years else []), *told, CONNECTIONS]


def _of_facet(facet: Facet) -> Column:
    def read(_: Stock, node: Node) -> Text:
        return joined([facet.values[place][1] for place in facet.of[node.iri]])

    return Column(f"facet-{facet.key}", facet.title, read)


def line_of(stock: Stock, node: Node) -> Text:
    """Return the sentence below a name; of papers and organisations, what they have made."""
    if node.kind == "paper":
        return _paper_line(stock, node)
    if node.kind == "organisation":
        return joined(stock.names(stock.sources(node.iri, SCHEMA.creator)), 8)
    return stock.line(node)


def _paper_line(stock: Stock, node: Node) -> Text:
    introduced = joined(stock.names(stock.sources(node.iri, CODEMETA.referencePublication)), 6)
    if not introduced:
        return ""
    english, chinese = [introduced] * 2 if isinstance(introduced, str) else introduced
    return [f"Introduces {english}", f"提出 {chinese}"]
