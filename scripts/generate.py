"""Make anew what is generated: the snapshot, the schemas, the command reference.

.venv/bin/python scripts/generate.py          writes the files
.venv/bin/python scripts/generate.py --check  only says which are stale, and exits with 1
"""

from __future__ import annotations

import sys
from pathlib import Path

from spallm import catalog, ontology
from spallm.build import assemble
from spallm.build.inventory import inventory
from spallm.cli.reference import reference
from spallm.filing import write_whole
from spallm.records.schema import schemas

ROOT = Path(__file__).resolve().parent.parent


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
