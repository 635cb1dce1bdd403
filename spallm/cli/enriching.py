"""Commands: enrich."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from spallm.cli.curation import DATA, ONTOLOGY, read_data
from spallm.cli.options import language, rows_format
from spallm.cli.output import print_rows, printable
from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.catalog import Catalog
    from spallm.enrichment.client import Client
    from spallm.enrichment.lookup import Found, Wish
    from spallm.enrichment.proposing import Proposals
    from spallm.ontology import Ontology


@click.command("enrich", short_help="Look up what records lack and propose it, with evidence.")
@click.argument("ids", metavar="[ID]…", nargs=-1)
@DATA
@ONTOLOGY
@click.option(
    "--what", "whats", metavar="WHAT,…", multiple=True,
    help="identifiers, authors, venue, dates, citations, published (versions of preprints), "
    "retractions, licences, model-cards  [default: all]",
)  # fmt: skip
@click.option(
    "--from", "sources", metavar="SERVICE,…", multiple=True,
    help="openalex, crossref, datacite, semantic-scholar, arxiv, hugging-face, github, "
    "opencitations  [default: all]",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("proposals"),
    show_default=True, metavar="DIR", help="The folder of proposals, for spallm accept.",
)  # fmt: skip
@click.option(
    "--budget", "budgets", metavar="N|SERVICE=N", multiple=True,
    help="How many requests may be made, in all or of one service  [default: 1000 in all]",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Look up no more records than this."
)
@click.option(
    "--cache", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Where answers are kept  [default: a folder of the user's caches]",
)  # fmt: skip
@click.option("--offline", is_flag=True, help="Ask nobody: take answers from the cache alone.")
@click.option("--refresh", is_flag=True, help="Ask again even where the cache has an answer.")
@click.option(
    "--mailto", metavar="ADDRESS",
    help="An address that services may write to  [default: SPALLM_MAILTO]",
)  # fmt: skip
@click.option(
    "--service", "addresses", metavar="NAME=URL", multiple=True,
    help="Ask a service at another address, such as a mirror.",
)  # fmt: skip
@rows_format
@language
@click.pass_context
def enrich_command(
    ctx: click.Context, ids: tuple[str, ...], data: Path, ontology: Path | None,
    whats: tuple[str, ...], sources: tuple[str, ...], output: Path, budgets: tuple[str, ...],
    limit: int | None, cache: Path | None, offline: bool, refresh: bool, mailto: str | None,
    addresses: tuple[str, ...], form: str | None, lang: str,
) -> None:  # fmt: skip
    """Look up what records lack, and write it down as proposals.

    Authors, venues, dates, published versions, retractions, citations among the works that are
    here, licences and facts of model cards are asked for at public services. Nothing is written
    into the data: the folder of proposals is for a person to read, and for spallm accept.

    Answers are kept, so a run that is stopped or has used up its budget goes on when the same
    command is given again. Exits with 1 if something is left to ask. Keys come from the
    environment: OPENALEX_API_KEY, SEMANTIC_SCHOLAR_API_KEY, GITHUB_TOKEN, HF_TOKEN,
    OPENCITATIONS_TOKEN.

    \b
    Examples:  spallm enrich --what authors --mailto you@example.org
               spallm enrich scgpt --from crossref,openalex
               spallm enrich --offline -o again
    """
    _expect_packages()
    from spallm.enrichment.reporting import is_left
    from spallm.enrichment.wishing import parted, read_wish

    wish = read_wish(parted(whats), parted(sources), ids, limit)
    catalog, vocabulary = read_data(data, ontology)
    if catalog.unreadable:
        faults = len(catalog.unreadable)
        click.echo(f"{faults:,} faults in {data}; what cannot be read is not looked up. "
                   "Run: spallm check", err=True)  # fmt: skip
    with _opened(
        cache, budgets=budgets, addresses=addresses, mail=mailto, offline=offline, refresh=refresh
    ) as client:
        found = _looked_up(catalog, client, wish)
        proposals = _proposed(catalog, vocabulary, found, wish, form, lang)
        _write(proposals, output, data, lang)
        _account(found, client, lang)
    ctx.exit(1 if is_left(found) else 0)


def _expect_packages() -> None:
    """Say what has to be installed, if anything has."""
    try:
        import_module("spallm.enrichment.opening")
    except ImportError as error:
        raise UsageError(
            f"asking services needs {error.name}, which is not installed",
            hint='Install it: pip install "spallm[enrich]"',
        ) from error


@contextmanager
def _opened(cache: Path | None, **how: Any) -> Iterator[Client]:
    """Open a client, and close it whatever happens."""
    from spallm.enrichment.opening import open_client

    with closing(open_client(cache, os.environ, **how)) as client:
        yield client


def _looked_up(catalog: Catalog, client: Client, wish: Wish) -> Found:
    """Ask; whoever interrupts that is told that nothing was in vain."""
    from spallm.cli.progress import own_line, progress
    from spallm.enrichment.lookup import look_up

    try:
        with own_line():
            return look_up(catalog, client, wish, progress(every=1))
    except KeyboardInterrupt:
        click.echo(
            "What was answered is kept. The same command goes on from here; with --offline it "
            "makes proposals of what there is.", err=True,
        )  # fmt: skip
        raise


def _proposed(
    catalog: Catalog, vocabulary: Ontology, found: Found, wish: Wish, form: str | None, lang: str
) -> Proposals:
    """Return what is proposed, and print it."""
    from spallm.enrichment.proposing import propose
    from spallm.enrichment.reporting import COLUMNS, rows

    proposals = propose(catalog, vocabulary, found, wish)
    print_rows(COLUMNS, list(rows(proposals, lang)), form)
    return proposals


def _write(proposals: Proposals, output: Path, data: Path, lang: str) -> None:
    """Write the folder, if there is anything to go into it or to be taken out of it."""
    from spallm.enrichment.folder import write_proposals

    if not proposals and not output.exists():
        click.echo("There is nothing to propose.", err=True)
        return
    accepting = f"spallm accept {output}" + ("" if data == Path("data") else f" --data {data}")
    written = write_proposals(output, proposals, accepting, lang)
    for path in written.kept:
        click.echo(f"Left alone, for somebody has edited it: {output / path}", err=True)
    click.echo(
        f"Wrote {output}: {len(proposals.changed):,} records, {len(proposals.citations):,} "
        f"citations. Read {output / 'report.md'}, then: {accepting}", err=True,
    )  # fmt: skip


def _account(found: Found, client: Client, lang: str) -> None:
    """Say what came of each service."""
    from spallm.enrichment.reporting import account

    for line in account(found, client, lang):
        click.echo(printable(line), err=True)
