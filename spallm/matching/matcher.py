"""The matcher: for a work that somebody names, the one that is surely meant, or those perhaps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from rapidfuzz import fuzz

from spallm.matching import title
from spallm.matching.agreement import agree, disagree, same_work
from spallm.matching.index import Index, addresses, code_key
from spallm.matching.known import Known
from spallm.matching.match import Match, Why
from spallm.matching.standing import are_apart, equal_form

#: The likeness, of 100, from which a title is similar; and of works that share a name or code.
SIMILAR, AKIN = 90, 60
#: More proposals than this help nobody.
FEW = 5
_CUT_DOI = re.compile(r"10\.\d{4,9}/\S{4,}")


class Matcher:
    """Works one knows, and the answer to which of them is meant.

    Works of different kinds are never the same. What is asked about may itself be among the works;
    a work never matches one with its own ``id``.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        by_kind: dict[str, list[Known]] = defaultdict(list)
        for each in known:
            by_kind[each.kind].append(each)
        self._indexes = {kind: Index(works) for kind, works in by_kind.items()}

    def certain(self, asked: Known) -> Match | None:
        """Return the work that is surely meant: by identifier, address, or title and year.

        An identifier outweighs a title. But where the title is that of another work, the link is
        taken for the mistake; the match is then by title, and names the identifier as disputed.
        """
        if (index := self._indexes.get(asked.kind)) is None:
            return None
        found = list(_by_identifier(index, asked))
        if not found:
            return _by_title(index, asked) or _by_address(index, asked)
        first = found[0]
        others = tuple(each.shared for each in found if each.known.id != first.known.id)
        if disagree(asked, first.known):
            return _against_title(index, asked, found)
        if others:
            return Match(
                first.known, "identifier", first.shared, 100.0,
                f"{others[0]} is another work: {found[-1].known.id}", others,
            )  # fmt: skip
        return first

    def proposed(self, asked: Known) -> tuple[Match, ...]:
        """Return works that may be meant, the likeliest first; a human has to say."""
        if (index := self._indexes.get(asked.kind)) is None:
            return ()
        best: dict[str, Match] = {}
        surely = self.certain(asked)
        for match in _perhaps(index, asked):
            known = best.get(match.known.id)
            if match.known.id != asked.id and (known is None or match.score > known.score):
                best[match.known.id] = match
        if surely:
            best.pop(surely.known.id, None)
        ranked = sorted(best.values(), key=lambda match: (-match.score, match.known.id))
        return tuple(ranked[:FEW])


def _by_identifier(index: Index, asked: Known) -> Iterator[Match]:
    for curie in asked.identifiers:
        for place in index.by_identifier.get(equal_form(curie), ()):
            if index.works[place].id != asked.id:
                yield Match(index.works[place], "identifier", curie)


def _by_address(index: Index, asked: Known) -> Match | None:
    for key in addresses(asked.addresses):
        for place in index.by_address.get(key, ()):
            known = index.works[place]
            if known.id != asked.id and agree(asked, known, key):
                return Match(known, "address", key)
    return None


def _against_title(index: Index, asked: Known, found: list[Match]) -> Match:
    """Settle an identifier whose work has another title: the title's work is meant, if known."""
    first = found[0]
    said = f"{first.shared} is «{next(iter(first.known.titles), first.known.id)}»"
    agreeing = [each for each in found if not disagree(asked, each.known)]
    if meant := (agreeing[0] if agreeing else _by_title(index, asked, heed_identifiers=False)):
        disputed = tuple(each.shared for each in found if each.known.id != meant.known.id)
        return Match(meant.known, meant.why, meant.shared, meant.score, said, disputed)
    return Match(first.known, "identifier", first.shared, 100.0, f"the titles disagree: {said}")


