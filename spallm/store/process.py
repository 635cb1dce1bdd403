"""A worker process: started at once, spoken to in frames, killed at will."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.errors import GraphError
from spallm.store.frames import read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spallm.store.frames import Head

# No site, no environment, no user folders: less to start.
_FLAGS = ("-I", "-S", "-X", "utf8")
# The package stands bare in the worker, so that nothing but the worker's own modules is imported.
_BOOT = """
import sys
folder, paths, module, *rest = sys.argv[1:]
sys.path[:] = paths.split("\\n")
sys.modules["spallm"] = package = type(sys)("spallm")
package.__path__ = [folder]
from importlib import import_module
import_module("spallm.store." + module).main(rest)
"""
_PACKAGE = str(Path(__file__).resolve().parents[1])


class WorkerProcess:
    """A running worker; ``sources`` are its ``kind=path`` words, ``network`` opens SERVICE."""

    def __init__(self, sources: Sequence[str], *, network: bool = False) -> None:
        self._popen = start("worker", sources, network=network)
        self._opening: tuple[Head, bytes] | None = None
        self.timed_out = False

    @property
    def pid(self) -> int:
        """The process id, for those who watch."""
        return self._popen.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._popen.poll() is None

    @property
    def opened(self) -> bool:
        """Whether the worker has said how the loading went."""
        return self._opening is not None

    def opening(self) -> tuple[Head, bytes]:
        """Wait for the graph to be loaded and return what the worker says of it."""
        if self._opening is None:
            self._opening = self._read() or ({"status": "failed", "kind": "died"}, b"\0")
        return self._opening

    def exchange(self, head: Head, body: bytes, seconds: float) -> tuple[Head, bytes] | None:
        """Send a request and return the reply, or nothing where the worker ended instead."""
        timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), self._expire)
        timer.daemon = True
        timer.start()
        try:
            assert self._popen.stdin is not None
            write_frame(self._popen.stdin, head, body)
            return self._read()
        except (BrokenPipeError, ConnectionError):
            return None
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process from another thread; who waits for its answer gets none."""
        self._popen.kill()

    def kill(self) -> tuple[int, str]:
        """End the process; return its exit status and what it said at last."""
        self._popen.kill()
        _, complaint = self._popen.communicate()
        return self._popen.returncode, complaint.decode("utf-8", "replace")

    def _read(self) -> tuple[Head, bytes] | None:
        assert self._popen.stdout is not None
        return read_frame(self._popen.stdout)

    def _expire(self) -> None:
        self.timed_out = True
        self.stop()


def start(
    module: str, sources: Sequence[str], *, network: bool, stdin: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """Start a module of this package as a process of its own, with pipes unless told otherwise."""
    paths = "\n".join(filter(None, sys.path))
    mode = "network" if network else "offline"
    try:
        return subprocess.Popen(
            [sys.executable, *_FLAGS, "-c", _BOOT, _PACKAGE, paths, module, mode, *sources],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={key: value for key, value in os.environ.items() if not key.startswith("RUST")},
            # Ctrl-C belongs to the parent, which then kills the worker.
            process_group=None if sys.platform == "win32" else 0,
        )
    except OSError as problem:
        raise GraphError(
            f"no process could be started for the graph: {problem.strerror}",
            hint="The machine may have run out of processes or memory.",
        ) from None
