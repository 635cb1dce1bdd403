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
    yield from _commands(cli, context)


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    """Yield the help of a group's commands; after a group come those within it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if command.hidden:
            continue
        inner = click.Context(
            command, context, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH
        )
        yield from _block(inner.command_path, command.get_help(inner))
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _block(title: str, text: str) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "```text"
    yield from (line.rstrip() for line in text.splitlines())
    yield "```"
    yield ""
