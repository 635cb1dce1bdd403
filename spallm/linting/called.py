"""What links are called: by their own words, or by the column that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spallm.linting.written import Written

if TYPE_CHECKING:
    from spallm.linting.manuscript import Manuscript

#: The words that call a link a paper or code and mean nothing else, in either language.
_CALLS = {
    "paper": "paper papers pdf article preprint arxiv 论文 原文 论文链接 文章",
    "code": "code codes github 代码 源码 仓库 repo repository",
}
_ROLES = {word: role for role, words in _CALLS.items() for word in words.split()}
_FILLING = re.compile(r"\b(?:the|link|links|url|official|our|pytorch|tensorflow)\b|链接|地址|官方")
_MARKUP = re.compile(r"<[^<>]*>|:[a-z_]+:|[^\w\s]|_")


def word_of(text: str) -> str | None:
    """Return what a label or the head of a column calls its links, if it is plain.

    >>> word_of("📄 **Paper** link"), word_of("Paper & Code"), word_of("Link")
    ('paper', None, None)
    """
    plain = _FILLING.sub(" ", _MARKUP.sub(" ", text.casefold())).split()
    roles = {_ROLES.get(word) for word in plain}
    return roles.pop() if len(roles) == 1 else None


def called(manuscript: Manuscript) -> Iterator[tuple[Written, str]]:
    """Yield the links of entries that somebody calls a paper or code, with what they are called.

    The words of a link outweigh those of its column. A link whose words call it something else,
    such as a film, is not called by its column.
    """
    for each in manuscript.written:
        if each.is_picture or each.state != "whole" or not each.url:
            continue
        in_row = each.line in manuscript.rows
        if not in_row and (each.line, each.url) not in manuscript.of_entry:
            continue
        own = word_of(each.label)
        if own:
            yield each, own
        elif in_row and _says_little(each.label) and (
            role := word_of(manuscript.column_of(each))
        ):  # fmt: skip
            yield each, role


def _says_little(label: str) -> bool:
    """Tell whether a label leaves it to the column to say what it leads to."""
    plain = _MARKUP.sub(" ", re.sub(r"!\[[^\[\]]*\]\([^()]*\)", "", label).casefold())
    return plain.strip() in ("", "link", "url", "here", "链接", "地址", "click")
