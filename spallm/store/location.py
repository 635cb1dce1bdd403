"""From what a user writes after ``--graph`` to an engine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.bundle import graph_file
from spallm.errors import GraphError
from spallm.store.process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Collection

    from spallm.store.answering import Answering
    from spallm.store.engine import Engine, Limits

EXTENSIONS = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
    ".jsonld": "jsonld",
    ".n3": "n3",
}
_STORE_MARK = "CURRENT"
#: What tells that a folder holds records.
_COLLECTION = "collection.toml"


def open_engine(graph: str | None = None, *, services: Collection[str] = ()) -> Engine:
    """Open a file, a folder, an on-disk store or an endpoint's URL; nothing is the bundled graph.

    A local graph loads in a worker process that is started before this module's other half is
    imported, so that the two overlap; it is reported as unreadable by the first query.
    """
    if is_remote(graph):
        from spallm.store.remote import RemoteEngine

        return RemoteEngine(str(graph))
    sources = sources_at(str(graph_file()) if graph is None else graph)
    process = WorkerProcess(sources, network=bool(services))

    from spallm.store.embedded import EmbeddedEngine

    return EmbeddedEngine(sources, services=services, process=process)


def open_answering(
    graph: str | None = None,
    *,
    limits: Limits,
    workers: int = 4,
    queue: int = 64,
    services: Collection[str] = (),
) -> Answering:
    """Open the same places for a server, which asks many queries at once.

    A graph on this machine is loaded when this returns; one that cannot be raises
    :class:`~spallm.errors.GraphError`.
    """
    if is_remote(graph):
        from spallm.store.beside import Beside
        from spallm.store.remote import RemoteEngine

        return Beside(
            [RemoteEngine(str(graph)) for _ in range(workers)], limits=limits, queue=queue
        )
    sources = sources_at(str(graph_file()) if graph is None else graph)
    if hasattr(os, "fork"):
        from spallm.store.crew import Crew

        return Crew(sources, limits=limits, workers=workers, queue=queue, services=services)

    from spallm.store.beside import Beside
    from spallm.store.embedded import EmbeddedEngine

    engines = [EmbeddedEngine(sources, services=services) for _ in range(workers)]
    for engine in engines:
        engine.load()
    return Beside(engines, limits=limits, queue=queue)


def is_remote(graph: str | None) -> bool:
    """Tell whether a place is an endpoint's address."""
    return graph is not None and graph.casefold().startswith(("http://", "https://"))


def sources_at(place: str) -> tuple[str, ...]:
    """Return what a worker loads for a path, as ``kind=path`` words.

    >>> sources_at("nowhere.ttl")
    Traceback (most recent call last):
    spallm.errors.GraphError: there is no nowhere.ttl
    Give a file, a folder or the URL of a SPARQL endpoint.
    """
    path = Path(place)
    if place and path.is_dir():
        return _folder(_built(path))
    if not place or not path.exists():
        raise GraphError(
            f"there is no {place or 'graph without a name'}",
            hint="Give a file, a folder or the URL of a SPARQL endpoint.",
        )
    if _kind(path) is None:
        raise GraphError(
            f"{path} has no extension of a graph", hint=f"Known are {_known()}, also with .gz."
        )
    return (_source(path),)


def _built(path: Path) -> Path:
    """Return the folder of the snapshot where a folder is that of a whole collection, or its data.

    A collection that is not built yet raises an error that says how to build it.
    """
    data, graph = (path / part for part in ("data", "graph"))
    if (path / _COLLECTION).is_file():
        data, graph = path, path.resolve().parent / "graph"
    elif not (data / _COLLECTION).is_file():
        return path
    if graph.is_dir() and any(map(_kind, graph.iterdir())):
        return graph
    raise GraphError(
        f"{path} holds records, and no graph is built from them yet",
        hint=f"Build it: spallm build --data {data}",
    )


def _folder(path: Path) -> tuple[str, ...]:
    """Return an on-disk store as one source, or the graph files of a plain folder."""
    if (path / _STORE_MARK).is_file():
        return (f"store={path}",)
    try:
        files = sorted(file for file in path.iterdir() if _kind(file))
    except PermissionError:
        raise _unreadable(path) from None
    if not files:
        raise GraphError(
            f"{path} is neither an on-disk store nor a folder of graph files",
            hint=f"Graph files end in {_known()}, also with .gz.",
        )
    return tuple(map(_source, files))


def _source(path: Path) -> str:
    """Return the word for a file that can be read and has something in it."""
    if not os.access(path, os.R_OK):
        raise _unreadable(path)
    if path.is_file() and path.stat().st_size == 0:
        raise GraphError(f"{path} is empty", hint="Was it written to the end?")
    return f"{_kind(path)}={path}"


def _kind(path: Path) -> str | None:
    """Return the format that a file's name stands for."""
    return EXTENSIONS.get(Path(path.name.casefold().removesuffix(".gz")).suffix)


def _known() -> str:
    return ", ".join(EXTENSIONS)


def _unreadable(path: Path) -> GraphError:
    return GraphError(f"{path} may not be read", hint="Check its permissions.")
