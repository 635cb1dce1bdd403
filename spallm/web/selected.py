"""Selected: what an expression selects from a library, for those whom no file may be read for.

A server holds the whole graph, so names and filters are looked up in memory. Queries are not: they
are asked where they can be stopped, and their answers are handed in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spallm.analysis.answers import entities_in, stated
from spallm.analysis.asking import is_name
from spallm.errors import NothingFound, UsageError
from spallm.knowledge_graph.selecting import found
from spallm.nearness import unknown
from spallm.selecting.accounting import nothing_found
from spallm.selecting.index import Index
from spallm.selecting.members import Members
from spallm.selecting.parsing import parse
from spallm.selecting.queries import Query
from spallm.selecting.scope import Scope
from spallm.web.keeping import kept
from spallm.web.pages.asked import Asked, asked, resolved

if TYPE_CHECKING:
    from spallm.knowledge_graph.selection import Selection
    from spallm.selecting.choice import Choice
    from spallm.store.engine import Reply
    from spallm.store.subgraph import Node, Subgraph
    from spallm.web.library import Library

#: Characters of the longest expression, and queries that one may hold.
LONGEST, MOST_QUERIES = 2000, 4
Replies = Mapping[str, "Reply"]


def questions(library: Library, expression: str) -> tuple[str, ...]:
    """Return the SPARQL that an expression holds, for whoever serves it to have answered.

    SELECT is to be answered as JSON, CONSTRUCT and DESCRIBE as N-Triples.
    """
    texts = dict.fromkeys(_text(library, each) for each in _queries(parse(_checked(expression))))
    if len(texts) > MOST_QUERIES:
        raise UsageError(f"{len(texts)} queries are more than {MOST_QUERIES} in one expression")
    return tuple(texts)


def selected(library: Library, expression: str, replies: Replies) -> Selection:
    """Return what an expression selects; ``replies`` answer its questions by their texts."""
    return found(parse(_checked(expression)), _Shelves.of(library, replies))


def why_empty(library: Library, expression: str, replies: Replies) -> NothingFound:
    """Return in words how much each part of an expression finds that finds nothing."""
    return nothing_found(parse(_checked(expression)), _Shelves.of(library, replies))


@dataclass(frozen=True, eq=False)
class _Shelves(Scope):
    """A library to select from, without files and without an engine."""

    library: Library = field(kw_only=True)
    replies: Replies = field(kw_only=True)

    @classmethod
    def of(cls, library: Library, replies: Replies) -> _Shelves:
        index = kept(library, "index of selections", lambda each: Index(each.whole))
        return cls(index=index, files=False, library=library, replies=replies)

    def entity(self, text: str, kinds: Collection[str] | None = None) -> Node:
        """Return the entity that a text means; one of another kind is as good as none."""
        if node := self.index.named(text, kinds):
            return node
        node = resolved(self.library, text)
        if kinds is not None and node.kind not in kinds:
            known = [each.id for each in self.whole.nodes.values() if each.kind in kinds]
            raise unknown(" or ".join(sorted(kinds)), text, known, elsewhere="")
        return node

    def asked(self, query: Query) -> Members:
        """Return what the answer to a query is about."""
        return _members(self.whole, self.replies[_text(self.library, query)])


def _checked(expression: str) -> str:
    if len(expression) > LONGEST:
        raise UsageError(f"an expression has {LONGEST:,} characters at most here")
    return expression


def _queries(choice: Choice) -> Iterator[Query]:
    if isinstance(choice, Query):
        yield choice
    for part in choice.parts:
        yield from _queries(part)


def _text(library: Library, query: Query) -> str:
    """Return the SPARQL of a query with its values in their places."""
    if is_name(query.query):
        question = asked(library, {"query": query.query, **dict(query.parameters)})
    elif query.parameters or query.query.endswith((".rq", ".sparql")):
        raise UsageError(
            f"{query.text} cannot be asked here",
            hint="Name a saved query with its parameters, or write SPARQL without any.",
        )
    else:
        question = Asked(query.query)
    if question.fault:
        raise UsageError(question.fault)
    refuse_yes_or_no(question.text)
    return question.text


def refuse_yes_or_no(text: str) -> None:
    """Raise where a question has no entities for an answer."""
    from spallm.store.text import QueryText

    if QueryText(text).form == "ASK":
        raise UsageError(
            "a yes-or-no question selects nothing", hint="Ask with SELECT or CONSTRUCT."
        )


def _members(whole: Subgraph, reply: Reply) -> Members:
    if reply.form == "SELECT":
        from spallm.store.results import parse_table

        return Members(entities_in(parse_table(reply.body)) & whole.nodes.keys())
    import pyoxigraph as ox

    quads = ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)
    made = stated(whole, (quad.triple for quad in quads))
    return Members(frozenset(made.nodes), lambda: made)
