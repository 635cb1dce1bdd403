"""How words are written in an expression, so that they are read as the same words again."""

from __future__ import annotations

import json
import re

#: Words with a meaning of their own; as names they stand in quotes.
OPERATORS = {"and": "&", "or": "|", "without": "-", "not": "not"}
EVERYTHING = "everything"

#: What needs no quotes: ids, kind/id, DOIs, years, names of one word in any script.
_PLAIN = re.compile(r"[^\W_][\w.+/#~]*(?:-+[\w.+/#~]+)*")
_ADDRESS = re.compile(r"https?://[\w.~/#?=&%:@+-]+", re.ASCII)


def written(text: str) -> str:
    """Return a text as a word of an expression, in quotes where it needs them.

    >>> written("model/scgpt"), written("Nature Methods"), written("not")
    ('model/scgpt', '"Nature Methods"', '"not"')
    """
    reserved = text.casefold() in OPERATORS or text == EVERYTHING
    if not reserved and (_PLAIN.fullmatch(text) or _ADDRESS.fullmatch(text)):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    r"""Return a text in double quotes, with the escapes of JSON.

    >>> print(quoted('say "hi"'))
    "say \"hi\""
    """
    return "".join(
        each if each.isprintable() else json.dumps(each)[1:-1]
        for each in json.dumps(text, ensure_ascii=False)
    )
