"""The curated data, read once for all tests of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm import catalog, ontology
from spallm.build import Snapshot, assemble
from spallm.catalog import Catalog
from spallm.ontology import Ontology

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def data() -> Catalog:
    return catalog.load(ROOT / "data")


@pytest.fixture(scope="session")
def terms() -> Ontology:
    return ontology.load(ROOT / "ontology")


@pytest.fixture(scope="session")
def snapshot(data: Catalog, terms: Ontology) -> Snapshot:
    return assemble(data, terms)
