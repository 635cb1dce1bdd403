"""Headings as far as identity goes: numbers, marks and case aside they name a section."""

from __future__ import annotations

import re
from unicodedata import category

from spallm.folding import folded, words
from spallm.identifiers import slug

_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)+[.)、：:]?\s+|(?:\d+|[ivx]+|[a-z])[.)、：:]\s*)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*[A-Za-z]{2}[^()（）]*)[)）]")
#: As long as the ids of sections get.
LONGEST = 56
#: What frequent headings without a Latin letter are called in ids.
_LATIN = {
    "综述": "surveys", "论文": "papers", "模型": "models", "大模型": "large-models",
    "方法": "methods", "数据": "data", "数据集": "datasets", "基准": "benchmarks",
    "评测": "evaluation", "应用": "applications", "工具": "tools", "资源": "resources",
    "教程": "tutorials", "课程": "courses", "书籍": "books", "博客": "blogs",
    "代码": "code", "其他": "others", "其它": "others",
}  # fmt: skip


def normal(heading: str) -> str:
    """Return a heading without its number, its marks and its case.

    >>> normal("2.1 Graph Clustering 🚀"), normal("🔥")
    ('graph clustering', '')
    """
    return " ".join(words(_NUMBER.sub("", folded(heading))))


def label(heading: str) -> str:
    """Return a heading as a section is called: on one line, without what nobody sees."""
    shown = "".join(sign for sign in heading if category(sign) not in ("Cc", "Cs", "Cf"))
    return " ".join(shown.split())


def language(heading: str) -> str:
    """Return the language in which a heading is a name, as far as signs tell.

    >>> language("图聚类"), language("Graph clustering")
    ('zh', 'en')
    """
    return "zh" if _CHINESE.search(heading) else "en"


def section_id(heading: str, parent: str | None = None) -> str:
    """Return the id that a section would like, with that of the section above if it needs it.

    >>> section_id("综述"), section_id("3D目标检测(3D Object Detection)")
    ('surveys', '3d-object-detection')
    """
    latin = _IN_BRACKETS.search(heading) if _CHINESE.search(heading) else None
    name = normal(latin[1] if latin else heading)
    own = slug(_LATIN.get(name, name), max_length=LONGEST)
    return slug(f"{parent} {own}", max_length=LONGEST) if parent else own
