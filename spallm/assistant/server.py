"""The server: tools over the Model Context Protocol, on stdin and stdout."""

from __future__ import annotations

import functools
import inspect
import os
import signal
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, cast

import anyio
import anyio.to_thread
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.server.stdio import stdio_server
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import ValidationError

from spallm.assistant.lines import Lines
from spallm.assistant.tools import Tools
from spallm.errors import SpallmError

if TYPE_CHECKING:
    from spallm.knowledge_graph import KnowledgeGraph

_INSTRUCTIONS = """\
A knowledge graph of papers, models, datasets and tasks, by default of single-cell and \
spatial-omics foundation models. Every statement names its sources. Begin with schema_card or \
search. Answer from the graph alone, cite the IRIs of entities and the links of sources, say where \
sources disagree, and take what is not stated for unknown."""
_READING = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def serve(graph: KnowledgeGraph) -> None:
    """Answer for a graph until stdin is closed or a signal comes to end."""
    graph.ask("ASK {}")  # a graph that cannot be read is told before anything else
    anyio.run(_serve, server(graph))


def server(graph: KnowledgeGraph) -> MCPServer[Any]:
    """Return the server with its tools."""
    tools = Tools(graph)
    offered = (
        tools.schema_card, tools.search, tools.entity, tools.lineage,
        tools.list_saved_queries, tools.saved_query, tools.sparql,
    )  # fmt: skip
    return MCPServer(
        "spallm",
        title="SpaLLM",
        version=version("spallm"),
        instructions=_INSTRUCTIONS,
        tools=[_tool(each) for each in offered],
        log_level="WARNING",
    )


async def _serve(offered: MCPServer[Any]) -> None:
    protocol = offered._lowlevel_server  # noqa: SLF001  # the SDK's own way reads stdin unstoppably
    stdin = os.fdopen(0, "rb", closefd=False)  # closing it would wait for the thread that reads
    lines = Lines(stdin)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: lines.end())
    # The SDK asks no more of a stream than to yield lines.
    async with stdio_server(stdin=cast("anyio.AsyncFile[str]", lines)) as (incoming, outgoing):
        await protocol.run(incoming, outgoing, protocol.create_initialization_options())


class _Strict(Tool):
    """A tool that refuses arguments it does not know, and says in a sentence what does not fit."""

    async def run(
        self, arguments: dict[str, Any], context: Context[Any, Any], convert_result: bool = False
    ) -> Any:
        try:
            self.fn_metadata.validate_arguments(arguments)
        except ValidationError as error:
            raise ToolError(_unfit(error)) from error
        return await super().run(arguments, context, convert_result)


def _unfit(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    place = ".".join(map(str, fault["loc"]))
    return f"the argument {place} does not fit: {fault['msg'].lower()}"


def _tool(method: Callable[..., CallToolResult]) -> Tool:
    """Return a method as a tool."""
    tool = _Strict.from_function(
        _in_thread(method), description=inspect.getdoc(method), annotations=_READING
    )
    arguments = tool.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    tool.parameters = arguments.model_json_schema(by_alias=True)
    return tool


def _in_thread(method: Callable[..., CallToolResult]) -> Callable[..., Awaitable[CallToolResult]]:
    """Return a method as a coroutine that may be left alone while the method still runs."""

    @functools.wraps(method)
    async def run(**arguments: Any) -> CallToolResult:
        asked = functools.partial(method, **arguments)
        try:
            return await anyio.to_thread.run_sync(asked, abandon_on_cancel=True)
        except SpallmError as error:
            raise ToolError(str(error)) from None

    return run
