from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from spallm.store.graph import Graph
from spallm.store.subgraph import Subgraph, subgraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOY = Path(__file__).parent / "toy.trig"
FOREIGN = """
@prefix ex: <http://example.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:a a ex:Network ; rdfs:label "Alpha" ; prov:wasDerivedFrom ex:b ; ex:note [ rdfs:label "inner" ] .
ex:b a ex:Network ; rdfs:label "Beta" ; prov:wasDerivedFrom ex:c .
ex:c a ex:Network ; rdfs:label "Gamma" ; prov:wasDerivedFrom ex:a , ex:c .
ex:d a ex:Corpus ; rdfs:label "Delta" .
"""


@pytest.fixture(scope="session")
def toy() -> Iterator[Graph]:
    with Graph.open(str(TOY)) as graph:
        yield graph


@pytest.fixture(scope="session")
def toy_subgraph() -> Subgraph:
    return subgraph(ox.parse(path=TOY))


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    file = tmp_path_factory.mktemp("foreign") / "foreign.ttl"
    file.write_text(FOREIGN, "utf-8")
    with Graph.open(str(file)) as graph:
        yield graph


@pytest.fixture(scope="session")
def iri() -> Callable[[str], str]:
    return lambda short: f"https://w3id.org/spallm/{short}"
