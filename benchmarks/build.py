"""How long the build of the whole collection takes, step by step.

.venv/bin/python benchmarks/build.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from spallm import catalog, ontology
from spallm.build import assemble
from spallm.catalog.checks import check

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print the median of each step over five rounds."""
    times: dict[str, list[float]] = {}

    def timed(name: str, step: Callable[[], T]) -> T:
        start = time.perf_counter()
        value = step()
        times.setdefault(name, []).append(time.perf_counter() - start)
        return value

    for _ in range(5):
        records = timed("read records", lambda: catalog.load(ROOT / "data"))
        terms = timed("read ontology", lambda: ontology.load(ROOT / "ontology"))
        snapshot = timed("assemble", lambda r=records, t=terms: assemble(r, t))
        timed("serialise", snapshot.trig)
        timed("check, SHACL apart", lambda r=records, t=terms: check(r, t))
    print(f"{len(snapshot.quads):,} quads from {sum(snapshot.read.values()):,} records and lines")
    for name, values in times.items():
        print(f"{name:20} {statistics.median(values):6.2f} s")


if __name__ == "__main__":
    main()
