"""The README shows what the commands really print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).resolve().parent.parent / "README.md"
LISTS = README.parent / "tests" / "linting"
BLOCKS = re.findall(r"```text\n\$ spallm (.+)\n((?:.*\n)*?)```", README.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_what_the_readme_shows_is_what_is_printed(command: str, shown: str) -> None:
    words = shlex.split(command)
    on_a_terminal = ["--format", "table"] if words[0] == "query" else []
    done = subprocess.run(
        [sys.executable, "-m", "spallm", *words, *on_a_terminal],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=LISTS,
        env={**os.environ, "COLUMNS": "92", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == (words[0] == "lint"), done.stderr
    printed = iter(line.rstrip() for line in done.stdout.splitlines())
    for line in shown.splitlines():
        assert line == "…" or line in printed, f"{line!r} is not printed there (any more)"


def test_there_are_three_questions_and_a_list() -> None:
    assert [command.split()[0] for command, _ in BLOCKS] == ["lineage", "query", "show", "lint"]
