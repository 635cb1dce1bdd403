"""Prove that an installed wheel explores with nothing beside it, and takes lists in with its extra.

Runs inside the clean environment, in an empty folder outside the checkout.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path

EXPLORE = (
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
LISTS = (
    ["import", "../list.md", "--dry-run", "--format", "csv"],
    ["init", "proteins", "../list.md", "--title", "Protein language models"],
    ["build", "--data", "proteins/data"],
    ["check", "--data", "proteins/data"],
    ["list", "papers", "--graph", "proteins"],
    ["readme", "--graph", "proteins", "--update", "proteins/README.md"],
    ["coverage", "../list.md", "--graph", "proteins"],
    ["view", "--graph", "proteins", "--output", "proteins.html"],
)
#: Commands whose words go to stderr, or to files.
SILENT = ("site", "check", "--output", "--update")


def main(work: Path, part: str) -> int:
    """Run the commands of a part; say what was proved."""
    place = work / part
    place.mkdir()
    commands = {"explore": EXPLORE, "lists": LISTS}[part]
    fault = _strangers() or next(filter(None, (_fault(each, place) for each in commands)), None)
    if part == "explore" and not fault and not (place / "site" / "zh" / "ask.html").exists():
        fault = "the wheel's site lacks the Ask page"
    if fault:
        print(fault, file=sys.stderr)
        return 1
    sizes = {path.name: path.stat().st_size for path in sorted(place.iterdir()) if path.is_file()}
    print(f"The wheel works by itself ({part}): {len(commands)} commands; {json.dumps(sizes)}")
    return 0


def _fault(command: list[str], place: Path) -> str | None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "spallm"), *command],
        cwd=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode or not (done.stdout or set(SILENT) & set(command)):
        return f"spallm {' '.join(command)} failed:\n{done.stderr}"
    return None


def _strangers() -> str | None:
    strangers = _top_level() - {"spallm"}
    return f"the wheel also installs {', '.join(sorted(strangers))}" if strangers else None


def _top_level() -> set[str]:
    """Return what the wheel put at the top of site-packages, its metadata apart."""
    site = Path(sysconfig.get_path("purelib"))
    files = distribution("spallm").files or []
    tops = {file.parts[0] for file in files if (site / file).resolve().is_relative_to(site)}
    return {top for top in tops if not top.endswith(".dist-info")}


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
