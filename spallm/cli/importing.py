"""Commands: import, accept."""

from __future__ import annotations

import click


@click.command("import", short_help="…")
def import_command() -> None:
    """Do it."""


@click.command("accept", short_help="…")
def accept_command() -> None:
    """Do it."""
