"""The messages between an engine and its worker: one line of ``key=value`` pairs, then bytes.

Both ends run the same interpreter, and the worker's start is what a user waits for; this form
needs no import at all, where JSON would cost the worker a third of its start-up time.
"""

from __future__ import annotations

# Type checkers take this for true; importing typing would cost a worker 10 ms.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import IO

Head = dict[str, str]


def write_frame(stream: IO[bytes], head: Head, body: bytes = b"") -> None:
    r"""Write one message; keys and values hold neither blanks nor ``=``.

    >>> import io
    >>> stream = io.BytesIO()
    >>> write_frame(stream, {"status": "done"}, b"two rows")
    >>> stream.getvalue()
    b'status=done length=8\ntwo rows'
    """
    stream.write(framed(head, body))
    stream.flush()


def framed(head: Head, body: bytes) -> bytes:
    """Return one message as it travels."""
    pairs = [f"{key}={value}" for key, value in head.items()]
    line = " ".join([*pairs, f"length={len(body)}"])
    return line.encode("ascii") + b"\n" + body


def parse_head(line: bytes) -> tuple[Head, int]:
    r"""Read the first line of a message, and how many bytes follow.

    >>> parse_head(b"status=done length=8\n")
    ({'status': 'done', 'length': '8'}, 8)
    """
    head = dict(pair.split("=", 1) for pair in line.decode("ascii").split())
    return head, int(head["length"])


def read_frame(stream: IO[bytes]) -> tuple[Head, bytes] | None:
    r"""Read one message, or nothing where the other end is gone.

    >>> import io
    >>> read_frame(io.BytesIO(b"status=done length=3\nrow"))
    ({'status': 'done', 'length': '3'}, b'row')
    >>> read_frame(io.BytesIO(b"status=done length=9\nrow"))
    """
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head, length = parse_head(line)
    body = stream.read(length)
    return (head, body) if len(body) == length else None
