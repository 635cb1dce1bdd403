"""Files that are read with care, and files and folders that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from spallm.errors import SpallmError, UsageError

#: What the name of a folder ends in that is not whole yet.
_NEW = ".tmp"


def read_file(path: Path, hint: str | None = None) -> bytes:
    """Return the bytes of a file that somebody named.

    Raises UsageError for what cannot be read, and for what is no file, such as a folder, a device
    that never ends or a name that no file can have.
    """
    try:
        if os.path.exists(path) and not path.is_file():  # noqa: PTH110  # takes any name
            raise UsageError(f"{path}: is no file", hint=hint)
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # a zero byte, or half a surrogate pair
        raise UsageError(f"{str(path)!r} cannot be the name of a file", hint=hint) from error


def write_whole(path: Path, body: bytes) -> None:
    """Write a file by way of a temporary neighbour, so that a failure leaves the old one intact.

    A symbolic link stays one: what it points to is written.
    Raises SpallmError that says what went wrong: no such folder, no room, no permission.
    """
    try:
        _replace(_resolved(path), body)
    except OSError as error:
        raise SpallmError(
            f"{path}: cannot be written: {error.strerror or error}",
            hint="What stood there before is unchanged. Choose another place or make room.",
        ) from error


def write_folder(place: Path, files: Mapping[str, bytes], *, earlier: Path | None = None) -> None:
    """Write a folder of files by way of a temporary neighbour, so that a failure changes nothing.

    The keys are paths in the folder with "/". What stood at the place before is moved to
    ``earlier``, which must be free and on the same disk, or else removed. A symbolic link to a
    folder stays one. What a process left that was killed while it wrote the same folder is cleared
    away. Raises SpallmError that says what went wrong.
    """
    place = _resolved(place)
    if place.exists() and not place.is_dir():
        raise SpallmError(f"{place} is a file", hint="Name a folder; nothing was changed.")
    fresh: Path | None = None
    try:
        _clear(place)
        fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=_NEW, dir=place.parent))
        with _locked(fresh):
            for name, body in files.items():
                _write_below(fresh, name, body)
            fresh.chmod(0o777 & ~_mask())
            _swap(fresh, place, earlier)
    except OSError as error:
        raise SpallmError(
            f"{place}: the folder cannot be written: {error.strerror or error}",
            hint="What stood there before is unchanged. Choose another place or make room.",
        ) from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def write_files(place: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Write files into a folder, each whole or not at all, in the given order, and remove others.

    The keys are paths in the folder with "/". Thousands of files are written in a breath: they are
    left to the system to store, so write that last which tells that the others are there. Raises
    SpallmError that says what went wrong.
    """
    place = _resolved(place)
    try:
        for name, body in files.items():
            target = _below(place, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, body, is_stored=False)
        for name in gone:
            _below(place, name).unlink(missing_ok=True)
    except OSError as error:
        raise SpallmError(
            f"{place}: cannot be written: {error.strerror or error}",
            hint="What was written is whole; the rest is as before. Choose another place.",
        ) from error


def _resolved(path: Path) -> Path:
    """Return where a path leads; one that leads round in a ring, or is no path, raises."""
    try:
        return path.resolve()
    except (RuntimeError, ValueError) as error:
        raise SpallmError(f"{str(path)!r} leads nowhere: {error}", hint="Name another.") from error


def _clear(place: Path) -> None:
    """Remove the unfinished folders of processes that were killed; one at work holds a lock."""
    for each in place.parent.iterdir():
        if each.name.startswith(f".{place.name}.") and each.name.endswith(_NEW):
            with _locked(each) as is_free:
                if is_free:
                    shutil.rmtree(each, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Hold a lock on a folder; tells whether it was free. Without locks, none is known to be."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield False
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_free = True
    except OSError:
        is_free = False
    try:
        yield is_free
    finally:
        os.close(handle)


def _below(folder: Path, name: str) -> Path:
    path = PurePosixPath(name)
    if path.is_absolute() or {"..", ""} & set(name.split("/")) or "\\" in name:
        raise SpallmError(f"{name!r} is no path in a folder")
    return folder / path


def _write_below(folder: Path, name: str, body: bytes) -> None:
    target = _below(folder, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _swap(fresh: Path, place: Path, earlier: Path | None) -> None:
    """Put a folder at a place; whenever this is interrupted, what stood there stands there."""
    aside = earlier or fresh.with_suffix(".old")
    if place.exists():
        aside.parent.mkdir(parents=True, exist_ok=True)
    try:
        if place.exists():
            place.rename(aside)
        fresh.rename(place)
    except BaseException:
        if os.path.lexists(aside) and not os.path.lexists(place):
            aside.rename(place)
        raise
    if earlier is None:
        shutil.rmtree(aside, ignore_errors=True)


def _replace(path: Path, body: bytes, *, is_stored: bool = True) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(body)  # a device such as /dev/stdout or a named pipe
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".spallm.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            if is_stored:
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those of a new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    return 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
