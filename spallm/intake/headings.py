"""Headings as far as identity goes: numbers, marks and case aside they name a section."""

from __future__ import annotations

import re
from unicodedata import category

from spallm.folding import folded, words
from spallm.identifiers import slug

_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)+[.)、：:]?\s+|(?:\d+|[ivx]+|[a-z])[.)、：:]\s*)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
#: As long as the ids of sections get.
LONGEST = 56


def normal(heading: str) -> str:
    """Return a heading without its number, its marks and its case.

    >>> normal("2.1 Graph Clustering 🚀"), normal("🔥")
    ('graph clustering', '')
    """
    return " ".join(words(_NUMBER.sub("", folded(heading))))


def label(heading: str) -> str:
    """Return a heading as a section is called: on one line, without what nobody sees."""
    shown = "".join(sign for sign in heading if category(sign) not in ("Cc", "Cs", "Cf"))
    return " ".join(shown.split())


def language(heading: str) -> str:
    """Return the language in which a heading is a name, as far as signs tell.

    >>> language("图聚类"), language("Graph clustering")
    ('zh', 'en')
    """
    return "zh" if _CHINESE.search(heading) else "en"


def section_id(heading: str, parent: str | None = None) -> str:
    """Return the id that a section would like, with that of the section above if it needs it."""
    own = slug(normal(heading), max_length=LONGEST)
    return slug(f"{parent} {own}", max_length=LONGEST) if parent else own
