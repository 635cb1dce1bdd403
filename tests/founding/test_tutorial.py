"""The tutorial does what it says: from a Markdown list to a served graph in three commands."""

from __future__ import annotations

import asyncio
import shlex
import shutil
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from spallm.cli.entry import cli
from spallm.store.engine import Limits
from spallm.store.graph import Graph
from spallm.store.location import open_answering
from spallm.web.app import application
from spallm.web.library import Library

DOCS = Path(__file__).parents[2] / "docs"
LIST = DOCS / "examples" / "own-graph" / "list.md"


def three_commands(page: str) -> list[list[str]]:
    """Return the words of the first block of commands on a page."""
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("    spallm "))
    return [shlex.split(line)[1:] for line in lines[first : first + 3]]


def test_both_tutorials_give_the_same_commands_but_for_the_chinese_title():
    english, chinese = map(three_commands, ("your-own-graph.md", "your-own-graph.zh.md"))
    assert [words[0] for words in english] == ["init", "build", "serve"]
    assert chinese[1:] == english[1:]
    assert chinese[0][: len(english[0])] == english[0]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do what the tutorial says, in an empty folder with the list in it."""
    home = tmp_path_factory.mktemp("tutorial")
    shutil.copy(LIST, home / "list.md")
    init, build, serve = three_commands("your-own-graph.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        for words in (init, build):
            done = CliRunner().invoke(cli, words)
            assert done.exit_code == 0, done.output
    return home / serve[-1]


@pytest.fixture(scope="module")
def graph(place: Path):
    with Graph.open(str(place)) as opened:
        yield opened


def test_every_work_of_the_list_is_served_with_its_section(place: Path, graph: Graph):
    library = Library.of(graph)
    rows = [line for line in LIST.read_text().splitlines() if line.startswith("| 2")]
    assert len(library.by_kind["paper"]) == len(rows) == 15
    assert {node.id for node in library.by_kind["section"]} >= {"encoders", "generators"}

    async def pages() -> list[str]:
        engine = open_answering(str(place), limits=Limits(), workers=1)
        transport = httpx.ASGITransport(app=application(library, engine))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
            asked = [await http.get(path) for path in ("/", "/zh/", "/browse/paper")]
        await engine.close()
        assert [reply.status_code for reply in asked] == [200] * 3
        return [reply.text for reply in asked]

    home, _, papers = asyncio.run(pages())
    assert "<h1>Protein language models</h1>" in home
    assert "Encoders" in home
    assert "SaProt" in papers


def test_what_the_tutorial_makes_passes_its_own_check(place: Path):
    done = CliRunner().invoke(cli, ["check", "--data", str(place / "data")])
    assert done.exit_code == 0, done.output
