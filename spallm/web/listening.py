"""The socket that a server listens at."""

from __future__ import annotations

import socket
import sys

from spallm.errors import UsageError


def listening(host: str, port: int) -> socket.socket:
    """Return a socket at an address; one that cannot be had is an error that says why."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        place = socket.socket(family, kind, protocol)
    except OSError as problem:
        raise UsageError(f"{host} is no address of this machine: {problem.strerror}") from None
    try:
        if sys.platform != "win32":  # where it would let two servers share a port
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind(address)
        place.listen()
    except OSError as problem:
        place.close()
        raise UsageError(
            f"port {port} of {host} cannot be used: {problem.strerror}",
            hint="Choose another with --port, or 0 for any that is free.",
        ) from None
    return place


def address_of(place: socket.socket) -> str:
    """Return the address that a browser finds a socket at."""
    host, port = place.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # shown, not bound
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
