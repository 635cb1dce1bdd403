"""Commands: init."""

from __future__ import annotations

import click


@click.command("init", short_help="…")
def init_command() -> None:
    """Do it."""