def _by_title(index: Index, asked: Known, *, heed_identifiers: bool = True) -> Match | None:
    """Return the one work of the same title; where several have it, only the year can tell."""
    found: dict[str, Match] = {}
    for key, place in index.titled(asked):
        known = index.works[place]
        apart = heed_identifiers and are_apart(asked.identifiers, known.identifiers)
        if known.id != asked.id and not apart and (why := same_work(asked, known, key)):
            found.setdefault(known.id, Match(known, why, _shared(why, asked, known)))
    if len(found) > 1:
        same_year = [each for each in found.values() if each.known.year == asked.year]
        return same_year[0] if len(same_year) == 1 else None
    return next(iter(found.values()), None)


def _shared(why: Why, asked: Known, known: Known) -> str:
    if why == "title-and-code":
        return asked.code[0]
    return ", ".join(dict.fromkeys(str(year) for year in (asked.year, known.year) if year))


def _perhaps(index: Index, asked: Known) -> Iterator[Match]:
    ours = title.keys(asked.titles)
    yield from _same_title(index, asked)
    for key in ours:
        yield from _part_of_title(index, key)
    for key in ours[:1]:
        yield from _similar(index, asked, key)
    yield from _namesakes(index, asked, ours)
    yield from _cut_off(index, asked)
    for key in addresses(asked.addresses):
        for place in index.by_address.get(key, ()):
            yield Match(index.works[place], "address", key, 60.0)


def _same_title(index: Index, asked: Known) -> Iterator[Match]:
    for _, place in index.titled(asked):
        known = index.works[place]
        if are_apart(asked.identifiers, known.identifiers):
            yield Match(known, "title", "other identifiers", 96.0)
        elif asked.year != known.year:
            yield Match(known, "title", f"{asked.year or '?'} ≠ {known.year or '?'}", 95.0)
        else:
            yield Match(known, "title", "a short one", 92.0)


def _part_of_title(index: Index, key: str) -> Iterator[Match]:
    if not title.says_enough(key):
        return
    for other in islice(index.begun_by(key), FEW):
        if title.says_enough(other):
            for place in index.by_title[other]:
                shorter = min(key, other, key=len)
                yield Match(index.works[place], "part-of-title", shorter, 85.0)


def _similar(index: Index, asked: Known, key: str) -> Iterator[Match]:
    for place in index.alike(key):
        known = index.works[place]
        if asked.year and known.year and abs(asked.year - known.year) > 1:
            continue
        for other in index.titles[place][:1]:
            score = fuzz.ratio(key, other, score_cutoff=SIMILAR)
            if score and other != key:
                yield Match(known, "similar-title", known.titles[0], round(score, 1))


def _namesakes(index: Index, asked: Known, ours: tuple[str, ...]) -> Iterator[Match]:
    """Yield works of the same short name or code whose titles have something in common."""
    named: tuple[tuple[Why, dict[str, list[int]], dict[str, str]], ...] = (
        ("name", index.by_name, {name.casefold(): name for name in asked.names}),
        ("code", index.by_code, {code_key(code): code for code in asked.code}),
    )
    for why, table, values in named:
        for key, value in values.items():
            for place in table.get(key, ()):
                if score := _akin(ours, index.titles[place], key):
                    yield Match(index.works[place], why, value, round(min(score, 89.0), 1))


def _akin(ours: tuple[str, ...], theirs: tuple[str, ...], name: str) -> float:
    scores = [
        AKIN if name in (one, other) else fuzz.token_set_ratio(one, other, score_cutoff=AKIN)
        for one in ours[-1:]
        for other in theirs[-1:]
    ]
    return float(max(scores, default=0))


def _cut_off(index: Index, asked: Known) -> Iterator[Match]:
    """Yield the works whose DOI begins with what an address that holds none seems to have lost."""
    for address in asked.addresses:
        if found := _CUT_DOI.search(address):
            for curie in islice(index.completing(f"doi:{found[0].casefold()}"), FEW):
                for place in index.by_identifier[curie]:
                    yield Match(index.works[place], "cut-off", found[0], 80.0)
