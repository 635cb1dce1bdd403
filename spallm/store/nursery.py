"""The child process of a server: it loads the graph once, then forks workers that share it.

A worker forked from a loaded graph is there in a few milliseconds and costs next to no memory, so
that one may be killed at any moment. This process has no threads, which is what makes forking
safe; it waits for orders, and when the server is gone it ends its workers and itself.
"""

from __future__ import annotations

import _thread
import contextlib
import os
import signal
import socket
import struct
import sys

from spallm.store.confinement import forbid
from spallm.store.frames import read_frame
from spallm.store.worker import STACK, Worker, opened

TYPE_CHECKING = False  # as in frames.py

if TYPE_CHECKING:
    import pyoxigraph

#: An order and its answer: what to do, or nothing; and a process, or how it ended.
ORDER = struct.Struct("=cq")
FORK, END = b"F", b"E"
#: Where a worker reads what it is asked, in the place of its orders, and says what went wrong.
_LINE, _COMPLAINTS = 0, 2


def serve(store: pyoxigraph.Store, line: socket.socket, *, network: bool) -> None:
    """Answer requests on a line, one after the other, until the other side closes it."""
    requests = line.makefile("rb")
    worker = Worker(store, line.makefile("wb"))
    forbid(network=network)
    while request := read_frame(requests):
        worker.respond(*request)


def become_worker(store: pyoxigraph.Store, descriptors: list[int], *, network: bool) -> None:
    """Turn this forked process into a worker, on a stack as deep as any query needs."""
    # A worker may open nothing beyond the standard three, so none of these must be free.
    for given, place in zip(descriptors, (_LINE, _COMPLAINTS), strict=True):
        os.dup2(given, place)
        os.close(given)
    done = _thread.allocate_lock()
    done.acquire()

    def work() -> None:
        try:
            serve(store, socket.socket(fileno=_LINE), network=network)
        finally:
            done.release()

    _thread.stack_size(STACK)
    _thread.start_new_thread(work, ())
    done.acquire()


def fork(store: pyoxigraph.Store, descriptors: list[int], *, network: bool) -> int:
    """Start a worker on the descriptors; the worker itself never returns from here."""
    pid = os.fork()
    if pid == 0:
        try:
            become_worker(store, descriptors, network=network)
        finally:
            os._exit(0)
    for descriptor in descriptors:
        os.close(descriptor)
    return pid


def end(pid: int) -> int:
    """Kill a worker, wait for it, and return how it ended; by itself it may have done so before."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main(arguments: list[str]) -> None:
    """Load the graph, then follow orders until the server is gone."""
    mode, *sources = arguments
    with socket.socket(fileno=sys.stdin.fileno()) as orders:
        store = opened(sources, sys.stdout.buffer)
        workers: set[int] = set()
        while store is not None:
            order, descriptors, _, _ = socket.recv_fds(orders, ORDER.size, 2, socket.MSG_WAITALL)
            if len(order) < ORDER.size:
                break
            what, pid = ORDER.unpack(order)
            if what == FORK:
                result = fork(store, descriptors, network=mode == "network")
                workers.add(result)
            else:
                result = end(pid)
                workers.discard(pid)
            orders.sendall(ORDER.pack(what, result))
        for pid in workers:
            end(pid)
    os._exit(0)
