"""The account that a build gives: what was read, merged, left out, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox

from spallm.build.snapshot import Snapshot
from spallm.catalog import Catalog


def account(snapshot: Snapshot, catalog: Catalog) -> Iterator[str]:
    """Yield the lines of the account; nothing that was dropped goes unmentioned."""
    read = ", ".join(f"{count:,} {_plural(kind, count)}" for kind, count in snapshot.read.items())
    yield f"Read      {read}."
    merged = sum(snapshot.merged.values())
    yield f"Merged    {merged:,} statements that several records or sources make alike."
    graphs = Counter(type(quad.graph_name) for quad in snapshot.quads)
    names = {quad.graph_name for quad in snapshot.quads} - {ox.DefaultGraph()}
    yield (
        f"Built     {len(snapshot.quads):,} quads: {graphs[ox.DefaultGraph]:,} in the curated "
        f"view, {graphs[ox.NamedNode]:,} in {len(names):,} named graphs."
    )
    left_out = [*(str(fault) for fault in catalog.unreadable), *snapshot.left_out]
    yield f"Left out  {len(left_out):,}{':' if left_out else '.'}"
    yield from (f"  {line}" for line in left_out)


def _plural(kind: str, count: int) -> str:
    return kind if count == 1 else f"{kind}s"
