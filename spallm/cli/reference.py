"""The command reference, written from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator

import click

from spallm.cli.entry import cli

WIDTH = 92


def reference() -> str:
    """Return the reference as Markdown: every command with the help it prints."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "Written by `python scripts/generate.py` from the commands themselves."
    yield ""
    context = click.Context(
        cli, info_name="spallm", max_content_width=WIDTH, terminal_width=WIDTH,
        **cli.context_settings,
    )  # fmt: skip
    yield from _block("spallm", cli.get_help(context))
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        if command.hidden:
            continue
        inner = click.Context(
            command, context, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH
        )
        yield from _block(f"spallm {name}", command.get_help(inner))


def _block(title: str, text: str) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "```text"
    yield from (line.rstrip() for line in text.splitlines())
    yield "```"
    yield ""
