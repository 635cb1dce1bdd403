"""The numbers of a graph, in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from spallm.cli.output import printable
from spallm.store.subgraph import shortened

if TYPE_CHECKING:
    from spallm.analysis.statistics import Stats


def print_stats(stats: Stats, form: str) -> None:
    """Print what a graph holds."""
    if form == "json":
        click.echo(json.dumps(asdict(stats), ensure_ascii=False, indent=2))
        return
    for title in stats.titles.values():
        click.echo(printable(title))
    about = [f"version {stats.version}", f"of {stats.date}", f"licence {stats.license}"]
    click.echo(printable(", ".join(word for word in about if not word.endswith("None"))))
    click.echo(f"{stats.triples:,} statements, {stats.disagreements:,} more that sources dispute")
    _block("Entities", stats.kinds)
    _block("Relations", stats.relations)
    _block("Statements by footing", stats.bases)
    years = stats.years.get("paper", {})
    _block("Papers by year", {str(year): years[year] for year in sorted(years, reverse=True)})


def _block(title: str, counts: Mapping[str, int]) -> None:
    if not counts:
        return
    click.echo(f"\n{title}")
    for name, count in counts.items():
        click.echo(f"{count:>9,}  {shortened(name)}")
