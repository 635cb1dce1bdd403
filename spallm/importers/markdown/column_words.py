"""What the headings of columns say, in English and Chinese."""

from __future__ import annotations

import re
from typing import Literal

from spallm.importers.markdown.words import plain

Column = Literal[
    "title", "work", "name", "year", "date", "venue", "paper", "code", "authors", "data", "page",
    "weights", "description", "number", "other", "unknown",
]  # fmt: skip
_HEADINGS: tuple[tuple[Column, str], ...] = (
    ("number", r"no\.?|#|id|idx|index|num(?:ber)?|rank|序号|编号|序"),
    (
        "title",
        r"(?:paper |article |full |publication )?titles?(?: of (?:the )?papers?)?|paper.title"
        r"|paper names?|name of (?:the )?paper|papers? titles?|title.paper"
        r"|titles? ?(?:&|and|/|\+) ?\w+(?: ?(?:&|and|,) ?\w+){0,3}"
        r"|题目|标题|论文(?:题目|标题|名称?)|文章(?:题目|标题|名称)?",
    ),
    (
        "work",
        r"papers?|articles?|works?|literatures?|references?|publications?|stud(?:ies|y)"
        r"|papers? ?(?:&|and|/|\+) ?\w+|paper links?|(?:survey )?(?:papers|surveys?)|论文|文献",
    ),
    ("year", r"years?|年份|年"),
    (
        "date",
        r"dates?|time|(?:release|publication|publish(?:ed)?|submission|arxiv) ?(?:dates?|time|year)"
        r"|released?|month|when|日期|时间|发布(?:时间|日期)|发表时间|年月",
    ),
    (
        "venue",
        r"venues?(?: ?[&/,] ?\w+)?|conf(?:erences?|\.)?(?: ?[/&] ?journals?)?|where|source"
        r"|journals?(?: ?[/&] ?conf\w*)?|published(?: in| at| on)?|publication venue|publishers?"
        r"|pub\.?|book ?title|venue.year|year.venue|conference.year|accepted(?: by| at)?"
        r"|proceedings|会议|期刊|会议[/、]期刊|期刊[/、]会议|发表(?:于)?|出处|来源|刊物",
    ),
    (
        "code",
        r"(?:official |source |open.?source )?codes?(?: ?(?:links?|url|available|release|base"
        r"|repo\w*))?|github(?: ?(?:links?|url|repo\w*))?|git|implementations?|software link"
        r"|repo(?:sitor(?:y|ies))?(?: ?(?:links?|url))?|codes? ?[/&] ?\w+"
        r"|代码(?:链接|地址)?|开源(?:代码|地址)?|源码",
    ),
    (
        "paper",
        r"(?:paper )?(?:links?|urls?)|pdfs?|arxiv|doi|openreview|论文(?:链接|地址)|链接|原文|地址",
    ),
    ("authors", r"(?:first |lead )?authors?(?: list)?|作者|第一作者"),
    (
        "page",
        r"(?:project ?)?(?:web ?)?(?:pages?|sites?)|home ?pages?|demos?"
        r"|projects? ?(?:pages?|links?|url)|项目主页|主页|官网",
    ),
    (
        "weights",
        r"weights|checkpoints?|hugging ?face|hf(?: ?link)?|model ?(?:links?|weights|zoo)|download"
        r"|模型(?:下载|链接)|权重",
    ),
    (
        "name",
        r"(?:method|model|algorithm|approach|framework|tool|library|project|software|system"
        r"|package|data ?set|benchmark|agent|resource|corpus|platform|product|app)s?(?: ?names?)?"
        r"|names?|abbr(?:eviation)?\.?|acronyms?|short(?: ?names?| title)?|alias|nick ?name"
        r"|方法|模型|名称|简称|缩写|项目(?:名称)?|工具|数据集(?:名称)?|算法|资源",
    ),
    (
        "description",
        r"descriptions?|details?|introductions?|summary|tl;?dr|abstract|notes?|comments?|about"
        r"|remarks?|highlights?|intro|key (?:ideas?|points?|contributions?)|contributions?"
        r"|简介|说明|介绍|描述|备注|摘要|特点",
    ),
    ("data", r"(?:data ?sets?|data) ?(?:links?|url|download)"),
    (
        "other",
        r"key ?words?|tags?|categor(?:y|ies)|tasks?|types?|topics?|stars?|licen[cs]es?|languages?"
        r"|backbones?|modalit(?:y|ies)|affiliations?|institut\w*|organi[sz]ations?|size|params?"
        r"|parameters|bibtex|cite|citations?|video|slides|domain|field|area|base|llms?|input"
        r"|output|metrics?|分类|关键词|机构|任务|类型|领域",
    ),
)
_PATTERNS = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in _HEADINGS)
_PARTS = re.compile(r"\s?[/&,，、()（）]\s?|\sand\s|\s")
_VAGUE = ("name", "other", "number")
_MOST_PARTS = 4
_LONGEST = 80


def heading_role(heading: str) -> Column:
    """Tell what a column holds from its heading.

    >>> heading_role("会议/期刊"), heading_role("**Code**"), heading_role("Gizmo")
    ('venue', 'code', 'unknown')
    """
    bare = " ".join(plain(heading[:_LONGEST]).split())
    for role, words in _PATTERNS:
        if words.fullmatch(bare):
            return role
    parts = [part for part in _PARTS.split(bare) if part]
    if len(parts) < 2:
        return "unknown"
    for part in parts[:_MOST_PARTS]:
        for role, words in _PATTERNS:
            if words.fullmatch(part) and role not in _VAGUE:
                return role
    return "unknown"
