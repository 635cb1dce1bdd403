"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from spallm.errors import SpallmError


def write_whole(path: Path, body: bytes) -> None:
    """Write a file by way of a temporary neighbour, so that a failure leaves the old one intact.

    A symbolic link stays one: what it points to is written.
    Raises SpallmError that says what went wrong: no such folder, no room, no permission.
    """
    try:
        _replace(path.resolve(), body)
    except OSError as error:
        raise SpallmError(
            f"{path}: cannot be written: {error.strerror or error}",
            hint="What stood there before is unchanged. Choose another place or make room.",
        ) from error


def _replace(path: Path, body: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(body)  # a device such as /dev/stdout or a named pipe
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".spallm.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
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
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
