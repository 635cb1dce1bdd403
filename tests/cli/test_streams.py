"""Whatever the streams are, data come out whole or the exit code says that they did not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
_CHINESE = [
    ["list", "task", "--format", "json", "--lang", "zh"],
    ["show", "scgpt", "--lang", "zh"],
    ["lineage", "scgpt", "--lang", "zh"],
    ["search", "gneformer", "--format", "table", "--lang", "zh"],
]


def spallm(words: str, toy: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a shell runs it; ``words`` may redirect."""
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -m spallm {words}', sys.executable],
        env=os.environ | environment | {"GRAPH": str(toy)},
        capture_output=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("words", _CHINESE, ids=lambda words: words[0])
def test_answers_are_utf_8_where_the_locale_knows_ascii_only(words: list[str], toy: Path) -> None:
    done = spallm(" ".join(words) + ' --graph "$GRAPH"', toy, **_ASCII)
    assert (done.returncode, done.stderr) == (0, b"")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in done.stdout.decode())


def test_an_encoding_that_was_asked_for_is_kept_and_the_rest_escaped(toy: Path) -> None:
    done = spallm('show scgpt --lang zh --graph "$GRAPH"', toy, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"\\u6765\\u6e90" in done.stdout


def test_a_closed_stdout_is_told_and_no_success(toy: Path) -> None:
    done = spallm('list model --graph "$GRAPH" >&-', toy)
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: the output: ")


def test_a_file_is_written_although_stdout_is_closed(toy: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.nt"
    done = spallm(f'export scgpt -o {path} --graph "$GRAPH" >&-', toy)
    assert done.returncode == 0
    assert path.stat().st_size > 0


def test_closed_streams_leave_the_exit_code(toy: Path) -> None:
    assert spallm('show nothing-like-it --graph "$GRAPH" >&- 2>&- <&-', toy).returncode == 2


def test_a_closed_stdin_is_an_empty_query(toy: Path) -> None:
    done = spallm('query - --graph "$GRAPH" <&-', toy)
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: the query is empty\n")


def test_a_full_disk_under_both_streams_leaves_the_exit_code(toy: Path) -> None:
    done = spallm('list model --graph "$GRAPH" >/dev/full 2>/dev/full', toy)
    assert done.returncode == 2


def test_a_reader_that_goes_away_is_no_failure(toy: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "spallm", "show", "scgpt", "--graph", str(toy)],
            stdout=write, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("columns", ["0", "1", "x"])
def test_no_terminal_is_so_narrow_that_an_answer_vanishes(columns: str, toy: Path) -> None:
    for words in ("lineage scgpt", "list model --format table"):
        done = spallm(f'{words} --graph "$GRAPH"', toy, COLUMNS=columns)
        assert b"scGPT" in b"".join(done.stdout.split()), words


def test_ctrl_c_while_a_command_is_loaded_is_one_word(toy: Path) -> None:
    program = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'click': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from spallm.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"Stopped.\n")


def test_a_title_of_a_graph_cannot_steer_the_terminal(run, tmp_path: Path) -> None:
    graph = tmp_path / "evil.ttl"
    graph.write_text(
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        "<https://w3id.org/spallm/snapshot> a <http://rdfs.org/ns/void#Dataset> ;\n"
        '  dcterms:title "\\u001b[2Jgone"@en .\n'
        '<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "\\u001b[31mred" .\n'
        '<http://e.org/b> <http://www.w3.org/2000/01/rdf-schema#label> "\\u001b[31mred" .\n',
        encoding="utf-8",
    )
    told = run("stats", "--graph", graph)
    asked = run("show", "\x1b[31mred", "--graph", graph)
    assert "gone" in told.out
    assert asked.code == 2
    assert "\x1b" not in told.out + asked.err


def test_what_takes_a_moment_is_said_on_a_terminal_and_taken_back(monkeypatch) -> None:
    from io import StringIO

    from spallm.cli.progress import waiting

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    for screen, said in ((Terminal(), "Drawing …\r\x1b[K"), (StringIO(), "")):
        monkeypatch.setattr("sys.stderr", screen)
        with waiting("Drawing"):
            pass
        assert screen.getvalue() == said
