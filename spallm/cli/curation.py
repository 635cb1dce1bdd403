"""Commands for curators: new, check, build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.output import printable
from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.catalog import Catalog, Finding
    from spallm.ontology import Ontology

DATA = click.option(
    "--data", "data", type=click.Path(path_type=Path), default=Path("data"), show_default=True,
    help="Folder of records.",
)  # fmt: skip
ONTOLOGY = click.option(
    "--ontology", "ontology", type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None, help="Folder of Turtle files  [default: the one beside the data, or ours]",
)  # fmt: skip


@click.command("new")
@click.argument("kind")
@click.argument("entity_id", metavar="ID")
@DATA
def new_command(kind: str, entity_id: str, data: Path) -> None:
    """Write a template record to fill in.

    KIND is paper, model, dataset, organisation or source. ID becomes the file's name.

    \b
    Example:  spallm new model scgpt-spatial
    """
    from spallm.catalog.drafts import new_record

    path = new_record(data, kind, entity_id)
    click.echo(str(path))
    click.echo("Fill it in, then run: spallm check --fix", err=True)


@click.command("check")
@DATA
@ONTOLOGY
@click.option("--fix", is_flag=True, help="First rewrite every file in canonical form.")
@click.option(
    "--network", is_flag=True,
    help="Also ask the registry of DOIs for published versions, retractions and other titles.",
)  # fmt: skip
@click.option(
    "--registry", metavar="URL", default="https://api.crossref.org", show_default=True,
    help="A registry that speaks Crossref's REST protocol.",
)  # fmt: skip
@click.pass_context
def check_command(
    ctx: click.Context, data: Path, ontology: Path | None, fix: bool, network: bool, registry: str
) -> None:
    """Say what is wrong in the data, where, and what mends it.

    Prints one finding after another and exits with 1 if there are any. Nothing is looked up
    online without --network, which gives the address in SPALLM_MAILTO, if set, as a contact.

    \b
    Example:  spallm check --fix
    """
    from spallm.build import assemble, violations
    from spallm.catalog.checks import check
    from spallm.catalog.tidying import tidy

    catalog, vocabulary = read_data(data, ontology)
    if fix:
        for path in tidy(catalog):
            click.echo(f"Rewrote {path}", err=True)
    findings = check(catalog, vocabulary)
    if not catalog.unreadable:
        findings += violations(assemble(catalog, vocabulary), vocabulary.shapes, catalog)
    if network:
        findings += _news(catalog, registry)
    for finding in sorted(set(findings)):
        click.echo(printable(str(finding)))
    count = sum(map(len, catalog.records.values()))
    noun = "finding" if len(findings) == 1 else "findings"
    click.echo(f"{count:,} records, {len(findings):,} {noun}.", err=True)
    ctx.exit(1 if findings else 0)


def _news(catalog: Catalog, address: str) -> list[Finding]:
    import os

    from spallm.catalog.freshness import compare
    from spallm.catalog.registry import Registry
    from spallm.cli.progress import progress

    registry = Registry(address.rstrip("/"), os.environ.get("SPALLM_MAILTO"))
    return list(compare(catalog, registry, progress()))


@click.command("build", short_help="Turn data and ontology into the snapshot.")
@DATA
@ONTOLOGY
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=None,
    help="Where the snapshot goes  [default: in graph/ beside the data, under the folder's name]",
)  # fmt: skip
@click.option("--check", "only_check", is_flag=True, help="Only say whether it is stale.")
@click.pass_context
def build_command(
    ctx: click.Context, data: Path, ontology: Path | None, output: Path | None, only_check: bool
) -> None:
    """Turn data and ontology into the snapshot, the same bytes on any machine.

    Tells what was read, merged and left out; exits with 1 if anything was left out, or with
    --check if the snapshot does not match the data.

    \b
    Example:  spallm build
              spallm build --check
    """
    from spallm.build import account, assemble
    from spallm.build.publication import is_fresh, publish, snapshot_place

    catalog, vocabulary = read_data(data, ontology)
    snapshot = assemble(catalog, vocabulary)
    if str(output) == "-":
        raise UsageError("the snapshot is a file", hint="Name it, or build and then: spallm export")
    target = output or snapshot_place(data, snapshot.home)
    told = "" if data == Path("data") else f" --data {data}"
    if only_check:
        fresh = is_fresh(snapshot, target)
        mend = f"Run: spallm build{told}"
        click.echo(f"{target} is fresh." if fresh else f"{target} is stale. {mend}")
        ctx.exit(0 if fresh else 1)
    if output is None:
        target.parent.mkdir(exist_ok=True)
    publish(snapshot, target)
    for line in account(snapshot, catalog):
        click.echo(line, err=True)
    click.echo(str(target))
    ctx.exit(1 if catalog.unreadable or snapshot.left_out else 0)


def existing_folder(data: Path) -> Path:
    """Return a folder of records, or say that it is none."""
    if not data.is_dir():
        raise UsageError(
            f"{data} is not a folder",
            hint="Run this beside data/, or name the folder: --data DIR",
        )
    return data


def read_data(data: Path, ontology: Path | None) -> tuple[Catalog, Ontology]:
    """Read records and the vocabulary that is in force beside them."""
    from spallm import bundle, catalog
    from spallm import ontology as vocabulary
    from spallm.cli.progress import progress

    existing_folder(data)
    beside = data.resolve().parent / "ontology"
    folder = ontology or (beside if beside.is_dir() else bundle.ontology_dir())
    read = catalog.load(data, progress())
    return read, vocabulary.load(folder, read.collection.namespace)
