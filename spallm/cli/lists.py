"""Commands: readme."""

from __future__ import annotations

import click


@click.command("readme", short_help="…")
def readme_command() -> None:
    """Do it."""
