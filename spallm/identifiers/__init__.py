"""Identifiers of papers, records and repositories, recognised and written in one way.

Everything here works on text alone: nothing is looked up, so an identifier that is read without
complaint has the right shape and may still name nothing.
"""

from __future__ import annotations

from spallm.identifiers.arxiv import normalise_arxiv
from spallm.identifiers.doi import normalise_doi
from spallm.identifiers.identifier import Identifier
from spallm.identifiers.parsing import parse, try_parse
from spallm.identifiers.slug import slug
from spallm.identifiers.title import normalise_title

__all__ = [
    "Identifier",
    "normalise_arxiv",
    "normalise_doi",
    "normalise_title",
    "parse",
    "slug",
    "try_parse",
]
