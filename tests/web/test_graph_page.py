"""The Graph page: the explorer on a selection, its policy, and the links to it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from spallm.analysis.neighbourhood import around
from spallm.errors import UnknownId, UsageError
from spallm.store.engine import Reply
from spallm.store.subgraph import subgraph
from spallm.views.blocks import unpacked
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.graph_view import graph_policy, graph_questions, graph_view

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
AT = Address("graph")
DRAWN = {"model", "paper", "dataset", "task", "organisation"}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(subgraph(ox.parse(path=str(TOY), format=ox.RdfFormat.TRIG)))


@pytest.fixture(scope="module")
def store(library: Library) -> ox.Store:
    store = ox.Store()
    store.extend(library.whole.quads)
    return store


def told(html: str) -> Any:
    found = re.search(r'id="block-data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(unpacked(found[1]))


def shown(html: str) -> set[str]:
    return {card["iri"] for card in told(html)["cards"]}


def drawn(library: Library) -> list[str]:
    return [iri for iri, node in library.whole.nodes.items() if node.kind in DRAWN]


def model(library: Library) -> str:
    return library.by_kind["model"][0].iri


def test_nothing_wanted_is_everything(library: Library) -> None:
    assert shown(graph_view(library, AT)) == set(drawn(library))


def test_around_an_entity_is_what_the_command_selects(library: Library) -> None:
    iri = model(library)
    near = around(library.whole, iri, 2).nodes
    html = graph_view(library, AT, {"around": library.whole.nodes[iri].id, "hops": "2"})
    assert shown(html) == set(near) & set(drawn(library))


def test_entities_may_be_listed_by_path_and_id(library: Library) -> None:
    first, second = library.by_kind["model"][:2]
    html = graph_view(library, AT, {"ids": f"model/{first.id},{second.id}"})
    assert shown(html) == {first.iri, second.iri}


def test_a_question_chooses_what_is_shown(library: Library, store: ox.Store) -> None:
    wanted = {"text": f"SELECT ?m {{ BIND (<{model(library)}> AS ?m) }}"}
    (text,) = graph_questions(library, wanted)
    assert text == wanted["text"]
    results = store.query(text)
    assert isinstance(results, ox.QuerySolutions)
    body = results.serialize(format=ox.QueryResultsFormat.JSON) or b""
    reply = Reply(body, "json", "application/sparql-results+json", "SELECT")
    assert shown(graph_view(library, AT, wanted, {text: reply})) == {model(library)}


def test_a_graph_that_a_question_makes_is_shown(library: Library) -> None:
    wanted = {"query": "lineage-graph"}
    (text,) = graph_questions(library, wanted)
    first, second = (node.iri for node in library.by_kind["model"][:2])
    body = f"<{first}> <http://www.w3.org/ns/prov#wasDerivedFrom> <{second}> .\n".encode()
    reply = Reply(body, "ntriples", "application/n-triples", "CONSTRUCT")
    page = told(graph_view(library, Address("graph", "zh"), wanted, {text: reply}))
    assert {card["iri"] for card in page["cards"]} == {first, second}
    assert page["about"]["title"] == "全部模型谱系（图）"


def test_other_selections_ask_nothing(library: Library) -> None:
    assert graph_questions(library, {"around": "x"}) == graph_questions(library, {}) == ()


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"around": "a", "ids": "b"}, "around and ids cannot be combined"),
        ({"around": "@", "hops": "9"}, "hops is '9'"),
        ({"around": "@", "hops": "²"}, "hops is '²'"),
        ({"ids": ",".join(["@"] * 501)}, "501 entities are more than 500"),
    ],
)
def test_what_cannot_be_shown_is_told(
    library: Library, wanted: dict[str, str], message: str
) -> None:
    filled = {key: value.replace("@", model(library)) for key, value in wanted.items()}
    with pytest.raises(UsageError, match=re.escape(message)):
        graph_view(library, AT, filled)


def test_an_entity_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(UnknownId, match="there is no entity called 'nowhere'"):
        graph_view(library, AT, {"around": "nowhere"})


def test_a_yes_or_no_question_selects_nothing(library: Library) -> None:
    with pytest.raises(UsageError, match="yes-or-no"):
        graph_questions(library, {"text": "ASK { ?s ?p ?o }"})
    with pytest.raises(UsageError, match="no saved question called 'nope'"):
        graph_questions(library, {"query": "nope"})


def test_the_page_of_everything_is_made_once(library: Library) -> None:
    page = graph_view(library, AT)
    assert graph_view(library, Address("graph", "zh")) is page


@pytest.mark.parametrize(("files", "ending"), [(False, ""), (True, ".html")])
def test_the_page_of_everything_leads_to_the_pages_beside_it(library, files, ending) -> None:
    page = told(graph_view(library, Address("graph", files=files)))
    assert page["about"]["pages"] == ending


def test_the_policy_sent_is_that_of_the_page(library: Library) -> None:
    html = graph_view(library, AT)
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert found
    own = found[1].replace("&#39;", "'")
    assert graph_policy() == f"{own}; frame-ancestors 'none'"
