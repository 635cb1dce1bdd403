"""A crew to ask, and what is seen of its processes."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from pathlib import Path

from spallm.store.crew import Crew
from spallm.store.engine import Limits
from spallm.store.prepared import prepare

# Joins so many rows that no machine finishes it.
ENDLESS = prepare(
    "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12)) + "}"
)
LABELS = prepare("SELECT ?a { ?z skos:prefLabel ?a } ORDER BY ?a")
EVIDENCE = "https://w3id.org/spallm/evidence/list"


@asynccontextmanager
async def crew_of(path: Path, limits: Limits = Limits(seconds=5), **settings):  # noqa: B008  # frozen
    crew = Crew((f"trig={path}",), limits=limits, **settings)
    try:
        yield crew
    finally:
        await crew.close()


def children_of(pid: int) -> list[int]:
    """Return the running processes that a process has started."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


async def labels(crew: Crew) -> list[str]:
    table = json.loads((await crew.answer(LABELS, "json")).body)
    return [row["a"]["value"] for row in table["results"]["bindings"]]
