"""Genres: what the headings of a list say of the works below them, where they say it plainly."""

from __future__ import annotations

import re

from spallm.folding import folded

#: Words of headings, and the kind of paper that stands below them.
_WORDS = {
    "survey": r"\b(?:surveys?|(?<!peer )(?<!under )reviews?|overviews?)\b|综述",
    "benchmark-paper": r"\bbenchmark(?:s|ing)?\b|基准|测评|评测",
    "dataset-paper": r"\b(?:datasets?|corpora|corpus)\b|数据集|语料",
    "perspective": r"\b(?:perspectives?|position papers?|opinions?)\b|观点|展望",
}
_PATTERNS = {genre: re.compile(words) for genre, words in _WORDS.items()}
#: What says of a section that no methods stand in it.
_NO_METHODS = re.compile(
    r"\b(?:tutorials?|courses?|books?|blogs?|talks?|lectures?|videos?|workshops?|resources?|"
    r"librar(?:y|ies)|tools?|toolbox(?:es)?|toolkits?|software|links?|(?<!paper )lists?|community|"
    r"news|challenges?|competitions?)\b|教程|课程|书籍|博客|资源|工具|链接|竞赛"
)
_TITLES = re.compile(r"\b(?:survey|review|overview|benchmark(?:ing)?|dataset|tutorial)\b|综述|基准")


def genre_of(headings: tuple[str, ...]) -> str | None:
    """Return the genre that the innermost telling heading names; nothing where it names several.

    >>> genre_of(("Papers", "Important Survey Papers"))
    'survey'
    >>> genre_of(("Surveys and benchmarks",)) is None
    True
    """
    for heading in reversed(headings):
        told = [name for name, words in _PATTERNS.items() if words.search(folded(heading))]
        if told:
            return told[0] if len(told) == 1 else None
    return None


def has_methods(headings: tuple[str, ...], title: str) -> bool:
    """Tell whether works below such headings may introduce a method or model of their own.

    >>> has_methods(("Datasets",), "SegSet: two million cells")
    False
    """
    said = [folded(heading) for heading in headings]
    if any(words.search(text) for words in _PATTERNS.values() for text in said):
        return False
    return not any(map(_NO_METHODS.search, said)) and not _TITLES.search(folded(title))
