"""Where a link leads: to a paper, code, weights, data, a page, or somewhere else.

Two things tell: the address and the words of the link. An address that can be nothing else is
believed first; then the words; then the address as far as it goes.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from spallm.importers.entry import Role

_PAPER_HOSTS = """
    arxiv.org doi.org openreview.net aclanthology.org aclweb.org biorxiv.org medrxiv.org
    chemrxiv.org psyarxiv.com ssrn.com papers.ssrn.com pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov
    pmc.ncbi.nlm.nih.gov europepmc.org semanticscholar.org proceedings.mlr.press jmlr.org
    openaccess.thecvf.com papers.nips.cc papers.neurips.cc proceedings.neurips.cc
    ieeexplore.ieee.org dl.acm.org link.springer.com sciencedirect.com linkinghub.elsevier.com
    nature.com science.org sciencemag.org cell.com pnas.org academic.oup.com
    onlinelibrary.wiley.com tandfonline.com mdpi.com frontiersin.org journals.plos.org plos.org
    hindawi.com ojs.aaai.org aaai.org ijcai.org ecva.net isca-archive.org isca-speech.org
    usenix.org vldb.org researchgate.net hal.science hal.archives-ouvertes.fr arxiv-vanity.com
    alphaxiv.org scholar.archive.org ceur-ws.org iopscience.iop.org pubs.acs.org pubs.rsc.org
    journals.sagepub.com royalsocietypublishing.org bmcbioinformatics.biomedcentral.com
    genomebiology.biomedcentral.com biomedcentral.com elifesciences.org bmj.com thelancet.com
    jamanetwork.com nejm.org cambridge.org direct.mit.edu dblp.org eprint.iacr.org osf.io
    preprints.org techrxiv.org researchsquare.com worldscientific.com igi-global.com
    spiedigitallibrary.org aip.scitation.org pubs.aip.org journals.aps.org annualreviews.org
    siam.org epubs.siam.org cidrdb.org ndss-symposium.org roboticsproceedings.org
    interspeech2023.org bmvc2022.mpi-inf.mpg.de bmva-archive.org.uk
"""
_CODE_HOSTS = """
    github.com gitlab.com bitbucket.org gitee.com codeberg.org anonymous.4open.science
    gist.github.com git.sr.ht codeocean.com
    colab.research.google.com
"""
_DATA_HOSTS = """
    zenodo.org figshare.com kaggle.com datadryad.org dataverse.harvard.edu openneuro.org
    physionet.org
"""
_TALK_HOSTS = """
    youtube.com youtu.be bilibili.com vimeo.com twitter.com x.com slideslive.com zhihu.com
    zhuanlan.zhihu.com mp.weixin.qq.com medium.com
"""
_HOSTS: dict[str, Role] = {
    **dict.fromkeys(_PAPER_HOSTS.split(), "paper"),
    **dict.fromkeys(_CODE_HOSTS.split(), "code"),
    **dict.fromkeys(_DATA_HOSTS.split(), "data"),
    **dict.fromkeys(_TALK_HOSTS.split(), "other"),
}
# The words are looked for in this order.
_WORDS: tuple[tuple[Role, str], ...] = (
    ("code", r"\b(?:codes?|source-?code)\b|代码|源码"),
    (
        "other",
        r"\b(?:bib(?:tex)?|cit(?:e|ation)|slides?|posters?|videos?|talks?|youtube|twitter)\b"
        r"|推文|视频",
    ),
    ("data", r"\b(?:data(?:set|base)?s?|benchmarks?)\b|数据"),
    ("weights", r"\b(?:models?|weights?|checkpoints?|hugging\s?face|ckpts?|hf)\b|🤗|模型|权重"),
    (
        "code",
        r"\b(?:github|gitlab|git|repo|repository|octocat|official|implement\w*|reproduction"
        r"|py-?torch\w*|tensorflow\w*|tf|keras|caffe|jax|torch|matlab|python|julia|mindspore"
        r"|paddle\w*|stars?)\b|仓库",
    ),
    (
        "paper",
        r"\b(?:papers?|pdf|arxiv|preprint|doi|abs(?:tract)?|article|publication|openreview|report"
        r"|biorxiv|medrxiv|proceedings|full\s?text|html)\b|论文|原文|文献",
    ),
    (
        "page",
        r"\b(?:projects?|pages?|web\s?site|web|home\s?page|home|site|demo|blog|docs?|tutorial"
        r"|notebook|colab)\b|主页|项目|网站|网页|地址",
    ),
)
_SAID = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in _WORDS)
_LONGEST = 400
_FILE = re.compile(r"\.(?:pdf|ps)(?:$|[?#])", re.IGNORECASE)
_REPOSITORY = re.compile(r"/[\w.-]+/[\w.-]+")
_FORGES = ("github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org")


# Where the address says the left, words may say more exactly that it is one of the right.
_OVERRULES: dict[Role, tuple[Role, ...]] = {
    "code": ("data", "weights", "other"),
    "weights": ("code",),
    "data": ("code",),
    "paper": ("other",),
}


def _host_and_path(url: str) -> tuple[str, str]:
    """Take host and path of an address, both in lower case; nothing of what is no address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return "", ""
    host = parts.netloc.lower().rpartition("@")[2].partition(":")[0]
    return host.removeprefix("www."), parts.path.lower()


def _by_host(host: str) -> Role | None:
    """Find a host, or what it belongs to, among those known."""
    while "." in host:
        if host in _HOSTS:
            return _HOSTS[host]
        host = host.partition(".")[2]
    return None


def _hub(path: str) -> Role:
    """Tell what stands at a path of the Hugging Face hub."""
    first = path.strip("/").partition("/")[0]
    special: dict[str, Role] = {
        "papers": "paper", "datasets": "data", "spaces": "page", "blog": "page", "docs": "page",
        "collections": "page",
    }  # fmt: skip
    return special.get(first, "weights")


def by_address(url: str) -> Role | None:
    """Tell from the address alone where it leads; ``None`` if it does not say.

    >>> by_address("https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2")
    'paper'
    >>> by_address("https://huggingface.co/datasets/arcinstitute/Perturb-Sapiens")
    'data'
    """
    host, path = _host_and_path(url)
    if _FILE.search(url):
        return "paper"
    if host == "huggingface.co":
        return _hub(path)
    if host == "doi.org" and path.startswith(("/10.5281/", "/10.6084/")):
        return "data"
    if host in _FORGES and not _REPOSITORY.match(path):
        return "page"
    if host.endswith((".github.io", ".gitlab.io")):
        return "page"
    return _by_host(host)


def by_words(label: str) -> Role | None:
    """Tell from the words of a link where it leads; ``None`` if they do not say.

    >>> by_words("Official PyTorch code")
    'code'
    """
    for role, words in _SAID:
        if words.search(label[:_LONGEST]):
            return role
    return None


def role(url: str, label: str) -> Role:
    """Tell where a link leads.

    >>> role("https://arxiv.org/abs/2405.06708", "Link")
    'paper'
    >>> role("https://mlbio.example.org/software", "Code")
    'code'
    >>> role("https://github.com/bowang-lab/scGPT", "Paper")
    'code'
    >>> role("https://example.org/scgpt", "home")
    'page'
    """
    address, words = by_address(url), by_words(label)
    if address is None or address == "page":
        return words or "page"
    if words in _OVERRULES.get(address, ()) and words:
        return words
    if address == "code" and words == "paper" and "/blob/" in url:
        return "paper"
    return address
