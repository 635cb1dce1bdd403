"""The folder of a site: made beside its place, and put there when it is whole.

A mark in it lists what was written. So the next run replaces that and nothing else: what somebody
added, such as ``CNAME`` or ``.git``, stays.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spallm.errors import SpallmError, UsageError

MARK = ".spallm-site"


@contextmanager
def replaced(place: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of an earlier site when the block ends well.

    Whatever happens in the block, what stood at the place is unchanged. Raises UsageError for a
    place with files that are no site of ours.
    """
    place = place.resolve()
    _refuse_strange(place)
    fresh = _neighbour(place, ".tmp")
    try:
        yield fresh
        (fresh / MARK).write_text("\n".join([*_files(fresh), MARK, ""]), encoding="utf-8")
        _put(fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_strange(place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise UsageError(f"{place} is a file", hint="Name a folder for the site.")
    if place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file():
        raise UsageError(
            f"{place} has files in it, and they are no site that SpaLLM wrote",
            hint="Name a new folder or an empty one; nothing was changed.",
        )


def _neighbour(place: Path, suffix: str) -> Path:
    """Return a new folder beside a place, with the permissions that a usual one has."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=suffix, dir=place.parent))
        mask = os.umask(0)
        os.umask(mask)
        folder.chmod(0o777 & ~mask)
    except OSError as error:
        raise SpallmError(
            f"{place.parent}: no folder can be made there: {error.strerror or error}",
            hint="Make the folder first, or choose another place.",
        ) from error
    return folder


def _put(fresh: Path, place: Path) -> None:
    """Put a finished folder at its place, and carry over what others added to the earlier one."""
    if not place.exists():
        fresh.rename(place)
        return
    added = _added(place)
    if taken := next((name for name in added if os.path.lexists(fresh / name)), None):
        raise SpallmError(
            f"{place / taken} was not written by SpaLLM, and the site has a file of that name",
            hint="Move it away, then write the site again; nothing was changed.",
        )
    earlier = _neighbour(place, ".old")
    earlier.rmdir()  # the name was all that was wanted
    place.rename(earlier)
    try:
        fresh.rename(place)
    except BaseException:
        earlier.rename(place)
        raise
    for name in added:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (earlier / name).rename(place / name)
    _remove(earlier)


def _added(place: Path) -> list[str]:
    """Return what somebody added to a site: files, and whole folders that hold nothing of ours."""
    ours = _listed(place)
    folders = {str(parent) for name in ours for parent in Path(name).parents}
    added = []
    for top, below, files in os.walk(place):
        inside = Path(top).relative_to(place)
        shared = [
            n for n in below if str(inside / n) in folders and not (Path(top) / n).is_symlink()
        ]
        added += [str(inside / name) for name in below if name not in shared]
        added += [str(inside / name) for name in files if str(inside / name) not in ours]
        below[:] = shared
    return sorted(added)


def _remove(earlier: Path) -> None:
    """Remove the files that a site lists, and the folders that are empty then."""
    ours = _listed(earlier)
    for top, _, files in os.walk(earlier, topdown=False):
        for name in files:
            if str((Path(top) / name).relative_to(earlier)) in ours:
                (Path(top) / name).unlink()
        with suppress(OSError):
            Path(top).rmdir()


def _listed(place: Path) -> frozenset[str]:
    """Return the files that a site says were written with it; an empty folder lists none."""
    mark = place / MARK
    names = mark.read_text(encoding="utf-8").splitlines() if mark.is_file() else ()
    return frozenset(str(Path(name)) for name in names)


def _files(folder: Path) -> list[str]:
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if not f.is_dir())
