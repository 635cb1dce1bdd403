"""Commands are run as a user runs them: words in, words and an exit code out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from spallm.cli.entry import main


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


@pytest.fixture
def ask(run: Run, toy: Path) -> Run:
    """Run an exploring command on the toy graph."""

    def command(name: str, *words: str | Path) -> Outcome:
        return run(name, *words, "--graph", toy)

    return command
