"""The words of links that say what a link leads to, not what a work is called."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from spallm.importers.markdown.words import plain
from spallm.importers.venue import is_venue, knows_venue
from spallm.importers.year import is_date

_WORDS = """
    paper papers pdf link links url here code codes github gitlab git repo repository project
    projects page pages website web site homepage home blog post blogpost demo demos video videos
    slides slide poster talk bibtex bib cite citation arxiv preprint doi abs abstract html full
    text fulltext openreview supplementary supp suppl supplement supplemental material materials
    appendix data dataset datasets model models weights weight checkpoint checkpoints ckpt hf
    hugging face huggingface pytorch torch tensorflow tf keras caffe caffe2 jax matlab python java
    julia r c c++ mxnet paddle mindspore theano lua official unofficial implementation
    implementations source original author authors authors' author's notebook colab tutorial docs
    doc documentation readme wiki download downloads review reviews news media article journal
    conference proceedings publication published version v1 v2 v3 extended part podcast youtube
    bilibili twitter tweet x zhihu medium kaggle zenodo figshare pypi cran bioconductor conda
    docker app tool toolbox library package software api server webserver online leaderboard
    benchmark space spaces results reproduction reproduced reimplementation re-implementation
    third-party the community semantic scholar acm ieee springer elsevier nips cvf thecvf open
    access pub project-page and or of for to in on a my an with by from chinese english short long
    note notes reading related star stars badge info more details detail visit file mirror book
    report thesis technical tr ps eprint hal page1 lib sota summary introduction
    announcement release modelscope discussion issue comment analysis explanation explained
    pretrained pre-trained training evaluation eval fork forks español français deutsch português
    论文 代码 链接 数据 数据集 主页 项目 项目主页 模型 权重 视频 博客 官网 网页 原文 文档 源码
    下载 解读 摘要 开源代码 官方代码 论文链接 代码链接 演示 地址 仓库 介绍 笔记 知乎 公众号
    文章 中文 英文 粗解 详解 简体中文 繁體中文 日本語 한국어 русский
"""
_ONLY = """
    paper papers pdf link links here code codes github gitlab repo repository project website web
    site homepage home demo demos video videos slides poster bibtex bib arxiv doi abs abstract html
    openreview page project-page data dataset model models weights blog docs documentation official
    implementation colab notebook url post stars badge readme download wiki cite source supp
    supplementary appendix tutorial book thesis note reading 论文 代码 链接 数据 主页 项目 地址
"""
_LABELS = frozenset(_WORDS.split())
_PLAIN = frozenset(_ONLY.split())
_NUMBER = re.compile(r"[\d.#]+[a-z]?|v\d+|i{1,3}|\d+[mbk]?")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|\.?[\w.-]{1,80}\.(?:com|org|net|edu|gov|io|ai|cn|uk|de|fr|ch|dev|co|pdf|md|html)(?:/\S*)?"
)
_IDENTIFIER = re.compile(
    r"(?:arxiv|biorxiv|medrxiv|chemrxiv|doi|pmid|pmc|openreview)[\s:./-]{0,3}"
    r"(?=[\w.:/()-]*\d)[\w.:/()-]+|10\.\d{4,9}/\S+|\d{4}\.\d{4,5}(?:v\d)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[\s/|,&+()\[\]_:：\-–—·]+")
_LONGEST = 200
_MOST_WORDS = 6
_LONGEST_VENUE = 12
_BADGE = re.compile(r"shields\.io/badge/([^?#]+)")
_COUNTER = re.compile(r"shields\.io/github/(?:stars|forks|last-commit|license)")


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether the words of a link say what it leads to, not what the work is called.

    >>> [is_label(text) for text in ("[Paper]", "Official Code", "ICLR 2024", "arXiv:2407.21028")]
    [True, True, True, True]
    >>> is_label("Attention Is All You Need")
    False
    """
    bare = plain(text)
    if not bare or len(bare) > _LONGEST:
        return not bare
    if _ADDRESS.fullmatch(bare) or _IDENTIFIER.fullmatch(bare):
        return True
    words = [word for word in _PARTS.split(bare.casefold()) if word]
    if len(words) <= _MOST_WORDS and all(map(_is_word_of_label, words)):
        return True
    return len(words) <= _LONGEST_VENUE and _says_where(bare)


def _is_word_of_label(word: str) -> bool:
    numbered = word.rstrip("0123456789") in _PLAIN
    return numbered or word in _LABELS or bool(_NUMBER.fullmatch(word))


def _says_where(bare: str) -> bool:
    """Whether a label is a date or a venue; a name may begin with a year, a venue does not."""
    if is_date(bare) or knows_venue(bare):
        return True
    return is_venue(bare) and not re.match(r"(?:19|20)\d\d", bare)


def is_plain_label(text: str) -> bool:
    """Whether a text is one of the words that only ever say what a link leads to."""
    return plain(text).casefold() in _PLAIN


def badge_text(alternative: str, address: str) -> str:
    """Read what a badge says: from its address at shields.io, else its alternative text.

    >>> badge_text("Publish", "https://img.shields.io/badge/Conference-ICML'23-blue")
    "Conference ICML'23"
    """
    if found := _BADGE.search(address):
        parts = unquote(found[1]).replace("--", "\0").replace("__", "\1").split("-")
        words = parts[:-1] if len(parts) > 1 else parts
        said = " ".join(words).replace("_", " ").replace("\0", "-").replace("\1", "_")
        return said.removesuffix(".svg").strip()
    return "stars" if _COUNTER.search(address) else alternative
