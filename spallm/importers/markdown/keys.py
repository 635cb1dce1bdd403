"""Keys that lines of lists begin with: ``Code:``, ``Authors:``, ``日期：``."""

from __future__ import annotations

import re

from spallm.importers.markdown.words import plain

_KEYS = (
    ("title", r"title|paper title|题目|标题|论文题目|论文标题"),
    ("name", r"method|name|model name|简称|abbreviation|方法"),
    ("authors", r"authors?|author list|by|作者"),
    ("year", r"year|年份"),
    (
        "date",
        r"(?:submission |publication |publish(?:ed)? |release )?date|published|time|released?"
        r"|日期|时间|发布时间",
    ),
    (
        "venue",
        r"venue|conference|journal|publisher|publication|published in|conf|会议|期刊|发表",
    ),
    ("paper", r"papers?(?: link| url)?|pdf|arxiv|link|paper link|论文|论文地址|论文链接"),
    (
        "code",
        r"(?:official |source )?codes?(?: link)?|github(?: link)?|repo(?:sitory)?|implementations?"
        r"|代码|代码地址|开源地址|源码",
    ),
    ("data", r"datasets?|data|数据集|数据"),
    (
        "page",
        r"project|project page|project\s?[+&/]\s?code|website|www|web|home\s?page|demo|url"
        r"|blog|主页|项目|项目主页|地址|网址|官网|仓库",
    ),
    ("weights", r"weights|checkpoints?|models?|模型|权重"),
    (
        "description",
        r"tl;?dr|summary|description|abstract|introduction|notes?|comments?|简介|介绍|说明|概述"
        r"|描述|摘要",
    ),
    (
        "also",
        r"key(?: ?words?)?|tags?|institutions?|affiliations?|env(?:ironment)?|expenv|openreview"
        r"|tasks?|topics?|licen[cs]e|stars|category|bibtex|video|slides|poster|organi[sz]ations?"
        r"|area|domain|type|language|platform|format|size|contact|metrics?|input|output|关键词"
        r"|机构|单位|标签",
    ),
)
_PATTERNS = tuple((role, re.compile(rf"(?:{words})s?", re.IGNORECASE)) for role, words in _KEYS)
_LINE = re.compile(r"\W{0,8}([^:：;；\n]{1,30}?)\s?\*{0,3}\s?[:：;；]\s{0,9}")


def key_of(text: str) -> tuple[str, str, int] | None:
    """Read the key of a line such as ``Code: …``: its role, itself, and where the rest begins.

    >>> key_of("📅 Date: August 12, 2026")
    ('date', 'Date', 8)
    """
    if not (found := _LINE.match(text)):
        return None
    key = plain(found[1])
    for role, words in _PATTERNS:
        if words.fullmatch(key):
            return role, key, found.end()
    return None
