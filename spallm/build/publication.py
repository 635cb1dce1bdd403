"""Publication: the snapshot's file, written whole, and whether it is still true."""

from __future__ import annotations

from pathlib import Path

from spallm.build.snapshot import Snapshot
from spallm.errors import GraphError
from spallm.filing import write_whole
from spallm.identifiers import slug
from spallm.store.home import OURS, Home


def snapshot_place(data: Path, home: Home) -> Path:
    """Return where the snapshot of a data folder stands: in ``graph/`` beside it.

    That of a graph for another field has the name that it was first given, or else its folder's.
    """
    place = data.resolve().parent
    folder = place / "graph"
    standing = sorted(folder.glob("*.trig"))
    if home == OURS or not standing:
        name = "spallm" if home == OURS else slug(place.name) or "graph"
        return folder / f"{name}.trig"
    return standing[0]


def publish(snapshot: Snapshot, path: Path) -> None:
    """Write the snapshot; what stood there stays if that fails."""
    if not path.parent.is_dir():
        raise GraphError(
            f"{path.parent} is not a folder", hint="Make it, or name another place: --output FILE"
        )
    write_whole(path, snapshot.trig())


def is_fresh(snapshot: Snapshot, path: Path) -> bool:
    """Tell whether a file holds exactly this snapshot."""
    try:
        return path.read_bytes() == snapshot.trig()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise GraphError(f"{path}: cannot be read: {error.strerror}") from error
