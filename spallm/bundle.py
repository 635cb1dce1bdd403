"""Where the snapshot, its queries and the ontology stand: inside the wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

from spallm.errors import GraphError

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    """Return the bundled folder, or the checkout's where the package runs from one."""
    places = (_PACKAGE / "bundled" / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise GraphError(
        f"the folder {name}/ is neither in the installed package nor beside it",
        hint="Install SpaLLM again, or run it from a complete checkout.",
    )


def graph_file() -> Path:
    """Return the built snapshot."""
    return _folder("graph") / "spallm.trig"


def queries_dir() -> Path:
    """Return the folder of saved queries."""
    return _folder("graph") / "queries"


def ontology_dir() -> Path:
    """Return the folder of hand-written Turtle."""
    return _folder("ontology")


def checkout_data() -> Path | None:
    """Return the checkout's ``data/`` folder, or nothing in an installed wheel."""
    place = _PACKAGE.parent / "data"
    return place if place.is_dir() else None
