"""A small graph, and engines over it that many tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.store.embedded import EmbeddedEngine
from spallm.store.engine import Limits
from spallm.store.graph import Graph
from spallm.store.location import open_engine

TINY = """
@prefix fair4ml: <https://w3id.org/fair4ml#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix spallm: <https://w3id.org/spallm/ontology#> .
@prefix model: <https://w3id.org/spallm/model/> .
@prefix paper: <https://w3id.org/spallm/paper/> .
model:scgpt a fair4ml:MLModel ; skos:prefLabel "scGPT"@en ; dcterms:identifier "scgpt" ;
  spallm:parameterCount 53000000 .
model:scgpt-spatial a fair4ml:MLModel ; skos:prefLabel "scGPT-spatial"@en , "空间"@zh ;
  dcterms:identifier "scgpt-spatial" ; prov:wasDerivedFrom model:scgpt .
model:twin dcterms:identifier "twin" . paper:twin dcterms:identifier "twin" .
<https://w3id.org/spallm/evidence/list> {
  model:scgpt-spatial prov:wasDerivedFrom model:scgpt .
}
"""


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graphs") / "tiny.trig"
    path.write_text(TINY, "utf-8")
    return path


@pytest.fixture(scope="session")
def engine(tiny: Path):
    with open_engine(str(tiny)) as engine:
        yield engine


@pytest.fixture
def own_engine(tiny: Path):
    with EmbeddedEngine((f"trig={tiny}",)) as engine:
        yield engine


@pytest.fixture
def graph(engine) -> Graph:
    return Graph(engine, Limits(seconds=5))
