"""Origins: what the kinds of source are called from which the records of a review come."""

from __future__ import annotations

from collections.abc import Mapping

from spallm.vocabulary import BASE

#: The bases of evidence, named as sources in the plural.
_NAMES: Mapping[str, tuple[str, str]] = {
    "ai-generated-list": ("AI-generated lists", "AI 生成的列表"),
    "citation-index": ("citation indexes", "引文索引"),
    "curators-inference": ("the curators' own inference", "整理者推断"),
    "list": ("lists of papers and models", "文献与模型列表"),
    "primary-statement": ("statements by the makers", "作者自述"),
    "secondary-statement": ("statements by others", "他人陈述"),
    "stated-in-model-card": ("model cards", "模型卡"),
    "stated-in-paper": ("papers", "论文"),
    "stated-in-repository": ("code repositories", "代码仓库"),
    "stated-in-review": ("reviews", "综述"),
    "stated-on-website": ("websites", "网站"),
    "third-party-model-card": ("model cards by third parties", "第三方模型卡"),
}


def origin(basis: str, label: str, language: str) -> str:
    """Return what sources of a kind are called; one that we do not know keeps its label.

    >>> origin(f"{BASE}basis/list", "List", "en"), origin("https://example.org/b", "Register", "en")
    ('lists of papers and models', 'Register')
    """
    names = _NAMES.get(basis.removeprefix(f"{BASE}basis/"))
    return names[language == "zh"] if names else label
