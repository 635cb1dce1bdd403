"""Make anew what is generated: the snapshot, the schemas, the command reference, the lists.

.venv/bin/python scripts/generate.py          writes the files
.venv/bin/python scripts/generate.py --check  only says which are stale, and exits with 1
"""

from __future__ import annotations

import sys
from pathlib import Path

from spallm import catalog, ontology
from spallm.build import Snapshot, assemble
from spallm.build.inventory import inventory
from spallm.cli.reference import reference
from spallm.filing import read_file, write_whole
from spallm.linting.registry import RULES
from spallm.linting.reports.catalogue import manual
from spallm.lists import Holdings, Manner, awesome_list, updated
from spallm.records.schema import schemas
from spallm.store.subgraph import subgraph

ROOT = Path(__file__).resolve().parent.parent
#: Hand-written but for the blocks between their markers.
LISTS = ("awesome.md", "awesome.zh.md")
RULES_BELOW = "<!-- rules -->\n"


def generated() -> dict[Path, bytes]:
    """Return the content of every generated file by its path."""
    data = catalog.load(ROOT / "data")
    terms = ontology.load(ROOT / "ontology")
    snapshot = assemble(data, terms)
    folder = ROOT / "docs" / "schemas"
    return {
        ROOT / "graph" / "spallm.trig": snapshot.trig(),
        ROOT / "docs" / "cli.md": reference().encode(),
        ROOT / "docs" / "collection.md": inventory(snapshot, data, terms).encode(),
        **{folder / name: text.encode() for name, text in schemas().items()},
        **lists(snapshot),
        **manuals(),
    }


def manuals() -> dict[Path, bytes]:
    """Return the pages on linting, each with its rules as the registry has them."""
    pages = {"en": ROOT / "docs" / "lint.md", "zh": ROOT / "docs" / "lint.zh.md"}
    return {
        page: f"{_head(page)}{RULES_BELOW}{manual(tuple(RULES.values()), language)}".encode()
        for language, page in pages.items()
    }


def _head(page: Path) -> str:
    return page.read_text(encoding="utf-8").partition(RULES_BELOW)[0]


def lists(snapshot: Snapshot) -> dict[Path, bytes]:
    """Return the lists of the whole collection, with their blocks made anew."""
    whole = subgraph(snapshot.quads)
    holdings = Holdings(whole)
    return {
        path: updated(
            read_file(path),
            path.name,
            lambda block: awesome_list(holdings, whole.nodes, Manner().having(block.options)),
        )
        for path in (ROOT / "docs" / name for name in LISTS)
    }


def stale(files: dict[Path, bytes]) -> list[Path]:
    """Return the paths whose files differ from what they should hold."""
    return [path for path, body in files.items() if not path.exists() or path.read_bytes() != body]


def main() -> int:
    """Write what is stale, or only name it."""
    files = generated()
    behind = stale(files)
    only_check = "--check" in sys.argv[1:]
    for path in behind:
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, files[path])
        print(f"{'stale' if only_check else 'wrote'} {path.relative_to(ROOT)}")
    return 1 if behind and only_check else 0


if __name__ == "__main__":
    raise SystemExit(main())
