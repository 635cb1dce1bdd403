"""A small graph, its tools, and the real command with the SDK's own client before it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult, Tool

from spallm.assistant.tools import MOST_ROWS, Tools
from spallm.knowledge_graph import KnowledgeGraph
from spallm.store.engine import Limits

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"


class Assistant:
    """A program that has started the command and calls its tools."""

    def __init__(self, client: Client, run: Callable[..., Any]) -> None:
        self.client = client
        self._run = run

    def tools(self) -> list[Tool]:
        return list(self._run(self.client.list_tools).tools)

    def call(self, tool: str, **arguments: object) -> CallToolResult:
        return self._run(self.client.call_tool, tool, arguments)

    def told(self, tool: str, **arguments: object) -> Any:
        """Return the value of an answer."""
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content[0].text
        return result.structured_content

    def refused(self, tool: str, **arguments: object) -> str:
        """Return the words of an error."""
        result = self.call(tool, **arguments)
        assert result.is_error
        return result.content[0].text.removeprefix(f"Error executing tool {tool}: ")


@contextmanager
def started(*words: str) -> Iterator[Assistant]:
    """Start the command and end it."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "spallm", "mcp", *words])
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(command))) as client,
    ):
        yield Assistant(client, portal.call)


@pytest.fixture(scope="session")
def graph() -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(TOY, limits=Limits(rows=MOST_ROWS)) as graph:
        yield graph


@pytest.fixture(scope="session")
def tools(graph: KnowledgeGraph) -> Tools:
    return Tools(graph)


@pytest.fixture(scope="session")
def assistant() -> Iterator[Assistant]:
    with started("--graph", str(TOY)) as assistant:
        yield assistant
