"""Form: files stand where they belong, written the one way the tool writes them."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.catalog.catalog import Catalog, folder_of
from spallm.catalog.citations import write_citations
from spallm.catalog.coverage import folder_of_ledgers
from spallm.catalog.finding import Finding
from spallm.ontology import Ontology
from spallm.records import KINDS, toml_form

ALLOWED = frozenset({"collection.toml", "citations.tsv", "README.md"})
FIX = "Run: spallm check --fix"


def no_strays(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find files that no part of the build reads."""
    ledgers = folder_of_ledgers(catalog.folder)
    homes = {folder_of(catalog.folder, kind) for kind in KINDS}
    for path in sorted(catalog.folder.rglob("*")):
        is_record = path.parent in homes and path.suffix == ".toml"
        is_table = path.parent == catalog.folder and path.name in ALLOWED
        is_ledger = path.parent == ledgers and path.suffix == ".tsv"
        if path.is_file() and not is_record and not is_table and not is_ledger:
            yield Finding(
                str(path), "", "nothing reads this file",
                f"Records are {', '.join(sorted(home.name for home in homes))}/ID.toml; "
                "move it or delete it.",
            )  # fmt: skip


def files_are_canonical(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find records that are not written the way the tool writes them."""
    for record in catalog:
        path = catalog.path(record)
        if path.read_bytes() != toml_form.write(record).encode():
            yield Finding(str(path), "", "not in canonical form", FIX)


def table_is_canonical(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find a citation table that is not sorted or holds a line twice."""
    path = catalog.folder / "citations.tsv"
    if path.exists() and path.read_bytes() != write_citations(catalog.citations).encode():
        yield Finding(str(path), "", "not sorted, or lines stand twice", FIX)
