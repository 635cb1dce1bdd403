"""Headings: with nothing below them, or twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spallm.linting.finding import Edit, Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words

_ATX = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s+#+)?\s*$")
_ANCHOR = re.compile(r"</?(?:a|br|div|p|hr|center|details|summary)\b[^<>]*>|\s|[-*_]{3,}", re.I)
#: Headings that are rather sentences: long ones, with a colon or a link.
_SENTENCE = re.compile(r"[:：!！?？]|\.\s*$|\]\(|https?://")
_LONGEST = 8
_MARKUP = re.compile(r"<[^<>]*>|[*_`~]|!?\[([^\[\]]*)\]\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    end: int
    level: int
    raw: str

    @property
    def text(self) -> str:
        """The heading without mark-up."""
        return " ".join(_MARKUP.sub(lambda match: match[1] or "", self.raw).split())


def empty(manuscript: Manuscript) -> Iterator[Fault]:
    """Find headings below which nothing stands, or a table without rows."""
    headings = _headings(manuscript)
    for number, each in enumerate(headings):
        after = headings[number + 1] if number + 1 < len(headings) else None
        if not each.text or each.level == 1 or (after and after.level > each.level):
            continue
        if _SENTENCE.search(each.raw) or len(each.text.split()) > _LONGEST:
            continue
        below = range(each.end, after.start if after else len(manuscript.texts))
        has_table = any(grid.header.line - 1 in below for grid in manuscript.grids)
        if _holds_something(manuscript, below):
            continue
        yield Fault(
            manuscript.spot(each.start + 1),
            severity="note" if after and _is_part(headings, each, after) else None,
            message=Words(
                f"{'a table without rows' if has_table else 'nothing'} stands below "
                f"the heading «{each.text}»",
                f"标题“{each.text}”之下{'的表格没有任何行' if has_table else '没有内容'}",
            ),
        )


def _is_part(headings: list[_Heading], each: _Heading, after: _Heading) -> bool:
    """Tell whether the next heading, though of the same level, seems to be a part of this one."""
    again = sum(other.text == after.text for other in headings) > 1
    return after.level == each.level and (again or after.text.isdecimal())


def _headings(manuscript: Manuscript) -> list[_Heading]:
    found = []
    for start, end in manuscript.blocks.headings:
        line = manuscript.bare[start]
        if match := _ATX.match(line):
            found.append(_Heading(start, end, len(match[1]), match[2]))
        elif end - start > 1:
            level = 1 if manuscript.bare[end - 1].strip().startswith("=") else 2
            found.append(_Heading(start, end, level, line))
    return found


def _holds_something(manuscript: Manuscript, below: range) -> bool:
    """Tell whether anything but anchors, lines and headings of tables stands in some lines."""
    heads = {n for g in manuscript.grids for n in (g.header.line - 1, g.delimiter.line - 1)}
    code = {n for bounds in manuscript.blocks.code for n in range(*bounds)}
    for number in below:
        if number in code or (number not in heads and _says(manuscript.texts[number])):
            return True
    return False


def _says(text: str) -> bool:
    return bool(_ANCHOR.sub("", text).strip("|"))


def repeated(manuscript: Manuscript) -> Iterator[Fault]:
    """Find headings that stand twice below the same heading.

    What stands there three times or more, or is a year, is how the list is built.
    """
    found: dict[tuple[str, ...], list[_Heading]] = defaultdict(list)
    above: list[_Heading] = []
    for each in _headings(manuscript):
        while above and above[-1].level >= each.level:
            above.pop()
        above.append(each)
        found[tuple(heading.text.casefold() for heading in above)].append(each)
    for some in found.values():
        if len(some) == _TWICE and some[0].text and not some[0].text.isdecimal():
            first, second = some
            yield Fault(
                manuscript.spot(second.start + 1),
                Words(
                    f"the heading «{second.text}» stands in line {first.start + 1} already",
                    f"标题“{second.text}”在第 {first.start + 1} 行已出现",
                ),
            )


_TWICE = 2


def tight(manuscript: Manuscript) -> Iterator[Fault]:
    """Find headings without a blank behind their signs, which are shown as plain text.

    One sign may begin a tag, as of a social network; two and more never do.
    """
    for start, _ in manuscript.blocks.paragraphs:
        if match := _TIGHT.match(manuscript.bare[start]):
            yield Fault(
                manuscript.spot(start + 1),
                Words(
                    f"no blank follows {match[1]}, so this is no heading",
                    f"{match[1]} 之后没有空格，因此不成标题",
                ),
                edits=(Edit(start + 1, match.end(1) + 1, 0, " "),),
            )


_TIGHT = re.compile(r"\s{0,3}(#{2,6})(?=[^\s#])")
RULES = (
    Rule(
        "tight-heading",
        "warning",
        Words("A heading lacks the blank behind its signs.", "标题的 # 之后缺少空格。"),
        Words("Put a blank behind the signs.", "请在 # 之后加空格。"),
        "##Reviews\n\n- [A review](https://doi.org/10.1000/1)\n",
        tight,
    ),
    Rule(
        "empty-section",
        "warning",
        Words("Nothing stands below a heading.", "标题之下没有内容。"),
        Words("List something there, or take the heading away.", "请补充内容或删去标题。"),
        "## Spatial models\n\n## Reviews\n\n- [A review](https://doi.org/10.1000/1)\n",
        empty,
    ),
    Rule(
        "repeated-heading",
        "note",
        Words("A heading stands twice in one part of the list.", "同一部分中标题重复。"),
        Words("Join the two sections, or name them apart.", "请合并两节，或使用不同标题。"),
        "## Reviews\n\n- [One](https://doi.org/10.1000/1)\n\n## Reviews\n\n"
        "- [Two](https://doi.org/10.1000/2)\n",
        repeated,
    ),
)
