"""The tools that an assistant has: few, read-only, and each answer with IRIs and sources."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal

from mcp_types import CallToolResult, TextContent
from pydantic import Field

from spallm.assistant.entity import Entity, entity_of, entity_text
from spallm.assistant.finding import (
    Hits,
    Questions,
    hits_of,
    hits_text,
    questions_of,
    questions_text,
)  # fmt: skip
from spallm.assistant.lineage import Lineage, lineage_of, lineage_text
from spallm.assistant.schema_card import SchemaCard, schema_of, schema_text
from spallm.assistant.table import Table, table_of, table_text
from spallm.nearness import unknown

if TYPE_CHECKING:
    from spallm.knowledge_graph import KnowledgeGraph

#: The most rows of an answer; asked for more, the engine cuts and says so.
MOST_ROWS = 1000
#: So many entities are ranked before those of a kind are picked.
_ALL = 1_000_000

Entry = Annotated[
    str,
    Field(
        min_length=1,
        max_length=500,
        description="An id such as scgpt, kind/id, an IRI, a DOI, a name or an alias.",
    ),
]
Count = Annotated[int, Field(ge=1, le=MOST_ROWS)]


class Tools:
    """What can be asked of a graph; the text of a method is what the assistant reads of it."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._graph = graph

    def schema_card(self) -> Annotated[CallToolResult, SchemaCard]:
        """Read this first: what the graph holds and how to ask it.

        Kinds, classes and predicates with counts, prefixes, how named graphs hold the sources, and
        three example queries that work.
        """
        return _answer(schema_text(self._card), self._card)

    def search(
        self,
        text: Annotated[
            str, Field(min_length=1, max_length=500, description="What is remembered of a name.")
        ],
        kind: Annotated[
            str | None, Field(description="Only this kind: model, paper, dataset, task …")
        ] = None,
        limit: Annotated[int, Field(ge=1, le=100, description="How many hits to return.")] = 10,
    ) -> Annotated[CallToolResult, Hits]:
        """Find entities by id, name, alias, title or author.

        English and Chinese are understood, typing errors forgiven. Gives the IRIs and ids that the
        other tools take.
        """
        found = self._graph.search(text, _ALL)
        told = hits_of([hit for hit in found if kind in (None, hit.node.kind)], limit)
        return _answer(hits_text(told), told)

    def entity(
        self,
        entity: Entry,
        properties: Annotated[
            list[str] | None,
            Field(description="Only these properties, such as spallm:pretrainedOn."),
        ] = None,
        values: Annotated[Count, Field(description="How many values of each property.")] = 5,
        language: Literal["en", "zh"] = "en",
    ) -> Annotated[CallToolResult, Entity]:
        """Read what is known of one paper, model, dataset or task, and who says so.

        Facts from both ends with the numbers of their sources, values that are disputed, and the
        list of sources with IRI, basis and link.
        """
        told = entity_of(self._graph.show(entity), language, properties or (), values)
        return _answer(entity_text(told), told)

    def lineage(
        self,
        entity: Entry,
        direction: Annotated[
            Literal["up", "down", "both"], Field(description="To ancestors, descendants or both.")
        ] = "both",
        components: Annotated[
            bool, Field(description="Also parts in use, followed architectures, inspirations.")
        ] = False,
        limit: Annotated[Count, Field(description="How many relatives to return.")] = 100,
    ) -> Annotated[CallToolResult, Lineage]:
        """Read what a model or dataset was made from, and what was made from it.

        All steps near and far, each with its sources.
        """
        told = lineage_of(self._graph.lineage(entity, direction, components=components), limit)
        return _answer(lineage_text(told), told)

    def list_saved_queries(self) -> Annotated[CallToolResult, Questions]:
        """List the prepared questions with their parameters; prefer them to SPARQL of your own."""
        told = questions_of(self._graph.saved_queries.values(), self._graph.home)
        return _answer(questions_text(told), told)

    def saved_query(
        self,
        name: Annotated[str, Field(description="A name from list_saved_queries.")],
        parameters: Annotated[
            dict[str, str | int] | None,
            Field(description='Values by parameter, such as {"model": "scgpt"}.'),
        ] = None,
        limit: Annotated[Count, Field(description="How many rows to return.")] = 100,
    ) -> Annotated[CallToolResult, Table]:
        """Ask a prepared question; entities in the answer are IRIs."""
        known = self._graph.saved_queries
        if name not in known:
            raise unknown("saved query", name[:200], known, elsewhere="See list_saved_queries.")
        told = table_of(self._graph.query(name, **(parameters or {})), limit)
        return _answer(table_text(told), told)

    def sparql(
        self,
        query: Annotated[str, Field(description="SELECT, ASK, CONSTRUCT or DESCRIBE.")],
        limit: Annotated[Count, Field(description="How many rows to return.")] = 100,
    ) -> Annotated[CallToolResult, Table]:
        """Ask the graph in SPARQL 1.1, read-only, within limits of time, memory and rows.

        The vocabulary stands in schema_card; its prefixes need no declaration. Entities in the
        answer are IRIs.
        """
        told = table_of(self._graph.query(query), limit)
        return _answer(table_text(told), told)

    @cached_property
    def _card(self) -> SchemaCard:
        return schema_of(self._graph)


def _answer(text: str, told: Any) -> CallToolResult:
    """Return an answer in lines for the assistant, and as a value for the program around it."""
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=told)
