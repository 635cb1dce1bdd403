"""Digital object identifiers, in every form in which people copy them."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_lowercase, ascii_uppercase
from urllib.parse import unquote

from spallm.identifiers.address import site
from spallm.identifiers.arxiv import read_arxiv_suffix
from spallm.identifiers.doi_shape import EXAMPLE, check_doi
from spallm.identifiers.preprint_server import REGISTRANTS, read_posted
from spallm.identifiers.scheme import Reading, Scheme
from spallm.identifiers.wrapping import unwrap

_LEAD = re.compile(
    r"(?:info:doi/|doi\s*[:=/]?\s*|https?://(?:dx\.|www\.)?doi\.org/)+(?=10\.)", re.IGNORECASE
)
_PAGE = re.compile(
    r"(?:/(?:full|abstract|abs|e?pdf|epub|html|meta|summary|fulltext(?:\.html)?|full-text|"
    r"figures|tables|metrics|references)(?:/\d+)?|_reference\.pdf|\.e?pdf|\.html)+$",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[./]")
# The standard folds ASCII letters only.
_TO_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)

_SUFFIX_READERS: dict[str, Callable[[str, str], Reading]] = {
    **dict.fromkeys(REGISTRANTS, read_posted),
    "10.48550": read_arxiv_suffix,
}


def _without_full_stop(text: str) -> str:
    """Drop the full stop of a sentence; one behind a word without digits betrays a cut."""
    last = _PIECES.split(text[:-1])[-1] if text.endswith(".") else ""
    return text[:-1] if any(each.isdigit() for each in last) else text


def _pared(text: str) -> str:
    """Take one layer of encoding, prefix, page name and punctuation off a DOI."""
    bare = _LEAD.sub("", unwrap(unquote(text)), count=1)
    return _without_full_stop(_PAGE.sub("", bare))


def _kernel(text: str) -> str:
    """Pare a DOI until nothing more comes off, so that reading it again changes nothing."""
    while (bare := _pared(text)) != text:
        text = bare
    return text


def read_doi(text: str) -> Reading:
    """Read a DOI without its web address; the version is that of a preprint server."""
    doi = _kernel(text).translate(_TO_LOWER)
    registrant, slash, suffix = doi.partition("/")
    version = None
    if suffix and registrant in _SUFFIX_READERS:
        suffix, version = _SUFFIX_READERS[registrant](registrant, suffix)
    whole = registrant + slash + suffix
    check_doi(whole)
    return whole, version


DOI = Scheme(
    name="doi",
    label="DOI",
    example=EXAMPLE,
    link="https://doi.org/{}",
    read=read_doi,
    prefixes=("doi",),
    bare=re.compile(r"(?:info:doi/|doi[\s=/]\s*)?10(?:\.|%2e)\d", re.IGNORECASE),
    sites=(
        site("doi.org", r"/(?:doi:)?(?P<id>.+)", "doi:{}"),
        site(
            "nature.com",
            r"/articles/(?!10\.\d)(?P<id>[^/]+?)(?:_reference\.pdf|\.e?pdf)?(?:/.*)?",
            "10.1038/{}",
        ),
        site(
            "biorxiv.org medrxiv.org",
            r"/content/(?:[a-z]+/)?early/\d{4}/\d\d/\d\d/(?P<id>[^/]+)",
            "10.1101/{}",
        ),
        site("academic.oup.com", r"/.*/doi/(?P<id>10\.\d+/.+?)(?:/\d{5,})?"),
        site("journals.plos.org", r"/.*", "doi:{}", parameter="id"),
        # Any publisher that writes the DOI out in the path of its pages.
        site("", r".*?/(?:doi:)?(?P<id>10\.\d{4,9}(?:\.\d+)*/.+)"),
    ),
)


def normalise_doi(text: str) -> str:
    """Write a DOI in its canonical form: lower case, without address, version and wrapping.

    Case says nothing in a DOI, so two texts name one object exactly when their canonical forms
    are equal. Raises :class:`~spallm.errors.IdentifierError` for a DOI that is cut off.

    >>> normalise_doi('https://doi.org/10.1016/S0140-6736(05)67889-0.')
    '10.1016/s0140-6736(05)67889-0'
    >>> normalise_doi('https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2.full.pdf')
    '10.1101/2023.04.30.538439'
    >>> normalise_doi('10.1038/s41592-024-')
    Traceback (most recent call last):
        ...
    spallm.errors.CutOffIdentifier: the DOI '10.1038/s41592-024-' looks cut off: it ends in '-'
    copy it again from the page of the work; a whole one looks like 10.1038/s41592-024-02201-0
    """
    return DOI.reading(text)[0]
