"""The serve, site and mcp commands."""

from __future__ import annotations

from pathlib import Path

import click

from spallm.cli.options import graph_options, memory_limit, opened
from spallm.errors import UsageError


@click.command("serve", short_help="Serve pages for people and SPARQL for programs.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
    help="Where to listen; any other than this one opens the graph to other machines.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8765, show_default=True,
    help="The port; 0 for any that is free.",
)  # fmt: skip
@click.option("--open", "in_browser", is_flag=True, help="Open it in the browser.")
@memory_limit
@click.option(
    "--rows", type=click.IntRange(min=0), default=100_000, show_default=True, metavar="N",
    help="How many rows an answer may have; 0 for no limit.",
)  # fmt: skip
@click.option(
    "--bytes", "size", type=click.IntRange(min=1), default=64, show_default=True, metavar="MB",
    help="How large an answer may be.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(min=1), default=4, show_default=True, metavar="N",
    help="How many queries are worked on at a time.",
)  # fmt: skip
@click.option(
    "--queue", type=click.IntRange(min=0), default=64, show_default=True, metavar="N",
    help="How many more may wait for their turn.",
)  # fmt: skip
@click.option(
    "--allow-service", "services", multiple=True, metavar="URL",
    help="An endpoint that SERVICE may name; may be repeated.",
)  # fmt: skip
@click.option(
    "--allow-host", "names", multiple=True, metavar="NAME",
    help="A further name that this server answers to; may be repeated.",
)  # fmt: skip
@click.option(
    "--cors", "origins", multiple=True, metavar="ORIGIN",
    help="A web site whose pages may ask, or * for all; may be repeated.",
)  # fmt: skip
@click.option("--log-queries", is_flag=True, help="Write queries into the log as well.")
@graph_options
def serve_command(
    host: str, port: int, in_browser: bool, memory: int, rows: int, size: int, workers: int,
    queue: int, services: tuple[str, ...], names: tuple[str, ...], origins: tuple[str, ...],
    log_queries: bool, location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Serve the graph: pages for people at /, SPARQL for programs at /sparql.

    Answers to this machine alone unless --host says otherwise, and changes nothing. Each request
    is a line on stderr; Ctrl-C ends it.

    \b
    Examples:  spallm serve --open
               spallm serve --graph my.ttl --port 0
               spallm serve --host 0.0.0.0 --allow-host graph.example.org
    """
    from spallm.store.engine import MEBIBYTE, Limits
    from spallm.web.serving import Settings, serve

    limits = Limits(timeout, rows or None, size * MEBIBYTE, memory * MEBIBYTE)
    settings = Settings(
        location, limits, workers, queue, services, host, port, names, origins, log_queries
    )
    serve(settings, lambda address, told: _tell(address, told, in_browser))


def _tell(address: str, told: str, in_browser: bool) -> None:
    """Say where the server listens, and lead the browser there."""
    click.echo(f"Serving {told} at {address}\nSPARQL at {address}sparql. Ctrl-C ends it.", err=True)
    if in_browser:
        import threading
        import webbrowser

        # Some browsers keep whoever opens them waiting.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


@click.command("site")
@click.argument("place", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--base-url", metavar="URL",
    help="Where the site will stand. Sitemaps need it, and so does the page for lost visitors.",
)  # fmt: skip
@graph_options
def site_command(place: Path, base_url: str | None, location: str | None, timeout: float) -> None:
    """Write all pages as files that any web server can give out.

    SPARQL is answered in the browser, so no server is needed, and none is asked. An earlier site
    in DIR is replaced once the new one is whole; what others added to it stays. A folder with
    other files in it is refused.

    \b
    Examples:  spallm site public
               spallm site public --base-url https://example.github.io/spallm/
               spallm site public --graph my.ttl
    """
    import time

    from spallm.cli.progress import progress
    from spallm.web.library import Library
    from spallm.web.site import write_site

    began = time.monotonic()
    with opened(location, timeout) as graph:
        library = Library.of(graph)
    account = write_site(library, place, base=base_url, progress=progress())
    click.echo(
        f"Wrote {place}: {account.pages:,} pages, {account.files:,} files, "
        f"{account.size / 1_000_000:.1f} MB, in {time.monotonic() - began:.0f} s.",
        err=True,
    )


@click.command("mcp", short_help="Serve the graph to an assistant.")
@memory_limit
@graph_options
def mcp_command(memory: int, location: str | None, timeout: float) -> None:
    """Serve the graph to an assistant, over the Model Context Protocol.

    Meant to be started by the assistant's program: it speaks over stdin and stdout, and ends when
    stdin is closed. Needs the mcp package: pip install "spallm[mcp]"

    \b
    Example:   {"command": "spallm", "args": ["mcp", "--timeout", "20"]}
    """
    from spallm.knowledge_graph import KnowledgeGraph
    from spallm.store.engine import MEBIBYTE, Limits

    limits = Limits(timeout, rows=1000, memory=memory * MEBIBYTE)
    with KnowledgeGraph(location, limits=limits) as graph:
        try:
            from spallm.assistant.server import serve
        except ImportError as error:
            raise UsageError(
                f"an assistant needs the mcp package in its version 2: {error}",
                hint='Install it: pip install "spallm[mcp]"',
            ) from error
        serve(graph)
