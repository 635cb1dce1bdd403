"""The serve, site and mcp commands."""

from __future__ import annotations

import click


@click.command("serve")
def serve_command() -> None:
    """Serve the graph: pages for people at /, SPARQL for programs at /sparql."""


@click.command("site")
def site_command() -> None:
    """Write all pages as files that any web server can give out."""


@click.command("mcp")
def mcp_command() -> None:
    """Serve the graph to an assistant, over the Model Context Protocol."""
