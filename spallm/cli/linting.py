"""Commands: lint."""

from __future__ import annotations

import click


@click.command("lint", short_help="…")
def lint_command() -> None:
    """Do it."""
