"""Twins: one work listed twice, and one address given to two works."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spallm.identifiers import normalise_title
from spallm.importers.entry import Entry
from spallm.importers.identity import asked, identifier_of
from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.titles import are_spellings, are_strangers
from spallm.linting.words import Words
from spallm.matching.address import comparable
from spallm.matching.standing import are_apart
from spallm.matching.title import says_enough

#: More works than these, and than such a share, under several headings are meant to be there.
_FEW, _MANY = 5, 0.05


@dataclass(frozen=True, slots=True)
class _Pair:
    entry: Entry
    first: Entry
    shared: str


def twice(manuscript: Manuscript) -> Iterator[Fault]:
    """Find works that are listed again further down.

    Where many stand under several headings, that is how the list is meant, and it is said once.
    """
    pairs = _first_of_each(manuscript)
    apart = [pair for pair in pairs if pair.entry.section != pair.first.section]
    is_meant = len(apart) > max(_FEW, _MANY * len(manuscript.entries))
    if is_meant:
        yield _in_general(apart)
    for pair in pairs:
        elsewhere = pair.entry.section != pair.first.section
        if not (elsewhere and is_meant):
            yield _again(pair, elsewhere=elsewhere)


def _first_of_each(manuscript: Manuscript) -> list[_Pair]:
    found: dict[int, _Pair] = {}
    for pair in (*_by_address(manuscript), *_by_title(manuscript)):
        if _are_one(pair):
            found.setdefault(id(pair.entry), pair)
    return sorted(found.values(), key=lambda pair: pair.entry.place)


def _in_general(apart: list[_Pair]) -> Fault:
    first = apart[0]
    return Fault(
        first.entry.spot("title"),
        Words(
            f"{len(apart)} works stand under a second heading, this one as in line "
            f"{first.first.place.line}",
            f"有 {len(apart)} 篇论文列于多个分区，如本条（亦见第 {first.first.place.line} 行）",
        ),
        Words("That may be meant; nothing more is said of it.", "这可能是有意的，不再逐条提示。"),
        severity="note",
    )


def _again(pair: _Pair, *, elsewhere: bool) -> Fault:
    line, heading = pair.first.place.line, pair.first.section[-1:]
    where = f" under «{heading[0]}»" if elsewhere and heading else ""
    chinese = f"“{heading[0]}”之下" if where else ""
    return Fault(
        pair.entry.spot("title"),
        Words(
            f"this work stands in line {line} already{where}: {pair.shared}",
            f"此论文在{chinese}第 {line} 行已列出：{pair.shared}",
        ),
        Words("Keep one of the two if that is not meant.", "若非有意，请只保留一处。"),
        severity="note" if elsewhere else "warning",
    )


def _by_address(manuscript: Manuscript) -> Iterator[_Pair]:
    """Yield the entries whose identifier or address an earlier one has."""
    seen: dict[str, Entry] = {}
    for entry in manuscript.entries:
        for key in _keys(entry):
            first = seen.setdefault(key, entry)
            if first is not entry:
                yield _Pair(entry, first, key)


def _keys(entry: Entry) -> Iterator[str]:
    yield from asked(entry).identifiers
    for link in entry.with_role("paper"):
        if identifier_of(link.url) is None and (key := comparable(link.url)):
            yield key


def _by_title(manuscript: Manuscript) -> Iterator[_Pair]:
    seen: dict[str, Entry] = {}
    for entry in manuscript.entries:
        key = normalise_title(entry.title)
        if not says_enough(key):
            continue
        first = seen.setdefault(key, entry)
        if first is not entry and _may_be_one(first, entry):
            yield _Pair(entry, first, f"«{entry.title}»")


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Tell whether nothing speaks against two entries of one title being one work.

    Two repositories or pages of one title are often two things.
    """
    if one.year and other.year and abs(one.year - other.year) > 1:
        return False
    if are_apart(asked(one).identifiers, asked(other).identifiers):
        return False
    if not (one.links and other.links):
        return True
    ours, theirs = _sites(one), _sites(other)
    both = ours.keys() & theirs.keys()
    return bool(ours and theirs) and all(ours[host] & theirs[host] for host in both)


def _sites(entry: Entry) -> dict[str, set[str]]:
    """Return the addresses of papers by their host."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in entry.with_role("paper"):
        key = comparable(link.url) or ""
        found[key.partition("/")[0]].add(key)
    return found


def _are_one(pair: _Pair) -> bool:
    return are_spellings(normalise_title(pair.entry.title), normalise_title(pair.first.title))


def shared(manuscript: Manuscript) -> Iterator[Fault]:
    """Find addresses that stand beside two titles that have nothing in common."""
    told: set[int] = set()
    for pair in _by_address(manuscript):
        one, other = normalise_title(pair.entry.title), normalise_title(pair.first.title)
        if id(pair.entry) in told or not are_strangers(one, other):
            continue
        told.add(id(pair.entry))
        link = next((each for each in pair.entry.links if _is(each.url, pair.shared)), None)
        written = link and manuscript.written_at.get((link.place.line, link.url))
        yield Fault(
            written.place(manuscript.file) if written else pair.entry.spot("title"),
            Words(
                f"{pair.shared} is the address of «{pair.first.title}» "
                f"in line {pair.first.place.line}, too",
                f"{pair.shared} 也是第 {pair.first.place.line} 行《{pair.first.title}》的链接",
            ),
        )


def _is(url: str, key: str) -> bool:
    found = identifier_of(url)
    return (found.curie if found else comparable(url)) == key


RULES = (
    Rule(
        "same-work-twice",
        "warning",
        Words("A work is listed twice.", "同一论文列出两次。"),
        Words("Keep one of the two.", "请只保留一处。"),
        "| Title | Paper |\n| --- | --- |\n"
        "| Attention is all you need | [Link](https://arxiv.org/abs/1706.03762) |\n"
        "| Attention Is All You Need | [Link](https://arxiv.org/pdf/1706.03762v7) |\n",
        twice,
    ),
    Rule(
        "one-address-two-titles",
        "warning",
        Words("Two works have the same link.", "两篇不同的论文使用同一链接。"),
        Words(
            "Find out whose it is, and correct the other.", "请确认链接属于哪一篇，并更正另一处。"
        ),
        "| Title | Paper |\n| --- | --- |\n"
        "| Attention is all you need | [Link](https://arxiv.org/abs/1706.03762) |\n"
        "| Deep residual learning for images | [Link](https://arxiv.org/abs/1706.03762) |\n",
        shared,
    ),
)
