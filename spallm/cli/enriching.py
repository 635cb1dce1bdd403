"""Commands: enrich."""

from __future__ import annotations

import click


@click.command("enrich", short_help="…")
def enrich_command() -> None:
    """Do it."""
