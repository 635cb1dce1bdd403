"""SPARQL servers of other makes, started on loopback for the time of the tests."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Seconds until a server has to be up.
PATIENCE = 60
OXIGRAPH = shutil.which("oxigraph", path=Path(sys.executable).parent)
VIRTUOSO = shutil.which("virtuoso-t")
#: What the default graph is called in Virtuoso, which knows named graphs only.
HOME = "https://w3id.org/spallm/"
#: The rows that Virtuoso gives of an answer at most, and how long it works on one.
MOST_ROWS = 1000
MOST_SECONDS = 2

_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 100
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
ServerThreads = 10
CheckpointInterval = 0
DirsAllowed = .
MaxSortedTopRows = {rows}
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = .
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = {seconds}
"""
# Graphs that the server keeps for itself are closed to those who only read.
_GROUP = "http://www.openlinksw.com/schemas/virtrdf#PrivateGraphs"
_OWN = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
    "http://localuriqaserver/sparql",
)
_PRIVATE = "\n".join(
    [
        "DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 0, 1);",
        f"DB.DBA.RDF_GRAPH_GROUP_CREATE ('{_GROUP}', 1);",
        *(f"DB.DBA.RDF_GRAPH_GROUP_INS ('{_GROUP}', '{graph}');" for graph in _OWN),
    ]
)


def free_port() -> int:
    """Return a port of loopback that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def running(
    words: Sequence[str], folder: Path, url: str, environment: dict[str, str] | None = None
) -> Iterator[None]:
    """Run a server until it answers, and end it afterwards."""
    with (folder / "journal").open("ab") as journal:
        server = subprocess.Popen(
            words, cwd=folder, env=environment, stdout=journal, stderr=journal
        )
        try:
            _wait(server, url, folder / "journal")
            yield
        finally:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], url: str, journal: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=PATIENCE).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{server.args} does not answer:\n{journal.read_text(errors='replace')}")


@contextlib.contextmanager
def oxigraph(folder: Path, graph: Path) -> Iterator[str]:
    """Serve a graph with the Oxigraph server; yield the endpoint."""
    assert OXIGRAPH
    store = str(folder / "store")
    load = [OXIGRAPH, "load", "--location", store, "--file", str(graph)]
    subprocess.run(load, check=True, capture_output=True, timeout=PATIENCE)
    place = f"127.0.0.1:{free_port()}"
    words = [OXIGRAPH, "serve-read-only", "--location", store, "--bind", place]
    words += ["--timeout-s", "5"]  # else an endless query that we gave up would go on
    with running(words, folder, f"http://{place}/"):
        yield f"http://{place}/query"


@dataclass(frozen=True)
class Virtuoso:
    """A running Virtuoso, into which graphs can be loaded."""

    url: str
    folder: Path
    port: int

    def at(self, graph: str) -> str:
        """Return the endpoint with a graph for its default graph."""
        return f"{self.url}?default-graph-uri={graph}"

    @contextlib.contextmanager
    def holding(self, graph: str, nquads: bytes) -> Iterator[str]:
        """Load quads, those of the default graph under a name; take that graph out afterwards."""
        file = f"{len(graph)}-{len(nquads)}.nq"
        (self.folder / file).write_bytes(nquads)
        self.do(f"ld_dir ('.', '{file}', '{graph}');\nrdf_loader_run ();")
        yield self.at(graph)
        self.do(f"SPARQL CLEAR GRAPH <{graph}>;\ndelete from DB.DBA.load_list;")

    def do(self, statements: str) -> None:
        """Run SQL as the administrator."""
        (self.folder / "statements.sql").write_text(statements)
        words = ["isql-vt", str(self.port), "dba", "dba", "statements.sql"]
        said = subprocess.run(words, cwd=self.folder, check=True, capture_output=True, timeout=60)
        assert b"*** Error" not in said.stderr + said.stdout, said


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Virtuoso]:
    """Start Virtuoso without any graphs but its own, which nobody sees."""
    assert VIRTUOSO
    sql, web = free_port(), free_port()
    ini = _INI.format(sql=sql, web=web, rows=MOST_ROWS, seconds=MOST_SECONDS)
    (folder / "virtuoso.ini").write_text(ini)
    words = [VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"]
    with running(words, folder, f"http://127.0.0.1:{web}/sparql?query=ASK%7B%7D"):
        server = Virtuoso(f"http://127.0.0.1:{web}/sparql", folder, sql)
        server.do(_PRIVATE)
        yield server
