"""Calls to other endpoints in a text, found without knowing what is a string and what a comment.

Engines read a text in ways of their own: ours needs no blank around a word, and where a string
cannot be one, it reads what stands in it. So a call is looked for in the bare signs: the word
SERVICE, then a variable or an IRI, then a curly bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: So many signs after the word are looked at; where a call could still be going on, it is one.
_WINDOW = 2000
#: What ends whatever a text has begun, and begins nothing: a window that it closes was not cut.
_END = "\n}" + " " * _WINDOW
# After one of these signs the word is the end of a variable or of a name.
_WORD = re.compile(r"[?$:]\w++|(?P<word>service)", re.IGNORECASE)
_GAP = r"(?:\s|\#[^\n\r]*+)*+"
_CALL = re.compile(
    rf"""
    {_GAP} (?:silent{_GAP})?+
    (?: <(?P<iri>[^<>\s]*+)(?:>|\Z)
      | (?:[?$] | [^\s:?${{}}\#<>"'()\[\];,|^`\\]*+(?::|\Z)) (?:[^\s{{\#\\]|\\.)*+
      | \Z )
    {_GAP} (?:\{{|\Z)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


class Call(NamedTuple):
    """The place of a call, and the endpoint where it is written out as an IRI."""

    start: int
    endpoint: str


def calls(text: str) -> Iterator[Call]:
    """Yield all that an engine might take for a call; some may stand in strings and comments.

    >>> list(calls("ASK { SERVICESILENT<http://a> {} }"))
    [Call(start=6, endpoint='http://a')]
    >>> list(calls("SELECT ?service { ?service <x:service> 'a service' } # SERVICE"))
    []
    """
    ended = text + _END
    for found in _WORD.finditer(text):
        if found["word"]:
            end = found.end()
            call = _CALL.match(ended[end : end + _WINDOW])
            if call:
                yield Call(found.start(), call["iri"] or "")
