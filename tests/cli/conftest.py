"""Commands are run as a user runs them: words in, words and an exit code out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from spallm.cli.entry import main
from spallm.store.graph import Graph
from spallm.store.subgraph import subgraph
from tests.cli.packs import QUICK, written
from tests.lasting import Lasting, share


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``spallm`` with words; the output is what reached the file descriptors."""

    def command(*words: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["spallm", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            main()
        sys.stdout.flush()
        printed = capfdbinary.readouterr()
        code = stop.value.code
        assert isinstance(code, int)
        return Outcome(code, printed.out.decode(), printed.err.decode())

    return command


@pytest.fixture(scope="session")
def lasting_toy(toy: Path) -> Iterator[Lasting]:
    with Graph.open(str(toy)) as graph:
        yield Lasting(graph.engine, subgraph(graph.quads()))


@pytest.fixture
def toy_read_once(monkeypatch: pytest.MonkeyPatch, toy: Path, lasting_toy: Lasting) -> None:
    """Let commands open the toy graph as users do, without reading it each time."""
    share(monkeypatch, {str(toy): lasting_toy}.get)


@pytest.fixture
def ask(run: Run, toy: Path, toy_read_once: None) -> Run:
    """Run an exploring command on the toy graph."""

    def command(name: str, *words: str | Path) -> Outcome:
        return run(name, *words, "--graph", toy)

    return command


@pytest.fixture
def folder(tmp_path: Path, toy: Path) -> Path:
    """Return the folder of a review of the toy graph."""
    return written(tmp_path / "review", toy)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, toy: Path) -> Path:
    """Make a pack without the parts that take long."""
    place = written(tmp_path_factory.mktemp("made") / "review", toy)
    words = [sys.executable, "-m", "spallm", "review", "run", place, *QUICK]
    subprocess.run(words, check=True, capture_output=True)
    return place


@pytest.fixture
def packed(made_once: Path, tmp_path: Path) -> Path:
    """Return the folder of a review with a pack in it."""
    return Path(shutil.copytree(made_once, tmp_path / "packed"))
