"""PubMed and PubMed Central."""

from __future__ import annotations

import re

from spallm.identifiers.address import site
from spallm.identifiers.fault import cut_off, malformed
from spallm.identifiers.scheme import Reading, Scheme

_PMID = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_PMCID = re.compile(r"(?:PMC)?(?P<id>[1-9]\d{0,8})(?:\.(?P<version>\d{1,3}))?", re.I | re.ASCII)


def _read_pubmed(text: str) -> Reading:
    number = text.removesuffix(".")
    if not number:
        raise cut_off(PUBMED.label, text, "its number is missing", PUBMED.example)
    if not _PMID.fullmatch(number):
        because = "it is not a number of one to nine digits"
        raise malformed(PUBMED.label, text, because, PUBMED.example)
    return number, None


def _read_pmc(text: str) -> Reading:
    """Read an article of PubMed Central; a digit behind a full stop is its version."""
    match = _PMCID.fullmatch(text.removesuffix("."))
    if match:
        return f"PMC{match['id']}", int(match["version"]) if match["version"] else None
    if text.upper() in {"", "PMC"}:
        raise cut_off(PMC.label, text, "its number is missing", PMC.example)
    raise malformed(PMC.label, text, "it is not 'PMC' and one to nine digits", PMC.example)


PUBMED = Scheme(
    name="pubmed",
    label="PubMed identifier",
    example="pubmed:38483032",
    link="https://pubmed.ncbi.nlm.nih.gov/{}/",
    read=_read_pubmed,
    prefixes=("pubmed", "pmid"),
    bare=None,
    sites=(
        site("pubmed.ncbi.nlm.nih.gov", r"/(?P<id>[^/]+)", "pubmed:{}"),
        site("ncbi.nlm.nih.gov", r"/pubmed/(?P<id>[^/]+)", "pubmed:{}"),
        site("europepmc.org", r"/(?:article|abstract)/MED/(?P<id>[^/]+)", "pubmed:{}"),
    ),
)

PMC = Scheme(
    name="pmc",
    label="PubMed Central identifier",
    example="pmc:PMC12365531",
    link="https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    read=_read_pmc,
    prefixes=("pmc", "pmcid"),
    bare=re.compile(r"PMC\d*(?:\.\d*)?$", re.IGNORECASE),
    sites=(
        site("pmc.ncbi.nlm.nih.gov", r"/articles/(?P<id>[^/]+)(?:/.*)?", "pmc:{}"),
        site("ncbi.nlm.nih.gov", r"/(?:labs/)?pmc/articles/(?P<id>[^/]+)(?:/.*)?", "pmc:{}"),
        site(
            "europepmc.org",
            r"/(?:articles?(?:/PMC)?|abstract/PMC)/(?P<id>PMC[^/]+)(?:/.*)?",
            "pmc:{}",
        ),
    ),
)
