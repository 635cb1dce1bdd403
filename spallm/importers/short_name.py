"""Short names that works give themselves in their titles."""

from __future__ import annotations

import re

_LONGEST = 32
_MOST_WORDS = 3
_IN_FRONT = re.compile(
    r"^\s*[\"“'‘]?([^:：]{1,60}?)[\"”'’]?\s*(?:[:：]|\s[-–—]+)\s+?(?=\S)|^([^:：\s]{2,32})[:：]"
)
_BEHIND = re.compile(r"[(（]([^()（）]{2,32})[)）]\s*\.?\s*$")
_GENERAL = """
    a an the survey review overview tutorial perspective perspectives benchmark benchmarking
    towards toward introduction position comment editorial preprint paper part chapter note on
    learning deep graph graphs neural network networks model models data dataset datasets language
    large foundation single cell cells transformers transformer beyond from and or of in with for
    to is are can what why how when where do does erratum correction retracted withdrawn spatial
    clustering attention diffusion prompting vision video image generative reinforcement
    representation unsupervised supervised self
"""
_COMMON = frozenset(_GENERAL.split())
_WORD = re.compile(r"[A-Za-z]+")
#: Pictures, with the signs that join and tint them.
_PICTURES = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")
_MARKED = re.compile(r"[A-Z].*[A-Z]|[a-z][A-Z]|\d|[+*@²³²]|-[A-Z]")


def _looks_like_a_name(text: str) -> bool:
    """Whether a text is short and has the looks of a name: capitals inside, digits, no phrase."""
    words = text.split()
    if (
        not 1 <= len(words) <= _MOST_WORDS
        or len(text) > _LONGEST
        or not re.search(r"[^\W\d]", text)
    ):
        return False
    plain = [word.casefold() for word in _WORD.findall(text)]
    if plain and all(word in _COMMON for word in plain):
        return False
    if len(words) == 1:
        return True
    return any(_MARKED.search(word) for word in words) and plain[:1] not in (["a"], ["an"], ["the"])


def _is_plural(name: str, before: str) -> bool:
    """Whether a name but abbreviates the words before it, which mean many things."""
    initials = "".join(word[0] for word in _WORD.findall(before)[1 - len(name) :])
    is_many = before.rstrip().endswith("s") and name[-1:] in ("s", "S")
    return is_many and len(name) > 2 and initials.casefold() == name[:-1].casefold()


def short_name(title: str) -> str | None:
    """Find the short name in a title: in front of a colon, or in brackets at the end.

    >>> short_name("scGPT: toward building a foundation model for single-cell multi-omics")
    'scGPT'
    >>> short_name("Role of language models in dynamic graphs (DyG-RoLLM)")
    'DyG-RoLLM'
    >>> short_name("Graph neural networks: a review of methods") is None
    True
    >>> short_name("A survey: where we stand") is None
    True
    >>> short_name("Label-free classification with Large Language Models (LLMs)") is None
    True
    """
    if found := _IN_FRONT.match(title):
        name = _PICTURES.sub("", found[1] or found[2]).strip()
        if _looks_like_a_name(name):
            return name
    if found := _BEHIND.search(title):
        name = _PICTURES.sub("", found[1]).strip()
        if _is_plural(name, title[: found.start()]):
            return None
        if len(name.split()) <= 2 and _MARKED.search(name) and _looks_like_a_name(name):
            return name
    return None
