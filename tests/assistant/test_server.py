"""The real command, asked by the SDK's own client, and by whatever else writes to its stdin."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from spallm.cli.entry import cli
from spallm.errors import GraphError, UsageError

from .conftest import TOY, started

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


def test_the_tools_are_few_and_described(assistant):
    tools = {tool.name: tool for tool in assistant.tools()}
    assert list(tools) == [
        "schema_card", "search", "entity", "lineage", "list_saved_queries", "saved_query", "sparql",
    ]  # fmt: skip
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["type"] == "object"
        arguments = tool.input_schema["properties"].values()
        assert all("description" in each or "enum" in each for each in arguments)


def test_answers_are_those_of_the_graph(assistant, graph):
    query = "SELECT ?model ?year { ?model a fair4ml:MLModel ; spallm:year ?year } ORDER BY ?model"
    told = assistant.told("sparql", query=query)
    assert told == {
        "columns": ["model", "year"],
        "rows": [list(row) for row in graph.query(query).rows],
    }
    hits = assistant.told("search", text="genformer")["hits"]
    assert [each["iri"] for each in hits] == [hit.node.iri for hit in graph.search("genformer")]
    entity = assistant.told("entity", entity="scgpt", values=1000)
    assert [each["label"] for each in entity["facts"]] == [
        group.label for group in graph.show("scgpt").groups
    ]


def test_a_saved_query_is_asked_by_name(assistant, graph):
    told = assistant.told("saved_query", name="ancestors", parameters={"model": "scgpt-spatial"})
    result = graph.query("ancestors", model="scgpt-spatial")
    assert told["rows"] == [list(row) for row in result.rows]
    assert [row[2] for row in told["rows"]] == ["https://w3id.org/spallm/model/scgpt"]


def test_saved_queries_are_listed_with_their_parameters(assistant, graph):
    listed = assistant.told("list_saved_queries")["queries"]
    assert [each["name"] for each in listed] == list(graph.saved_queries)
    assert {"name": "model", "takes": "model", "means": "The model to start from.",
            "default": "scgpt-spatial"} in listed[0]["parameters"]  # fmt: skip


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("sparql", {"query": "SELECT * { ?s ?p ?o"}, "this { is never closed"),
        ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "a graph is only read here"),
        ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, "SERVICE"),
        ("sparql", {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}, "FROM"),
        ("sparql", {"query": "(" * 100_000}, "a query starts with"),
        ("sparql", {"query": f"SELECT * {{ {'{' * 500}{'}' * 500} }}"}, "brackets stand 64 deep"),
        ("sparql", {"query": ""}, "empty"),
        ("sparql", {"query": "ASK {}", "limit": 0}, "the argument limit does not fit"),
        ("sparql", {"query": "ASK {}", "timeout": 99}, "the argument timeout does not fit"),
        ("sparql", {}, "the argument query does not fit: field required"),
        ("entity", {"entity": "scgtp"}, "there is no entity called 'scgtp'\nDid you mean scgpt"),
        ("entity", {"entity": "x" * 501}, "the argument entity does not fit"),
        ("entity", {"entity": "scgpt", "language": "fr"}, "the argument language does not fit"),
        ("entity", {"entity": "> } DROP ALL #"}, "there is no entity"),
        ("lineage", {"entity": "scgpt", "direction": "sideways"}, "the argument direction"),
        ("search", {"text": ["scgpt"]}, "the argument text does not fit"),
        ("saved_query", {"name": "SELECT * { ?s ?p ?o }"}, "there is no saved query"),
        ("saved_query", {"name": "ancestors", "parameters": {"x": 1}}, "has no parameter 'x'"),
        ("saved_query", {"name": "ancestors", "parameters": {"model": "mouse"}}, "no model"),
    ],
)
def test_what_cannot_be_answered_is_an_error_with_words(assistant, tool, arguments, words):
    told = assistant.refused(tool, **arguments)
    assert words in told
    assert "Traceback" not in told


def test_an_unknown_tool_is_an_error(assistant):
    assert assistant.refused("drop_all") == "Unknown tool: drop_all"


def test_text_that_looks_like_something_else_is_only_text(assistant, graph):
    for text in ("<script>", '" } UNION { ?s ?p ?o', "\x00\x1b[31m", "../etc/passwd", "🧬" * 99):
        hits = assistant.told("search", text=text)["hits"]
        assert [each["iri"] for each in hits] == [hit.node.iri for hit in graph.search(text, 10)]


def test_an_endless_query_is_stopped_and_the_next_is_answered():
    with started("--graph", str(TOY), "--timeout", "0.3") as assistant:
        begun = time.monotonic()
        told = assistant.refused("sparql", query=ENDLESS)
        assert time.monotonic() - begun < 5
        assert told.startswith("the query was stopped after 0.3 s\nGive it longer with --timeout")
        assert assistant.told("sparql", query="ASK {}")["rows"] == [[True]]


class Raw:
    """The command with its streams in hand."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def write(self, message: bytes | dict[str, object]) -> None:
        line = message if isinstance(message, bytes) else json.dumps(message).encode()
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def greet(self) -> None:
        hello = {"protocolVersion": "2025-06-18", "capabilities": {},
                 "clientInfo": {"name": "test", "version": "1"}}  # fmt: skip
        self.write({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": hello})
        assert json.loads(self.process.stdout.readline())["id"] == 0
        self.write({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def call(self, number: int, tool: str, **arguments: object) -> None:
        asked = {"name": tool, "arguments": arguments}
        self.write({"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": asked})


@contextmanager
def raw(*words: str) -> Iterator[Raw]:
    process = subprocess.Popen(
        [sys.executable, "-m", "spallm", "mcp", "--graph", str(TOY), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        with process:
            yield Raw(process)
    finally:
        process.kill()


def children(process: subprocess.Popen[bytes]) -> list[int]:
    place = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(word) for word in place.read_text().split()]


def test_nothing_but_the_protocol_is_on_stdout_whatever_comes_in():
    with raw() as command:
        command.greet()
        for line in (b"\xff\xfe\x00", b"{}", b"[]", b"null", b"x" * 5_000_000, b"[" * 100_000):
            command.write(line)
        command.write({"jsonrpc": "2.0", "id": 1, "method": "no/such/method"})
        command.call(2, "sparql", query="ASK {}")
        lines = [json.loads(command.process.stdout.readline()) for _ in range(2)]
        command.process.stdin.close()
        assert command.process.stdout.read() == b""
        assert command.process.wait(5) == 0
    assert {line["jsonrpc"] for line in lines} == {"2.0"}
    assert lines[0]["error"]["message"] == "Method not found"
    assert lines[1]["result"]["structuredContent"]["rows"] == [[True]]


@pytest.mark.skipif(sys.platform != "linux", reason="children are read from /proc")
@pytest.mark.parametrize("end", ["stdin", "SIGINT"])
def test_it_ends_at_once_and_leaves_no_worker_behind(end):
    with raw("--timeout", "60") as command:
        command.greet()
        command.call(1, "sparql", query=ENDLESS)
        time.sleep(0.3)
        workers = children(command.process)
        begun = time.monotonic()
        if end == "stdin":
            command.process.stdin.close()
        else:
            command.process.send_signal(getattr(signal, end))
        assert command.process.wait(10) == 0
        assert time.monotonic() - begun < 5
        assert command.process.stderr.read() == b""
    assert workers
    assert not any(os.path.exists(f"/proc/{worker}") for worker in workers)  # noqa: PTH110


def test_a_graph_that_cannot_be_read_is_told_at_once(tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is not Turtle")
    result = CliRunner().invoke(cli, ["mcp", "--graph", str(broken)])
    assert isinstance(result.exception, GraphError)
    assert "broken.ttl, line 1" in result.exception.message


def test_without_the_package_the_command_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "spallm.assistant.server", None)
    result = CliRunner().invoke(cli, ["mcp", "--graph", str(TOY)])
    assert isinstance(result.exception, UsageError)
    assert result.exception.hint == 'Install it: pip install "spallm[mcp]"'
    assert result.output == ""
