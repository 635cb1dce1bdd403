from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

ONTOLOGY = Path(__file__).parents[2] / "ontology"


@pytest.fixture(scope="session")
def ontology_folder() -> Path:
    return ONTOLOGY


@pytest.fixture(scope="session")
def terms() -> Graph:
    """Return the minted terms, and the names given to those of other vocabularies."""
    return Graph().parse(ONTOLOGY / "spallm.ttl").parse(ONTOLOGY / "alignments.ttl")


@pytest.fixture(scope="session")
def schemes() -> Graph:
    """Return all concept schemes together."""
    graph = Graph()
    for path in sorted((ONTOLOGY / "schemes").glob("*.ttl")):
        graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")
