"""Credits: whose a pack is, under which licence, and how it came about."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from spallm.review.manifest import Author, Making

if TYPE_CHECKING:
    from spallm.review.material import Material

_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<url>[^<>\s]+)>\s*")
#: What stands for a licence where neither the review nor the graph states one.
UNSTATED = "No licence is stated. Ask the authors before you pass this on."


def making(material: Material, command: str) -> Making:
    """Return how a pack of this material comes about."""
    from spallm import __version__

    state, language = material.state, material.language
    review = state.review
    return Making(
        title=review.named(language),
        question=review.asked(language),
        expression=state.expression,
        command=command,
        data=state.data,
        software=__version__,
        license=review.pack.license or state.data.license or UNSTATED,
        graph=material.graph if "://" in material.graph else PurePath(material.graph).name,
        language=language,
        authors=tuple(author(text) for text in review.pack.authors if text.strip()),
    )


def in_language(made_by: Making, material: Material, language: str) -> Making:
    """Return the same with the title and the question in another language."""
    review = material.state.review
    return replace(
        made_by, title=review.named(language), question=review.asked(language), language=language
    )


def author(text: str) -> Author:
    """Return an author as the review names them, with an address or without.

    >>> author("Ana Li <https://orcid.org/0000-0002-1825-0097>").url
    'https://orcid.org/0000-0002-1825-0097'
    >>> author("B. Wu")
    Author(name='B. Wu', url='', affiliation='')
    """
    found = _NAMED.fullmatch(text.strip())
    return Author(found["name"].strip(), found["url"]) if found else Author(text.strip())
