"""Forms: what a version of a work is, by its identifiers, its venue, and where its link leads.

What the format says itself goes before all this. A work of which only an address is known is a web
page; nothing is called a journal article without a sign of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args
from urllib.parse import urlsplit

from spallm.folding import folded
from spallm.matching.standing import PREPRINT, scheme_of
from spallm.records.paper import Form

#: Conferences that lists name by their letters alone.
_CONFERENCES = """
    3dv aaai accv acl acmmm aistats alt asplos asru bibm bmvc cav cec chi cidr cikm cogsci colm
    coling collas colt conll corl crypto cscw cvpr cvprw dac dasfaa date eacl eccv eccvw ecai ecir
    ecml edbt emnlp eurocrypt eusipco focs gcpr hpca icann icassp iccad iccv iccvw icdar icde icdm
    icip iclr icme icml icmr icpr icra icse icwsm ijcai ijcb ijcnlp ijcnn infocom interspeech iros
    isbi isca ismar ismb ismir issta iswc itcs iui kdd l4dc lrec miccai midl mlsys mobicom mobihoc
    mobisys naacl ndss neurips nips nsdi oopsla osdi pakdd pkdd pldi pods popl ppopp recsys rss sdm
    sensys sigcomm sigdial siggraph sigir sigmetrics sigmod soda sosp stoc tacas trec uai ubicomp
    uist usenix vldb wacv webconf wmt wsdm www
"""
_CONFERENCE_WORDS = re.compile(
    r"\b(?:proc(?:eedings)?|conference|conf|symposium|workshops?|congress|meeting|track|"
    r"advances in neural information processing)\b|会议|大会|研讨会"
)
_PREPRINT_WORDS = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|techrxiv|pre-?prints?|ssrn|corr|hal|"
    r"research square|under review|submitted|openreview)\b|预印本"
)
_JOURNAL_WORDS = re.compile(
    r"\b(?:journal|transactions|trans|letters|nature|science|cell|reviews?|bioinformatics|plos|"
    r"ieee access|jmlr|tmlr|tpami|pami|tkde|tnnls|tip|tois|tist|tkdd|tcyb|ijcv|jair|tacl|pnas|"
    r"neurocomputing|elsevier|springer|magazine|acta|annals|surveys?|genome|nucleic|briefings)\b"
    r"|学报|杂志|期刊|j\."
)
_BOOK_WORDS = re.compile(r"\b(?:book|chapter|handbook|thesis|dissertation)\b|章|论文集|学位论文")
_WEB_WORDS = re.compile(
    r"\b(?:blog|post|web(?:site|page)?|github|git|hugging ?face|technical|tech|report|project|"
    r"online|tutorial|slides?|talk|video|youtube|medium|course|dataset|software|tool|code|demo|"
    r"kaggle|zenodo|none|n/?a|tbd|unknown)\b|https?:|[-–—]$|博客|网站|报告"
)
#: DOIs of the proceedings of some societies.
_PROCEEDINGS_DOI = re.compile(
    r"doi:10\.(?:18653/v1|24963/ijcai|1609/(?:aaai|icwsm)|21437/interspeech|5220|"
    r"1145/(?:\d{7}\.\d+|3\d{6})$|1109/[a-z]*[a-z0-9]*\d{4,}\.\d{4}\.|1007/978-)"
)
_PROCEEDINGS_HOSTS = (
    "openaccess.thecvf.com", "papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc",
    "ojs.aaai.org", "ijcai.org", "ecva.net", "usenix.org", "proceedings.mlr.press",
    "isca-archive.org", "ndss-symposium.org", "roboticsproceedings.org", "cidrdb.org",
    "aclanthology.org", "aclweb.org", "ceur-ws.org",
)  # fmt: skip
_JOURNAL_HOSTS = (
    "nature.com", "science.org", "cell.com", "academic.oup.com", "sciencedirect.com", "jmlr.org",
    "journals.plos.org", "pnas.org", "elifesciences.org", "frontiersin.org", "mdpi.com",
    "onlinelibrary.wiley.com", "tandfonline.com", "biomedcentral.com", "vldb.org",
)  # fmt: skip
_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")
_NAMED = frozenset(_CONFERENCES.split())


def form_of_venue(venue: str | None) -> Form | None:
    """Return the form that a venue tells.

    >>> form_of_venue("NeurIPS 2023"), form_of_venue("arXiv preprint"), form_of_venue("Nature")
    ('conference-paper', 'preprint', 'journal-article')
    """
    said = folded(venue or "")
    if _PREPRINT_WORDS.search(said):
        return "preprint"
    if _CONFERENCE_WORDS.search(said) or _NAMED & set(_bare_words(said)):
        return "conference-paper"
    if _BOOK_WORDS.search(said):
        return "book-chapter"
    return "journal-article" if _JOURNAL_WORDS.search(said) else None


def form_of_address(url: str) -> Form | None:
    """Return the form that the site of an address tells.

    >>> form_of_address("https://proceedings.neurips.cc/paper/2022/hash/x-Abstract.html")
    'conference-paper'
    """
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    for hosts, form in (
        (_PROCEEDINGS_HOSTS, "conference-paper"),
        (_JOURNAL_HOSTS, "journal-article"),
    ):
        if any(host == known or host.endswith(f".{known}") for known in hosts):
            return form  # type: ignore[return-value]
    return None


def form_of_identifier(curie: str, venue: str | None) -> Form:
    """Return the form that an identifier tells, with the venue where it leaves that open.

    >>> form_of_identifier("arxiv:2405.06708", "ICLR")
    'preprint'
    >>> form_of_identifier("doi:10.18653/v1/2024.acl-long.1", None)
    'conference-paper'
    """
    scheme = scheme_of(curie)
    if scheme in PREPRINT:
        return "preprint"
    told = form_of_venue(venue)
    if scheme == "openreview":
        return told if told and told != "journal-article" else "preprint"
    if scheme in ("pmlr", "acl"):
        return "conference-paper"
    if told and told != "preprint":
        return told
    return "conference-paper" if _PROCEEDINGS_DOI.match(curie) else "journal-article"


def known_form(form: str | None) -> Form | None:
    """Return a form that a format stated, if it is one of ours."""
    return next((known for known in get_args(Form) if known == form), None)


def may_be_journal(venue: str | None) -> bool:
    """Tell whether a venue that tells no form can be a journal: most that lists name are.

    >>> may_be_journal("Pattern Recognition"), may_be_journal("OpenAI blog"), may_be_journal(None)
    (True, False, False)
    """
    return bool(venue and venue.strip()) and not _WEB_WORDS.search(folded(venue or ""))


def _stands_in(host: str, sites: Iterable[str]) -> bool:
    return any(host == site or host.endswith(f".{site}") for site in sites)


def _bare_words(said: str) -> list[str]:
    return [re.sub(r"[-']?\d+$", "", word) for word in _WORD.findall(said)]
