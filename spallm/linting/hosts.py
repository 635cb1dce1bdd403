"""Hosts of which something is known: that they speak https."""

from __future__ import annotations

#: Hosts, with all below them, that answer under https as they do under http.
_SECURE = frozenset(
    [
        "doi.org",
        "arxiv.org",
        "github.com",
        "gitlab.com",
        "bitbucket.org",
        "openreview.net",
        "nature.com",
        "biorxiv.org",
        "medrxiv.org",
        "chemrxiv.org",
        "huggingface.co",
        "hf.co",
        "aclanthology.org",
        "proceedings.mlr.press",
        "jmlr.org",
        "papers.nips.cc",
        "papers.neurips.cc",
        "proceedings.neurips.cc",
        "openaccess.thecvf.com",
        "ieeexplore.ieee.org",
        "dl.acm.org",
        "link.springer.com",
        "sciencedirect.com",
        "onlinelibrary.wiley.com",
        "academic.oup.com",
        "ncbi.nlm.nih.gov",
        "pubmed.ncbi.nlm.nih.gov",
        "pmc.ncbi.nlm.nih.gov",
        "europepmc.org",
        "science.org",
        "pnas.org",
        "cell.com",
        "mdpi.com",
        "frontiersin.org",
        "journals.plos.org",
        "elifesciences.org",
        "biomedcentral.com",
        "zenodo.org",
        "figshare.com",
        "kaggle.com",
        "semanticscholar.org",
        "scholar.google.com",
        "youtube.com",
        "youtu.be",
        "wikipedia.org",
        "medium.com",
        "twitter.com",
        "x.com",
        "paperswithcode.com",
        "readthedocs.io",
        "pypi.org",
        "ceur-ws.org",
        "pubs.acs.org",
        "tandfonline.com",
        "journals.sagepub.com",
        "gitee.com",
        "dblp.org",
        "colab.research.google.com",
        "docs.google.com",
        "drive.google.com",
        "img.shields.io",
    ]
)


def is_secure(host: str) -> bool:
    """Tell whether a host, or what it belongs to, is known to speak https.

    >>> is_secure("www.nature.com"), is_secure("unknown.example.org")
    (True, False)
    """
    while "." in host:
        if host in _SECURE:
            return True
        host = host.partition(".")[2]
    return False
