"""Links: broken by how they are written, or leading nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spallm.identifiers import try_parse
from spallm.importers.nothing import is_nothing
from spallm.linting.finding import Edit, Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.rules.replacing import mended_by
from spallm.linting.words import Words
from spallm.linting.written import Written

#: What another address, or a title in quotes, begins with.
_STARTS = re.compile(r"[a-z]+://|www\.|[\"'(]", re.IGNORECASE)
#: A link within a link.
_NESTED = re.compile(r"\[[^\[\]]*\]\(")


def broken_link(manuscript: Manuscript) -> Iterator[Fault]:
    """Find links that are none: a blank in their address, or no bracket behind it."""
    for each in manuscript.written:
        if each.state == "spaced":
            clean = "".join(each.url.split())
            yield mended_by(
                manuscript, each, clean,
                Words(
                    "a blank stands in the address, so this is no link",
                    "网址中有空格，因此不成链接",
                ),
                Words("Take the blank out.", "请删去空格。"),
                safe=_is_torn(each.url) and try_parse(clean) is not None,
            )  # fmt: skip
        elif _NESTED.match(each.url):
            yield Fault(
                each.place(manuscript.file),
                Words("a link stands where its address should", "网址的位置上写了链接"),
                Words("Keep one address.", "请只保留一个网址。"),
            )
        elif each.state == "unclosed" and not _goes_on(manuscript, each):
            end = each.column + len(each.url)
            yield Fault(
                each.place(manuscript.file),
                Words("no ')' closes this link, so it is none", "链接缺少右括号，因此不成链接"),
                Words("Close it with ')'.", "请补上右括号。"),
                edits=(Edit(each.line, end, 0, ")"),),
            )


def _goes_on(manuscript: Manuscript, each: Written) -> bool:
    """Tell whether the next line closes a link that stands at the end of its line."""
    if manuscript.bare[each.line - 1][each.end :].strip() or each.line >= len(manuscript.bare):
        return False
    return manuscript.bare[each.line].lstrip().startswith((")", '"', "'", "("))


def _is_torn(text: str) -> bool:
    """Tell whether the blanks in an address stand beside a sign, so that they part no words."""
    _, *rest = text.split()
    starts = any(_STARTS.match(part) for part in rest)
    return not starts and re.search(r"\w\s+\w", text) is None


def empty(manuscript: Manuscript) -> Iterator[Fault]:
    """Find links of entries that lead nowhere."""
    for each in manuscript.written:
        if each.kind not in ("inline", "html") or not (each.url in "#/" or is_nothing(each.url)):
            continue
        in_row = each.line in manuscript.rows
        if each.url == "#" and not in_row and (each.line, "#") not in manuscript.of_entry:
            continue
        if each.url == "/" and not in_row:
            continue
        yield Fault(
            each.place(manuscript.file),
            Words("this link leads nowhere", "此链接没有指向"),
        )


def local(manuscript: Manuscript) -> Iterator[Fault]:
    """Find addresses that lead to somebody's own computer."""
    pattern = re.compile(
        r"(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?=[:/]|$)|file:/|[a-z]:[\\/]",
        re.IGNORECASE,
    )
    for each in manuscript.written:
        if pattern.match(each.url):
            yield Fault(
                each.place(manuscript.file),
                Words(
                    "this address leads to the reader's own computer", "此网址指向读者自己的计算机"
                ),
            )


RULES = (
    Rule(
        "broken-link",
        "error",
        Words(
            "A link is none, because its address has a blank or its bracket is missing.",
            "网址中有空格或缺少括号，因而不成链接。",
        ),
        Words("Take the blank out, or close the bracket.", "请删去空格或补上括号。"),
        "- [scGPT](https://github.com/bowang-lab/ scGPT)\n",
        broken_link,
        mends=True,
    ),
    Rule(
        "empty-link",
        "warning",
        Words("A link of an entry leads nowhere.", "条目的链接没有指向。"),
        Words("Give the address, or write - without a link.", "请补上网址，或只写 -。"),
        "| Title | Code |\n| --- | --- |\n| scGPT | [Code]() |\n",
        empty,
    ),
    Rule(
        "local-address",
        "error",
        Words("An address leads to the reader's own computer.", "网址指向读者自己的计算机。"),
        Words("Give the address at which others find it.", "请给出他人可访问的网址。"),
        "- [scGPT](http://localhost:8000/scgpt)\n",
        local,
    ),
)
