"""What a query finds: a saved one by name, a file, or SPARQL itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.analysis.answers import entities_in, stated
from spallm.analysis.asking import is_name, saved_question
from spallm.errors import UsageError
from spallm.filing import read_file
from spallm.selecting.choice import Choice
from spallm.selecting.members import Members
from spallm.selecting.wording import written

if TYPE_CHECKING:
    from spallm.selecting.scope import Scope
    from spallm.store.graph import Graph
    from spallm.store.results import Term

_VARIABLE = re.compile(r"\w+(?:-\w+)*")
_FILE = re.compile(r"\S+\.(?:rq|sparql)")


@dataclass(frozen=True)
class Query(Choice):
    """The entities that a query selects or constructs; parameters are words, as in a terminal.

    What a CONSTRUCT makes ties what it finds, and nothing else does.
    """

    query: str
    parameters: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.query.strip():
            raise UsageError("the query is empty", hint="See: spallm query --list")
        names = [name for name, _ in self.parameters]
        for name in names:
            if not _VARIABLE.fullmatch(name) or names.count(name) > 1:
                raise UsageError(f"{name!r} cannot be a parameter here", hint="Name each once.")

    @property
    def text(self) -> str:
        """The call that means this."""
        given = "".join(f", {name}={written(value)}" for name, value in self.parameters)
        return f"query({written(self.query)}{given})"

    def members(self, scope: Scope) -> Members:
        """Return what the answer is about."""
        return scope.asked(self)

    def ask(self, graph: Graph, scope: Scope) -> Members:
        """Ask a graph; a yes-or-no question raises."""
        text, terms = self._question(graph, scope)
        from spallm.store.text import QueryText

        form = QueryText(text).form
        if form == "ASK":
            raise UsageError(
                "a yes-or-no question selects nothing", hint="Ask with SELECT or CONSTRUCT."
            )
        if form == "SELECT":
            found = entities_in(graph.select(text, **terms))
            return Members(found & scope.whole.nodes.keys())
        made = stated(scope.whole, graph.construct(text, **terms))
        return Members(frozenset(made.nodes), lambda: made)

    def _question(self, graph: Graph, scope: Scope) -> tuple[str, dict[str, Term]]:
        if is_name(self.query):
            return saved_question(graph, self.query, dict(self.parameters))
        from spallm.store.words import free_term

        terms = {name: free_term(value, graph.home) for name, value in self.parameters}
        return _read(self.query, scope), terms


def _read(query: str, scope: Scope) -> str:
    if not _FILE.fullmatch(query):
        return query
    scope.permit_files(f"query({query})")
    try:
        return read_file(Path(query)).decode()
    except UnicodeDecodeError as error:
        raise UsageError(f"{query}: is not UTF-8 text", hint="Save it as UTF-8.") from error
