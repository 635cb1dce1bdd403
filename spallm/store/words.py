"""Terms as people type them on a command line, where nothing says what type is wanted."""

from __future__ import annotations

import re

from spallm.store.home import OURS, Home
from spallm.store.results import Literal, NamedNode, Term, whole

_LOCAL = re.compile(r"[\w.-]+(/[\w.-]+)*")


def free_term(word: str, home: Home = OURS) -> Term:
    """Return the term that a word stands for: an address, an entity, a number, or just a text.

    >>> free_term("model/scgpt"), free_term("fair4ml:MLModel") == free_term(
    ...     "https://w3id.org/fair4ml#MLModel")
    (<NamedNode value=https://w3id.org/spallm/model/scgpt>, True)
    >>> str(free_term("2023")), free_term("scGPT").value
    ('"2023"^^<http://www.w3.org/2001/XMLSchema#integer>', 'scGPT')
    """
    if word.startswith(("http://", "https://")):
        return NamedNode(word)
    for mark, spaces in ((":", home.prefixes), ("/", home.entity_prefixes)):
        prefix, found, local = word.partition(mark)
        if found and prefix in spaces and _LOCAL.fullmatch(local):
            return NamedNode(spaces[prefix] + local)
    if re.fullmatch(r"[+-]?\d{1,18}", word):
        return Literal(int(word))
    return Literal(whole(word))
