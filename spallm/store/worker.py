"""The child process that holds a graph and answers one query at a time.

It can be killed at any moment without loss, which is the only way to stop a query of this engine.
It imports the engine and nothing else of weight: its start is what a cold query waits for.
"""

from __future__ import annotations

import _thread
import io
import os
import sys
from itertools import islice

import pyoxigraph

from spallm.store.confinement import address_space, cap, forbid
from spallm.store.frames import read_frame, write_frame

TYPE_CHECKING = False  # as in frames.py

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from spallm.store.frames import Head

    Results = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples

# The longest text allowed, nested as deep as it can be, needs less than this. It is address
# space, not memory.
STACK = 256 << 20

TABLE_FORMATS = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "n3": pyoxigraph.RdfFormat.N3,
}


class AnswerTooLarge(Exception):
    """The answer outgrew the room it was given."""


class CappedBuffer(io.BytesIO):
    """Memory for an answer that refuses to grow past a size."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit
        self.overflowed = False

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # the engine writes bytes
        """Append the data, or fail where it does not fit."""
        if self.tell() + len(data) > self.limit:
            self.overflowed = True
            raise AnswerTooLarge
        return super().write(data)


class FirstTriples:
    """The first so many triples; ``cut`` says afterwards whether more would have come."""

    def __init__(self, triples: Iterator[pyoxigraph.Triple], rows: int | None) -> None:
        self.triples = triples
        self.rows = rows
        self.cut = False

    def __iter__(self) -> Iterator[pyoxigraph.Triple]:
        yield from islice(self.triples, self.rows)
        self.cut = self.rows is not None and next(self.triples, None) is not None


def load(store: pyoxigraph.Store, path: str, form: str) -> None:
    """Read one file, unpacking it where its name ends in ``.gz``."""
    if not path.endswith(".gz"):
        store.load(path=path, format=GRAPH_FORMATS[form])
        return
    import gzip

    with gzip.open(path) as unpacked:
        store.load(unpacked, format=GRAPH_FORMATS[form])  # type: ignore[arg-type]  # it reads


def open_store(sources: list[str]) -> pyoxigraph.Store:
    """Open the on-disk store, or read the files, that ``kind=path`` words name."""
    kind, path = sources[0].split("=", 1)
    if kind == "store":
        return pyoxigraph.Store.read_only(path)
    store = pyoxigraph.Store()
    for source in sources:
        form, path = source.split("=", 1)
        try:
            load(store, path, form)
        except Exception as problem:
            problem.add_note(path)
            raise
    return store


def answer(store: pyoxigraph.Store, head: Head, body: bytes) -> tuple[Head, bytes]:
    """Run one query and serialise its answer."""
    buffer = CappedBuffer(int(head["bytes"]))
    try:
        cut = write_answer(results_of(store, head, body), buffer, head)
    except BaseException:
        if buffer.overflowed:
            raise AnswerTooLarge from None
        raise
    return {"status": "done", "cut": str(int(cut))}, buffer.getvalue()


def results_of(store: pyoxigraph.Store, head: Head, body: bytes) -> Results:
    """Run the query of a request, over the graphs that it names before it, or over all."""
    default, named = int(head.get("default", "0")), int(head.get("named", "0"))
    *graphs, text = body.decode().split("\0", default + named)
    if not graphs:
        return store.query(text)
    return store.query(
        text,
        default_graph=[pyoxigraph.NamedNode(graph) for graph in graphs[:default]],
        named_graphs=[pyoxigraph.NamedNode(graph) for graph in graphs[default:]],
    )


def write_answer(
    results: Results,
    buffer: CappedBuffer,
    head: Head,
) -> bool:
    """Serialise results in the format asked for, and say whether triples were left out."""
    if not isinstance(results, pyoxigraph.QueryTriples):
        results.serialize(buffer, TABLE_FORMATS[head["format"]])
        return False
    first = FirstTriples(results, int(head["rows"]) if "rows" in head else None)
    pyoxigraph.serialize(first, buffer, GRAPH_FORMATS[head["format"]])
    return first.cut


def failure(problem: BaseException) -> tuple[Head, bytes]:
    """Describe what went wrong to the engine on the other side."""
    head = {"status": "failed", "kind": type(problem).__name__}
    if isinstance(problem, OSError):
        head["kind"] = "OSError"
    if isinstance(problem, SyntaxError) and problem.lineno:
        head |= {"line": str(problem.lineno), "column": str(problem.offset or 1)}
    place = getattr(problem, "__notes__", [""])[0]
    words = problem.msg if isinstance(problem, SyntaxError) else problem
    return head, f"{place}\0{words}".encode("utf-8", "replace")


def opened(sources: list[str], stdout: BinaryIO) -> pyoxigraph.Store | None:
    """Open a store and tell the other side how that went; nothing comes of what cannot be read."""
    try:
        store = open_store(sources)
        empty = next(store.quads_for_pattern(None, None, None, None), None) is None
    except BaseException as problem:  # noqa: BLE001  # whatever it is, the user hears of it
        write_frame(stdout, *failure(problem))
        return None
    write_frame(stdout, {"status": "empty" if empty else "ready"})
    return store


class Worker:
    """A loaded store that answers requests."""

    def __init__(self, store: pyoxigraph.Store, stdout: BinaryIO) -> None:
        self.store = store
        self.stdout = stdout
        self.loaded = address_space()

    def respond(self, head: Head, body: bytes) -> None:
        """Answer one request, whatever happens to it."""
        try:
            cap(float(head["seconds"]), self.loaded + STACK + int(head["memory"]))
            reply = answer(self.store, head, body)
        except BaseException as problem:  # noqa: BLE001  # a panic of the engine is no Exception
            reply = failure(problem)
        write_frame(self.stdout, *reply)


def main(arguments: list[str]) -> None:
    """Load the graph, then answer until the other side closes the pipe."""
    network, *sources = arguments
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    store = opened(sources, stdout)
    if store is None:
        return
    worker = Worker(store, stdout)
    forbid(network=network == "network")
    _thread.stack_size(STACK)
    # Queries run beside this loop, so that the end of the other side ends a query as well.
    while request := read_frame(stdin):
        _thread.start_new_thread(worker.respond, request)
    os._exit(0)
