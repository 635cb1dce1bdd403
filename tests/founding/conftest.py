"""The toy collection as if it were that of another field: in a namespace of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm import bundle, catalog, ontology
from spallm.build import assemble
from spallm.build.snapshot import Snapshot
from spallm.store.subgraph import subgraph
from spallm.vocabulary import BASE
from spallm.web.library import Library

TOY = Path(__file__).parents[1] / "toy" / "data"
PLANTS = "https://example.org/plants/"


@dataclass(frozen=True)
class Garden:
    """A folder with the toy data in a namespace, and both graphs of it: there, and in ours."""

    place: Path
    namespace: str
    snapshot: Snapshot
    own: Library
    ours: Library

    def as_ours(self, text: str) -> str:
        return text.replace(self.namespace, BASE)


def planted(place: Path, namespace: str) -> Garden:
    shutil.copytree(TOY, place / "data")
    told = place / "data" / "collection.toml"
    told.write_text(f'{told.read_text()}namespace = "{namespace}"\n')
    schemes = place / "ontology" / "schemes"
    schemes.mkdir(parents=True)
    for name in ("section", "task"):
        text = (bundle.ontology_dir() / "schemes" / f"{name}.ttl").read_text()
        (schemes / f"{name}.ttl").write_text(text.replace(BASE, namespace))
    read = catalog.load(place / "data")
    terms = ontology.load(place / "ontology", namespace)
    snapshot = assemble(read, terms)
    (place / "graph").mkdir()
    (place / "graph" / "plants.trig").write_bytes(snapshot.trig())
    return Garden(
        place,
        namespace,
        snapshot,
        Library(subgraph(snapshot.quads)),
        Library(subgraph(_ours(snapshot, namespace))),
    )


def _ours(snapshot: Snapshot, namespace: str) -> list[ox.Quad]:
    """Return the same graph at home with us."""
    text = ox.serialize(snapshot.quads, format=ox.RdfFormat.N_QUADS) or b""
    return list(ox.parse(text.replace(namespace.encode(), BASE.encode()), ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="session")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Garden:
    return planted(tmp_path_factory.mktemp("garden") / "plants", PLANTS)
