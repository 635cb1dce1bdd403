"""Disagreements: where a list says something else of a work than the graph does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spallm.analysis.known_work import Claimed, KnownWork, canonical
from spallm.identifiers import normalise_title
from spallm.importers.entry import Entry

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Venues that have changed their name.
_NOW = {"nips": "neurips"}
#: At so many sources a reader is told no more of them.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact that two give differently; ``ours`` is empty where we know of none.

    ``sources`` are those who say ours, and ``seconds`` those who say theirs, for the graph keeps
    what its curated view leaves out. ``of_preprint`` tells that theirs is that of the preprint.
    """

    field: str
    theirs: str
    ours: str
    sources: tuple[str, ...] = ()
    seconds: tuple[str, ...] = ()
    of_preprint: bool = False

    def words(self, language: str = "en") -> str:
        """Return the disagreement in words.

        >>> Disagreement("year", "2023", "2022", ("a-list, line 1",)).words()
        'year: 2023 there, 2022 here (a-list, line 1)'
        """
        words = _WORDS[language]
        here = words["here"].format(self.ours, _few(self.sources, words)) if self.ours else ""
        parts = [words["there"].format(self.theirs), here or words["none"]]
        if self.of_preprint:
            parts.append(words["preprint"].format(self.theirs))
        if self.seconds:
            parts.append(words["seconds"].format(self.theirs, _few(self.seconds, words)))
        return words["field"].format(words.get(self.field, self.field), words["join"].join(parts))


_WORDS = {
    "en": {
        "field": "{}: {}", "there": "{} there", "here": "{} here{}", "none": "none here",
        "by": " ({})",
        "preprint": "{} is that of the preprint", "seconds": "{} is said, too{}", "join": ", ",
        "more": "{} more", "list": "; ",
    },
    "zh": {
        "field": "{}：{}", "there": "对方为 {}", "here": "本图谱为 {}{}", "none": "本图谱没有",
        "by": "（{}）",
        "preprint": "{} 属于预印本", "seconds": "{} 另见{}", "join": "，", "more": "另有 {} 个来源",
        "list": "；", "year": "年份", "title": "标题", "venue": "发表处", "code": "代码",
        "status": "状态",
    },
}  # fmt: skip


def disagreements(
    entry: Entry, work: KnownWork, bearers: Sequence[KnownWork] = ()
) -> Iterator[Disagreement]:
    """Yield where an entry and the work that it means differ; what either does not say is none.

    ``bearers`` are all of which code may be told: the work, and the models that it introduced.
    """
    if entry.year and work.years and str(entry.year) != work.years[0].value:
        yield _told("year", str(entry.year), work.years, _is_year_of_preprint(entry.year, work))
    if entry.title and work.titles and not _same_title(entry, work):
        yield Disagreement("title", entry.title, work.title)
    if entry.venue and work.venues and not _is_among(entry.venue, (work.venues[0].value,)):
        preprints = (v.venue for v in work.versions if v.form == "preprint" and v.venue)
        yield _told("venue", entry.venue, work.venues, _is_among(entry.venue, preprints))
    yield from _code(entry, bearers or (work,))


def _told(field: str, theirs: str, claims: tuple[Claimed, ...], of_preprint: bool) -> Disagreement:
    ours = claims[0]
    seconds = (s for each in claims[1:] if _key(each.value) == _key(theirs) for s in each.sources)
    return Disagreement(field, theirs, ours.value, ours.sources, tuple(seconds), of_preprint)


def _code(entry: Entry, bearers: Sequence[KnownWork]) -> Iterator[Disagreement]:
    """Yield a repository that we do not know of."""
    told = [each for work in bearers for each in work.code]
    known = [each.value for each in told]
    for work in bearers:
        known += (*work.weights, *work.identifiers, *work.addresses)
    places = {canonical(url).casefold() for url in known}
    for link in entry.with_role("code"):
        if canonical(link.url).casefold() not in places:
            ours = [each for each in told if each.curated]
            addresses = ", ".join(dict.fromkeys(each.value for each in ours))
            sources = dict.fromkeys(name for each in ours for name in each.sources)
            yield Disagreement("code", link.url, addresses, tuple(sources))


def _is_year_of_preprint(year: int, work: KnownWork) -> bool:
    dates = (version.date or "" for version in work.versions if version.form == "preprint")
    return any(date.startswith(str(year)) for date in dates)


def _same_title(entry: Entry, work: KnownWork) -> bool:
    """Tell whether titles differ in spelling, a short name or a subtitle only."""
    names = (*work.names, *work.aliases, *((entry.name,) if entry.name else ()))
    theirs, ours = _bare((entry.title,), names), _bare(work.titles, names)
    return any(a.startswith(b) or b.startswith(a) for a in theirs for b in ours)


def _bare(titles: Iterable[str], names: Iterable[str]) -> set[str]:
    """Return normal titles, also without a short name in front or behind."""
    short = [normal for name in names if (normal := normalise_title(name))]
    found = {normalise_title(title) for title in titles}
    fronts = {key.removeprefix(f"{name} ") for key in found for name in short}
    behind = {key.removesuffix(f" {name}") for key in found for name in short}
    return {key for key in found | fronts | behind if key}


def _is_among(venue: str, others: Iterable[str]) -> bool:
    return any(_same_venue(_key(venue), _key(other)) for other in others)


def _same_venue(ours: str, theirs: str) -> bool:
    """Tell whether two venues are one, be one of them shortened word by word."""
    pairs = list(zip(ours.split(), theirs.split(), strict=False))
    lengths_match = len(ours.split()) == len(theirs.split())
    return lengths_match and all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _key(text: str) -> str:
    """Return a venue or year without case, years beside names, marks and articles."""
    bare = _YEAR.sub(" ", text) if _YEAR.sub("", text).strip(" '()-") else text
    words = re.findall(r"\w+", bare.casefold().replace("&", " and "))
    kept = (_NOW.get(each, each) for each in words if each not in ("the", "preprint", "and"))
    return " ".join(kept)


def _few(sources: tuple[str, ...], words: dict[str, str]) -> str:
    """Return the names of the first sources, and how many there are besides."""
    if not sources:
        return ""
    shown = list(sources[:_ENOUGH])
    if len(sources) > _ENOUGH:
        shown.append(words["more"].format(len(sources) - _ENOUGH))
    return words["by"].format(words["list"].join(shown))
