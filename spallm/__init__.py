"""Single-cell and spatial-omics foundation models as a graph, every fact with its source.

>>> import spallm
>>> with spallm.KnowledgeGraph() as graph:
...     graph.show("scgpt").label
'scGPT'

Importing this package costs next to nothing: the names below load when they are first used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would cost more than the rest of this package

if TYPE_CHECKING:
    from spallm.errors import SpallmError
    from spallm.knowledge_graph import KnowledgeGraph, Result, Selection
    from spallm.store.engine import Limits

    __version__: str

__all__ = ["KnowledgeGraph", "Limits", "Result", "Selection", "SpallmError", "__version__"]

_HOMES = {
    "KnowledgeGraph": "spallm.knowledge_graph",
    "Limits": "spallm.store.engine",
    "Result": "spallm.knowledge_graph",
    "Selection": "spallm.knowledge_graph",
    "SpallmError": "spallm.errors",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name == "__version__":
        from importlib.metadata import version

        return version("spallm")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
