"""Workers forked from a process that has the graph loaded, as a server sees them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spallm.errors import GraphError
from spallm.store.failures import load_failure
from spallm.store.frames import read_frame
from spallm.store.line import Line
from spallm.store.nursery import END, FORK, ORDER
from spallm.store.process import start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spallm.store.frames import Head
    from spallm.store.line import Answer

#: How much less the processor is given to a worker that takes long.
_NICENESS = 10
_LONGEST_COMPLAINT = 1 << 16
#: How long an idle nursery may take to end before it is killed.
_PATIENCE = 1.0


class Nursery:
    """The process that holds the graph and forks workers; its methods may be called by threads."""

    def __init__(self, sources: Sequence[str], *, network: bool = False) -> None:
        self._sources = tuple(sources)
        self._orders, theirs = socket.socketpair()
        with theirs:
            self._popen = start("nursery", sources, network=network, stdin=theirs.fileno())
        self._turn = threading.Lock()

    @property
    def pid(self) -> int:
        """The process id, for those who watch."""
        return self._popen.pid

    def wait_until_loaded(self) -> None:
        """Wait for the graph, or raise why it cannot be loaded."""
        assert self._popen.stdout is not None
        head, body = read_frame(self._popen.stdout) or ({"status": "failed", "kind": "died"}, b"\0")
        if head["status"] != "ready":
            self.close()
            raise load_failure(self._sources, head, body)

    def hire(self) -> tuple[int, socket.socket, int]:
        """Fork a worker; return its process, the line to it, and where its complaints are read."""
        ours, theirs = socket.socketpair()
        complaints, saying = os.pipe()
        try:
            with theirs:
                pid = self._order(FORK, 0, [theirs.fileno(), saying])
        except BaseException:
            ours.close()
            os.close(complaints)
            raise
        finally:
            os.close(saying)
        return pid, ours, complaints

    def end(self, pid: int) -> int:
        """Kill a worker and return its exit status."""
        return self._order(END, pid, [])

    def close(self) -> None:
        """End the process and all its workers."""
        self._orders.close()
        try:
            self._popen.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._popen.kill()
        self._popen.communicate()

    def _order(self, what: bytes, pid: int, descriptors: list[int]) -> int:
        with self._turn:
            try:
                socket.send_fds(self._orders, [ORDER.pack(what, pid)], descriptors)
                answer = self._orders.recv(ORDER.size, socket.MSG_WAITALL)
            except OSError:
                answer = b""
        if len(answer) < ORDER.size:
            raise GraphError(
                "the process that holds the graph has ended", hint="Start the server again."
            )
        return int(ORDER.unpack(answer)[1])


@dataclass
class ForkedWorker:
    """A worker with the line to it; it answers one request at a time."""

    nursery: Nursery
    pid: int
    line: Line
    complaints: int
    is_slow: bool = field(default=False)

    @classmethod
    async def hired(cls, nursery: Nursery) -> ForkedWorker:
        """Fork a worker without holding up the event loop."""
        pid, line, complaints = await asyncio.to_thread(nursery.hire)
        _, spoken = await asyncio.get_running_loop().create_connection(Line, sock=line)
        return cls(nursery, pid, spoken, complaints)

    def ask(self, head: Head, body: bytes) -> Answer:
        """Send a request; the reply is to come, and is nothing where the worker ends instead."""
        return self.line.ask(head, body)

    def slow_down(self) -> None:
        """Give way to the others from now on; there is no way back for a worker."""
        self.is_slow = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _NICENESS)

    def pause(self) -> None:
        """Let the worker stand still."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let the worker go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """Stop the worker at once; ``dismissed`` clears up behind it."""
        self._signal(signal.SIGKILL)

    async def dismissed(self) -> tuple[int, str]:
        """End the worker; return its exit status and what it said at last."""
        self.kill()
        self.line.close()
        try:
            status = await asyncio.to_thread(self.nursery.end, self.pid)
            return status, _said(self.complaints)
        except GraphError:  # with the nursery gone, the system clears up
            return -signal.SIGKILL, ""
        finally:
            os.close(self.complaints)

    def _signal(self, number: signal.Signals) -> None:
        # The nursery has not waited for it yet, so that the pid is still that of this process.
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)


def _said(descriptor: int) -> str:
    os.set_blocking(descriptor, False)
    try:
        return os.read(descriptor, _LONGEST_COMPLAINT).decode("utf-8", "replace")
    except BlockingIOError:
        return ""
