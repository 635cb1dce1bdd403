"""Answers that are kept: each has a tag, by which a browser learns that its copy is still good."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace

from spallm.web.endpoint.answer import Answer

_TAG = b"etag"
#: Bytes of everything that is kept, and of one answer.
ROOM = 64 << 20
_LARGEST = 8 << 20


class Kept:
    """The answers that were used last, as many as there is room for."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._size = 0

    def get(self, key: Hashable) -> Answer | None:
        """Return an answer that is kept."""
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer, and let go of those that nobody has used for longest."""
        if answer.status != 200 or len(answer.body) > _LARGEST or key in self._answers:
            return
        self._answers[key] = answer
        self._size += len(answer.body)
        while self._size > self._room:
            _, oldest = self._answers.popitem(last=False)
            self._size -= len(oldest.body)


def tagged(answer: Answer) -> Answer:
    """Return an answer with a tag of its content; a browser asks each time whether it still is."""
    tag = f'"{hashlib.sha256(answer.body).hexdigest()[:24]}"'.encode()
    headers = (*answer.headers, (_TAG, tag), (b"cache-control", b"no-cache"))
    return replace(answer, headers=headers)


def unless_known(answer: Answer, known: str | None) -> Answer:
    """Return an answer without its body where a client has it, by the tags that it knows.

    >>> page = tagged(Answer(200, "text/html", b"Hello"))
    >>> unless_known(page, '"another", W/"185f8db32271fe25f561a6fc"').status
    304
    >>> unless_known(page, '"another"').status
    200
    """
    tag = next((value.decode() for name, value in answer.headers if name == _TAG), None)
    if known is None or tag is None or answer.status != 200:
        return answer
    tags = [each.strip().removeprefix("W/") for each in known.split(",")]
    return replace(answer, status=304, body=b"") if tag in tags or tags == ["*"] else answer
