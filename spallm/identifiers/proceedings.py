"""Papers of conferences that number their own proceedings: OpenReview, PMLR, ACL Anthology."""

from __future__ import annotations

import re

from spallm.identifiers.address import site
from spallm.identifiers.fault import cut_off, malformed
from spallm.identifiers.scheme import Reading, Scheme

_SHORTEST_FORUM = 8
_FORUM = re.compile(r"[A-Za-z0-9_-]{0,24}", re.ASCII)
_VOLUME_PAPER = re.compile(r"[vr]\d{1,4}/[a-z][a-z0-9_-]*\d\d[a-z]*", re.ASCII)
_VOLUME_ONLY = re.compile(r"[vr]\d*(?:/[a-z_-]*\d?)?", re.ASCII)
_ACL_NEW = re.compile(r"(?P<id>\d{4}\.[a-z0-9]+-[a-z0-9_]+\.\d{1,4})(?:v(?P<version>\d{1,3}))?")
_ACL_OLD = re.compile(r"(?P<id>[A-Z]\d\d-\d{4})(?:v(?P<version>\d{1,3}))?")
_ACL_PART = re.compile(r"\d{4}\.[a-z0-9]*(?:-[a-z0-9_]*\.?)?|[a-z]\d\d-?\d{0,3}", re.IGNORECASE)


def _read_openreview(text: str) -> Reading:
    """Read the name of an OpenReview forum; its case counts, and it may end in a hyphen."""
    forum = text.rstrip(".")
    if not _FORUM.fullmatch(forum):
        because = "the name of a forum is made of letters, digits, '-' and '_'"
        raise malformed(OPENREVIEW.label, text, because, OPENREVIEW.example)
    if len(forum) < _SHORTEST_FORUM:
        raise cut_off(OPENREVIEW.label, text, "it is too short", OPENREVIEW.example)
    return forum, None


def _read_pmlr(text: str) -> Reading:
    paper = text.lower().removesuffix(".").removesuffix(".html")
    if _VOLUME_PAPER.fullmatch(paper):
        return paper, None
    if _VOLUME_ONLY.fullmatch(paper):
        because = "a paper's key is a name and two digits of the year, behind the volume"
        raise cut_off(PMLR.label, text, because, PMLR.example)
    raise malformed(PMLR.label, text, "it is not a volume and a paper's key", PMLR.example)


def _read_acl(text: str) -> Reading:
    paper = text.removesuffix(".").removesuffix(".pdf")
    match = _ACL_NEW.fullmatch(paper.lower()) or _ACL_OLD.fullmatch(paper[:1].upper() + paper[1:])
    if match and paper.isascii():
        return match["id"], int(match["version"]) if match["version"] else None
    if _ACL_PART.fullmatch(text):
        raise cut_off(ACL.label, text, "the number of the paper is not whole", ACL.example)
    raise malformed(ACL.label, text, "it is not a volume and a number", ACL.example)


OPENREVIEW = Scheme(
    name="openreview",
    label="OpenReview forum",
    example="openreview:BKXvPDekud",
    link="https://openreview.net/forum?id={}",
    read=_read_openreview,
    prefixes=("openreview",),
    sites=(
        site("openreview.net", r"/(?:forum|pdf|attachment|references/pdf)", "openreview:{}", "id"),
    ),
)

PMLR = Scheme(
    name="pmlr",
    label="PMLR paper",
    example="pmlr:v235/zhao24u",
    link="https://proceedings.mlr.press/{}.html",
    read=_read_pmlr,
    prefixes=("pmlr",),
    bare=re.compile(r"[vr]\d{1,4}/", re.IGNORECASE),
    sites=(
        site(
            "proceedings.mlr.press",
            r"/(?P<id>[vr]\d+(?:/[^/]+?)?)(?:\.html|\.pdf|/[^/]+\.pdf)?",
            "pmlr:{}",
        ),
    ),
)

ACL = Scheme(
    name="acl",
    label="ACL Anthology paper",
    example="acl:2025.acl-long.26",
    link="https://aclanthology.org/{}/",
    read=_read_acl,
    prefixes=("acl",),
    bare=re.compile(r"\d{4}\.[a-z0-9]+-[a-z0-9_]+\.|[a-z]\d\d-\d{4}(?:v\d+)?\.?$", re.IGNORECASE),
    sites=(
        site("aclanthology.org", r"/(?P<id>[^/]+?)(?:\.pdf|\.bib)?", "acl:{}"),
        site("aclweb.org", r"/anthology/(?:.*/)?(?P<id>[^/]+?)(?:\.pdf|\.bib)?", "acl:{}"),
    ),
)
