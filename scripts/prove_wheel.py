"""Prove that an installed wheel explores with nothing beside it.

Runs inside the clean environment, in an empty folder outside the checkout.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path

COMMANDS = (
    ["list", "model"],
    ["show", "scgpt"],
    ["search", "单细胞"],
    ["stats"],
    ["query", "SELECT (COUNT(*) AS ?n) WHERE { ?model a fair4ml:MLModel }", "--format", "csv"],
    ["lineage", "scgpt"],
    ["view", "--output", "view.html"],
    ["export", "--format", "bibtex", "--output", "all.bib"],
    ["export", "--format", "trig", "--output", "all.trig"],
    ["export", "--around", "nicheformer", "--output", "part.trig"],
    ["select", "kind:model & year:2023.."],
    ["compare", "scgpt", "geneformer"],
    ["matrix", "tasks", "scgpt"],
    ["export", "scgpt", "--output", "scgpt.xlsx"],
    ["site", "--graph", "part.trig", "site"],
)


def main(work: Path) -> int:
    """Run every exploring command; say what was proved."""
    empty = work / "empty"
    empty.mkdir()
    strangers = _top_level() - {"spallm"}
    if strangers:
        print(f"the wheel also installs {', '.join(sorted(strangers))}", file=sys.stderr)
        return 1
    for command in COMMANDS:
        done = subprocess.run(
            [str(Path(sys.executable).parent / "spallm"), *command],
            cwd=empty, capture_output=True, text=True, check=False,
        )  # fmt: skip
        says = "--output" not in command and command[0] != "site"
        if done.returncode or (says and not done.stdout):
            print(f"spallm {' '.join(command)} failed:\n{done.stderr}", file=sys.stderr)
            return 1
    if not (empty / "site" / "zh" / "ask.html").exists():
        print("the wheel's site lacks the Ask page", file=sys.stderr)
        return 1
    sizes = {path.name: path.stat().st_size for path in sorted(empty.iterdir())}
    print(f"The wheel explores by itself: {len(COMMANDS)} commands ran; wrote {json.dumps(sizes)}")
    return 0


def _top_level() -> set[str]:
    """Return what the wheel put at the top of site-packages, its metadata apart."""
    site = Path(sysconfig.get_path("purelib"))
    files = distribution("spallm").files or []
    tops = {file.parts[0] for file in files if (site / file).resolve().is_relative_to(site)}
    return {top for top in tops if not top.endswith(".dist-info")}


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
