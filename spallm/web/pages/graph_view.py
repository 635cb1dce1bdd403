"""The Graph page: the explorer, on the whole graph or on any selection from it.

``graph`` shows everything, ``graph?around=ID&hops=1`` what stands around an entity,
``graph?ids=a,b`` some entities, ``graph?query=NAME&parameter=value`` or ``graph?text=SPARQL``
what a question finds, and ``graph?select=EXPRESSION`` what an expression selects. As a file there
is one page of everything, ``graph.html``, and what follows the # in its address says where to
look. The explorer has a policy of its own and its own switch of languages; links to it say which
language to start in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from spallm.errors import UsageError
from spallm.web.keeping import kept
from spallm.web.pages.asked import asked, resolved
from spallm.web.pages.frame import words
from spallm.web.selected import questions, refuse_yes_or_no, selected

if TYPE_CHECKING:
    from spallm.store.engine import Reply
    from spallm.store.subgraph import Subgraph
    from spallm.web.library import Library
    from spallm.web.pages.address import Address, Language
    from spallm.web.selected import Replies

_WAYS = ("around", "ids", "query", "text", "select")
_FURTHEST, _MOST_NAMED = 3, 500
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NOBODY: Replies = MappingProxyType({})


def graph_policy() -> str:
    """Return the policy of the page, which names its scripts by their digests."""
    from spallm.views.scripts import scripts

    return f"{scripts('canvas', sparql=True).policy}; frame-ancestors 'none'"


def graph_questions(library: Library, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the questions that choose what is shown; mostly there are none.

    Whoever serves the page has them answered: SELECT as JSON, CONSTRUCT and DESCRIBE as N-Triples.
    """
    way = _way(wanted)
    if way == "select":
        return questions(library, wanted[way])
    if way not in ("query", "text"):
        return ()
    question = asked(library, wanted)
    if question.fault:
        raise UsageError(question.fault)
    refuse_yes_or_no(question.text)
    return (question.text,)


def graph_view(
    library: Library,
    at: Address,
    wanted: Mapping[str, str] = _NOTHING,
    replies: Replies = _NOBODY,
) -> str:
    """Return the explorer's page on what is wanted.

    The page of everything takes seconds, so it is made once for a library; call this in a thread.
    ``replies`` are the answers to :func:`graph_questions`.
    """
    if not _way(wanted):
        name = "graph file" if at.files else "graph page"
        return kept(
            library, name, lambda each: _drawn(at, words(each.name, "en"), each.whole, each)
        )
    return _drawn(at, *_chosen(library, at.language, wanted, replies), library)


def _drawn(at: Address, title: str, chosen: Subgraph, library: Library) -> str:
    from spallm.knowledge_graph.selection import Selection

    ending = ".html" if at.files else ""
    return Selection(chosen, title, lambda: library.whole).view(pages=ending)


def _chosen(
    library: Library, language: Language, wanted: Mapping[str, str], replies: Replies
) -> tuple[str, Subgraph]:
    """Return what is wanted, and a title for it."""
    way = _way(wanted)
    if way == "around":
        from spallm.analysis.neighbourhood import around

        node = resolved(library, wanted[way])
        return node.label_in(language), around(library.whole, node.iri, _hops(wanted))
    if way == "ids":
        names = [name for name in wanted[way].split(",") if name]
        if len(names) > _MOST_NAMED:
            raise UsageError(f"{len(names)} entities are more than {_MOST_NAMED} to choose by name")
        iris = [resolved(library, name).iri for name in names]
        return ("选取的条目" if language == "zh" else "Selection"), library.whole.restricted(iris)
    if way == "select":
        selection = selected(library, wanted[way], replies)
        return selection.title, selection.subgraph
    question = asked(library, wanted)
    query = question.query
    title = words(query["t"], language) if query else ("查询" if language == "zh" else "Query")
    return title, _found(library.whole, replies[question.text])


def _way(wanted: Mapping[str, str]) -> str:
    """Return the one way in which something is chosen, or nothing for everything."""
    given = [name for name in _WAYS if name in wanted]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} cannot be combined", hint="Give one of them.")
    return given[0] if given else ""


def _hops(wanted: Mapping[str, str]) -> int:
    text = wanted.get("hops", "1")
    if not (text.isascii() and text.isdigit() and 0 < int(text[:3]) <= _FURTHEST):
        raise UsageError(f"hops is {text!r}", hint=f"It is a number from 1 to {_FURTHEST}.")
    return int(text)


def _found(whole: Subgraph, reply: Reply) -> Subgraph:
    """Return the entities that an answer is about."""
    from spallm.analysis.answers import mentioned, stated
    from spallm.store.results import parse_table

    if reply.form == "SELECT":
        return mentioned(whole, parse_table(reply.body))
    import pyoxigraph as ox

    quads = ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)
    return stated(whole, (quad.triple for quad in quads))
