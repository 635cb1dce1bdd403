"""Run the W3C's tests and our own, and write what passes to docs/conformance.md.

.venv/bin/python scripts/conformance.py PATH    where PATH is .../rdf-tests/sparql
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from spallm.filing import write_whole
from tests.conformance.engines import Pyoxigraph, Rdflib
from tests.conformance.judging import PATIENCE, verdicts
from tests.conformance.ours import Ours
from tests.conformance.report import report
from tests.conformance.sets import VARIABLE, for_libraries, own, w3c

PAGE = Path(__file__).resolve().parent.parent / "docs" / "conformance.md"


def main() -> int:
    """Run everything and write the page."""
    place = sys.argv[1] if len(sys.argv) == 2 else os.environ.get(VARIABLE)
    if place is None or not (Path(place) / "sparql11").is_dir():
        print(__doc__)
        return 2
    cases = [*w3c(Path(place).resolve()), *own()]
    columns = {
        "SpaLLM endpoint": list(verdicts(Ours, cases)),
        "rdflib": list(verdicts(Rdflib, for_libraries(cases))),
        "pyoxigraph": list(verdicts(Pyoxigraph, for_libraries(cases))),
    }
    write_whole(PAGE, report(columns, PATIENCE).encode())
    for name, found in columns.items():
        print(f"{name}: {sum(verdict.passed for verdict in found)} of {len(found)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
