"""The schemes that SpaLLM knows.

Order matters twice: the DOI that arXiv gives a paper is an arXiv identifier first, and a text
that could be two things is the one that stands first here.
"""

from __future__ import annotations

from spallm.identifiers.arxiv import ARXIV
from spallm.identifiers.doi import DOI
from spallm.identifiers.hosting import GITHUB, HUGGING_FACE
from spallm.identifiers.proceedings import ACL, OPENREVIEW, PMLR
from spallm.identifiers.pubmed import PMC, PUBMED
from spallm.identifiers.scheme import Scheme

SCHEMES: dict[str, Scheme] = {
    scheme.name: scheme
    for scheme in (ARXIV, DOI, PMC, PUBMED, PMLR, ACL, OPENREVIEW, GITHUB, HUGGING_FACE)
}
