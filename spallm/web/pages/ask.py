"""The Ask page: SPARQL, saved questions as forms, and answers as tables, charts and pictures.

Its address holds the question: ``ask?query=NAME&parameter=value`` for a saved one,
``ask?text=SPARQL`` for any other; the same as a file. Without scripts a server's page fills a
saved question in and sends its text to the endpoint. With scripts the page asks the endpoint, or,
where it is a file, an engine in the browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from spallm.store.home import OURS, Home
from spallm.web.pages.ask_data import ASK_DATA, GRAPH_DATA
from spallm.web.pages.asked import asked, offered
from spallm.web.pages.frame import POLICY, render

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

#: The policy of the page: WebAssembly answers in a worker that is made from a script of ours.
ASK_POLICY = (
    POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    + "; worker-src 'self' blob:"
)
#: More choices than these make a list that is no help and a page that is slow.
_MOST_CHOICES = 400
_NOTHING: Mapping[str, str] = MappingProxyType({})
_STARTER = """\
SELECT ?class (COUNT(?thing) AS ?things)
WHERE { ?thing a ?class }
GROUP BY ?class
ORDER BY DESC(?things)"""


def ask(
    library: Library, at: Address, wanted: Mapping[str, str] = _NOTHING, *, rows: int = 10_000
) -> str:
    """Return the page; ``wanted`` is the query of its address.

    ``rows`` is how many the endpoint lets through at most.
    """
    question = asked(library, wanted)
    other = at.page("ask", language="en" if at.language == "zh" else "zh")
    return render(
        "ask.html",
        at,
        title=["Ask the graph", "查询图谱"],
        library=library,
        description=[
            "Ask the graph in SPARQL, or with saved questions that are forms.",
            "用 SPARQL 或表单形式的已存查询检索图谱。",
        ],
        policy=ASK_POLICY,
        switch=f"{other}?{urlencode(wanted)}" if wanted else "",
        question=question,
        text=question.text or _STARTER,
        queries=offered(library)["queries"],
        choices={
            each["name"]: _choices(library, each["type"])
            for each in (question.query or {}).get("parameters", ())
        },
        wired=_wired(library.whole.home, at, rows),
    )


def _choices(library: Library, kind: str) -> Sequence[Node]:
    found = library.by_kind.get(kind, ())
    return found if len(found) <= _MOST_CHOICES else ()


def _wired(home: Home, at: Address, rows: int) -> dict[str, str]:
    """Return what the script has to know, as attributes."""
    wires = {
        "names": at.file(ASK_DATA),
        "static": at.file("static/"),
        "page": at.page("PATH"),
        "graph": at.file("graph.html") if at.files else at.page("graph"),
    }
    if home != OURS:
        wires["home"] = home.base
    if at.files:
        return {**wires, "statements": at.file(GRAPH_DATA)}
    return {**wires, "sparql": at.file("sparql"), "rows": str(rows)}
