"""The three standard streams, made fit for what commands print."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import Literal, TextIO


def settle() -> None:
    """Make every stream usable before anything is said.

    Answers are UTF-8 whatever the locale says, unless a terminal or ``PYTHONIOENCODING`` wants
    another encoding; what that one lacks is escaped. A closed stdin reads as empty, a closed
    stderr swallows words, and a closed stdout refuses data: the device is opened for reading only.
    """
    sys.stdin = sys.stdin or _opened(os.O_RDONLY, "r")
    sys.stdout = sys.stdout or _opened(os.O_RDONLY, "w")
    sys.stderr = sys.stderr or _opened(os.O_WRONLY, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            asked_for = stream.isatty() or "PYTHONIOENCODING" in os.environ
            encoding = stream.encoding if asked_for else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def hush() -> None:
    """Keep the interpreter from complaining about a reader that went away."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _opened(flags: int, mode: Literal["r", "w"]) -> TextIO:
    return os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8")
