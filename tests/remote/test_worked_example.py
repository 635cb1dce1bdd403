"""The worked example of docs/scaling.md: its very lines, on a small graph and at free ports."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from . import servers
from .conftest import TOY

PAGES = [Path("docs", name) for name in ("scaling.md", "scaling.zh.md")]
ROOT = Path(__file__).parent.parent.parent
_BLOCK = re.compile(r"<!-- worked example -->\n```sh\n(.*?)```", re.DOTALL)


def example(page: Path) -> str:
    found = _BLOCK.search((ROOT / page).read_text("utf-8"))
    assert found
    return found[1]


def test_both_languages_show_the_same_lines():
    assert len({example(page) for page in PAGES}) == 1


def test_the_worked_example_works(tmp_path: Path):
    assert servers.OXIGRAPH, "no Oxigraph server is installed; scripts/test installs it"
    text = example(PAGES[0]).replace("spallm export", f"spallm export --graph {TOY}")
    for port in dict.fromkeys(re.findall(r"127\.0\.0\.1:(\d+)", text)):
        text = text.replace(port, str(servers.free_port()))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shell = Shell(tmp_path, os.environ | {"PATH": path})
    with shell.running:
        said = [shell.run(line) for line in text.splitlines()]
    assert said[-1].split() == ["n", "316"]


@dataclass(frozen=True)
class Shell:
    """What runs lines one after the other; servers end with ``running``."""

    folder: Path
    environment: dict[str, str]
    running: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def run(self, line: str) -> str:
        """Run a line to its end, or until the server that it starts is up."""
        here = {"cwd": self.folder, "env": self.environment}
        if not line.endswith("&"):
            words = ["sh", "-c", line]
            done = subprocess.run(words, **here, check=True, capture_output=True, timeout=60)
            return done.stdout.decode()
        port = re.findall(r"--(?:bind 127\.0\.0\.1:|port )(\d+)", line)[0]
        words = ["sh", "-c", f"exec {line.removesuffix('&')}"]
        address = f"http://127.0.0.1:{port}/"
        server = servers.running(words, self.folder, address, self.environment)
        self.running.enter_context(server)
        return ""
